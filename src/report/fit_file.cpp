#include "report/fit_file.hpp"

#include <array>
#include <fstream>
#include <string_view>

#include <nlohmann/json.hpp>

#include "report/fit_outcome.hpp"
#include "store/open_study.hpp"

namespace groundswell::report {

namespace {

bool is_database(std::string const& name)
{
    constexpr std::string_view magic{"SQLite format 3"};
    std::array<char, magic.size()> begin{};
    std::ifstream file(name, std::ios::binary);
    file.read(begin.data(), begin.size());
    return file && std::string_view(begin.data(), begin.size()) == magic;
}

/// What a study keeps under a name; "" if nothing.
std::string kept_text(std::string const& file, std::string_view name)
{
    std::string out;
    auto const study = open_study(file);
    auto definitions = study.prepare("SELECT name, definition FROM experiments");
    while (definitions.step())
        if (definitions.text(0) == name) out = definitions.text(1);
    return out;
}

} // namespace

Members read_fit(std::string const& name)
{
    if (name == shipped_fit || !is_database(name)) return read_members(name);
    auto const text = kept_text(name, kept_fit);
    if (text.empty())
        throw UserError(Problem{.code = ProblemCode::study_no_results,
                                .place = {.file = name},
                                .what = "holds no fit",
                                .allowed = "a study that 'groundswell fit' has finished",
                                .suggestion = "run the fit again to go on with it"});
    return parse_members(text, name);
}

std::vector<AskedQuestion> fitted_questions(std::string const& name)
{
    std::vector<AskedQuestion> out;
    if (name == shipped_fit || !is_database(name)) return out;
    auto const kept = kept_text(name, kept_fit_result);
    if (kept.empty()) return out;
    try {
        for (auto const& row : parse_foreign(kept).at("rows")) {
            auto const quantity = row.at("quantity").get<std::string>(),
                       figure = row.at("figure").get<std::string>();
            out.push_back({quantity, figure == quantity ? "" : figure, row.at("group").get<std::string>()});
        }
    } catch (Json::exception const&) {
        throw UserError(Problem{.code = ProblemCode::file_damaged,
                                .place = {.file = name},
                                .what = "holds a fit whose rows cannot be read",
                                .suggestion = "make the fit again"});
    }
    return out;
}

} // namespace groundswell::report
