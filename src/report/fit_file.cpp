#include "report/fit_file.hpp"

#include <array>
#include <fstream>
#include <string_view>

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

} // namespace

Members read_fit(std::string const& name)
{
    if (name == shipped_fit || !is_database(name)) return read_members(name);
    std::string text;
    auto const study = open_study(name);
    auto definitions = study.prepare("SELECT name, definition FROM experiments");
    while (definitions.step())
        if (definitions.text(0) == kept_fit) text = definitions.text(1);
    if (text.empty())
        throw UserError(Problem{.code = ProblemCode::study_no_results,
                                .place = {.file = name},
                                .what = "holds no fit",
                                .allowed = "a study that 'groundswell fit' has finished",
                                .suggestion = "run the fit again to go on with it"});
    return parse_members(text, name);
}

} // namespace groundswell::report
