#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <groundswell/check_scenario.hpp>
#include <groundswell/members.hpp>
#include <iterator>
#include <map>

#include "base/trimmed.hpp"
#include "experiment/shipped_members.hpp"
#include "tables/delimited.hpp"
#include "tables/numbers.hpp"

namespace groundswell {

namespace {

constexpr int members_schema = 1;
constexpr auto hash_column = "result_hash";
constexpr std::uintmax_t most_bytes = 256U << 20U;

std::string one_line(std::string text)
{
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

template <class Whole>
std::optional<Whole> whole_of(std::string_view text, int base)
{
    Whole out{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out, base);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return out;
}

/// Reads the lines above the table, then the table.
class MembersReader {
  public:
    MembersReader(std::string_view text, std::string const& name) : text_(text) { out_.name = name; }

    Members operator()()
    {
        head();
        auto const table = read_delimited(out_.name, std::string(text_));
        header(table);
        throw_if_any(problems_);
        for (std::size_t row = 0; row < table.rows(); ++row)
            out_.members.push_back(member(table, row));
        if (out_.members.empty())
            say({.code = ProblemCode::table_no_rows, .what = "has no member", .allowed = "a row for each"});
        throw_if_any(problems_);
        return std::move(out_);
    }

  private:
    void say(Problem problem)
    {
        if (problem.place.file.empty()) problem.place.file = out_.name;
        problems_.push_back(std::move(problem));
    }

    /// "# key: value" lines, up to the first that is none.
    void head()
    {
        int number = 0;
        for (std::size_t at = 0; at < text_.size() && text_[at] == '#';) {
            auto const end = std::min(text_.find('\n', at), text_.size());
            auto const line = trimmed(text_.substr(at + 1, end - at - 1));
            auto const colon = line.find(':');
            ++number;
            if (colon != std::string_view::npos)
                said_.insert({std::string(trimmed(line.substr(0, colon))),
                              {number, std::string(trimmed(line.substr(colon + 1)))}});
            at = end + 1;
        }
        whole("schema", 10, schema_);
        if (problems_.empty() && schema_ != members_schema)
            say({.code = ProblemCode::file_other_version,
                 .what = fmt::format("has schema {}", schema_),
                 .allowed = fmt::format("this version reads {}", members_schema)});
        throw_if_any(problems_);
        out_.version = text("version");
        out_.title = text("title");
        out_.command = text("command");
        whole("scenario", 16, out_.scenario);
        whole("institution", 16, out_.institution);
        whole("seed", 10, out_.seed);
    }

    std::string text(std::string const& key)
    {
        auto const at = said_.find(key);
        if (at != said_.end()) return at->second.second;
        say({.code = ProblemCode::file_damaged,
             .what = fmt::format("has no line '# {}: ...'", key),
             .allowed = "a file of members begins with what they were made from",
             .suggestion = "make the fit again"});
        return {};
    }

    template <class Whole>
    void whole(std::string const& key, int base, Whole& into)
    {
        auto const value = text(key);
        if (!said_.contains(key)) return;
        if (auto const number = whole_of<Whole>(value, base)) {
            into = *number;
            return;
        }
        say({.code = ProblemCode::value_malformed,
             .place = {.file = out_.name, .line = said_.at(key).first, .key = key},
             .what = "is '" + value + "'",
             .allowed = base == 16 ? "must be a hexadecimal number" : "must be a whole number"});
    }

    void header(Table const& table)
    {
        for (auto const& name : table.repeated)
            say({.code = ProblemCode::value_duplicate,
                 .place = {.file = out_.name, .key = name},
                 .what = "names two columns"});
        for (auto const& row : table.ragged)
            say({.code = ProblemCode::table_wrong_field_count,
                 .place = table.place_of_line(row.line),
                 .what = fmt::format("has {} fields", row.fields),
                 .allowed = fmt::format("the header has {}", table.columns())});
        if (table.rows() > most_members)
            say({.code = ProblemCode::file_too_large,
                 .what = fmt::format("has {} members", table.rows()),
                 .allowed = fmt::format("at most {}", most_members)});
        auto const& names = table.header();
        if (names.empty() || names.back() != hash_column) {
            say({.code = ProblemCode::table_missing_column,
                 .what = fmt::format("has no last column '{}'", hash_column),
                 .allowed = "a column for each parameter, and that one"});
            return;
        }
        out_.parameters.assign(names.begin(), names.end() - 1);
    }

    Members::Member member(Table const& table, std::size_t row)
    {
        Members::Member out{.values = {}, .result_hash = 0, .line = static_cast<int>(table.line(row))};
        for (std::size_t k = 0; k < out_.parameters.size(); ++k) {
            auto const value = as_number(table.cell(row, k));
            if (!value || !std::isfinite(*value))
                say({.code = ProblemCode::table_wrong_number,
                     .place = table.place(row, out_.parameters[k]),
                     .what = fmt::format("is '{}'", table.cell(row, k)),
                     .allowed = "must be a number"});
            out.values.push_back(value.value_or(0));
        }
        auto const cell = table.cell(row, out_.parameters.size());
        auto const hash = whole_of<std::uint64_t>(cell, 16);
        if (!hash)
            say({.code = ProblemCode::table_wrong_number,
                 .place = table.place(row, hash_column),
                 .what = fmt::format("is '{}'", cell),
                 .allowed = "must be a hexadecimal number"});
        out.result_hash = hash.value_or(0);
        return out;
    }

    std::string_view text_;
    Members out_;
    Problems problems_;
    int schema_{0};
    std::map<std::string, std::pair<int, std::string>> said_; ///< by key: line, value
};

} // namespace

std::string write_members(Members const& members)
{
    std::string out =
        fmt::format("# groundswell fit\n"
                    "# schema: {}\n"
                    "# version: {}\n"
                    "# title: {}\n"
                    "# command: {}\n"
                    "# scenario: {:016x}\n"
                    "# institution: {:016x}\n"
                    "# seed: {}\n",
                    members_schema, members.version, one_line(members.title), one_line(members.command),
                    members.scenario, members.institution, members.seed);
    for (auto const& parameter : members.parameters)
        out += parameter + ",";
    out += std::string(hash_column) + "\n";
    for (auto const& member : members.members) {
        for (double const value : member.values)
            out += fmt::format("{},", value); // the shortest form that reads back equal
        out += fmt::format("{:016x}\n", member.result_hash);
    }
    return out;
}

Members parse_members(std::string_view text, std::string const& name)
{
    return MembersReader(text, name)();
}

Members read_members(std::string const& name)
{
    if (name == shipped_fit) return parse_members(shipped_members(), name);
    std::error_code ignored;
    if (std::filesystem::is_directory(name, ignored))
        throw UserError(Problem{.code = ProblemCode::file_is_folder,
                                .place = {.file = name},
                                .what = "is a folder",
                                .allowed = "a file of members, or a study that holds a fit"});
    std::ifstream file(name, std::ios::binary);
    if (!file)
        throw UserError(
            Problem{.code = ProblemCode::file_cannot_be_read,
                    .place = {.file = name},
                    .what = "cannot be read",
                    .allowed = "no such file, or no permission",
                    .suggestion = fmt::format("'{}' is the fit that comes with the program", shipped_fit)});
    if (auto const bytes = std::filesystem::file_size(name, ignored); !ignored && bytes > most_bytes)
        throw UserError(Problem{.code = ProblemCode::file_too_large,
                                .place = {.file = name},
                                .what = fmt::format("has {} bytes", bytes),
                                .allowed = fmt::format("a file of members has at most {}", most_bytes)});
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    return parse_members(text, name);
}

std::string why_not_shipped(Scenario const& scenario)
{
    auto const shipped = read_members(std::string(shipped_fit));
    if (shipped.version != GROUNDSWELL_VERSION) return fmt::format("is of version {}", shipped.version);
    if (shipped.scenario == scenario_hash(scenario)) return "";
    if (shipped.institution != institution_hash(scenario))
        return "leaves open what is set here, or is of another institution";
    return "was made for other numbers of people or weeks";
}

} // namespace groundswell
