#include "world/import_columns.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace groundswell {

std::optional<std::size_t> find_column(CsvReader const& table, ColumnAsked const& asked, std::string& name,
                                       ImportReport& report, ImportProblems& problems)
{
    auto const& header = table.header();
    std::string const columns = "columns: " + listed(header);
    bool const guessed = name.empty();
    if (guessed) name = guess_column(header, asked.column);
    if (name.empty() || name == "-") {
        name.assign(1, '-');
        if (asked.needed)
            problems.add({.code = ProblemCode::table_missing_column,
                          .place = {.file = table.path(), .line = 1, .key = asked.word},
                          .what = fmt::format("has no column for '{}'", asked.word),
                          .allowed = columns,
                          .suggestion = fmt::format("say in the scenario which column is '{}'", asked.word)});
        return std::nullopt;
    }
    auto const at = std::ranges::find(header, name);
    if (at == header.end()) {
        problems.add({.code = ProblemCode::table_missing_column,
                      .place = {.file = table.path(), .line = 1, .key = name},
                      .what = fmt::format("has no column '{}'", name),
                      .allowed = columns,
                      .suggestion = did_you_mean(name, header)});
        return std::nullopt;
    }
    if (guessed && name != asked.word)
        report.guesses.push_back(fmt::format("{}: column '{}'", asked.word, name));
    return static_cast<std::size_t>(at - header.begin());
}

std::string quoted(std::string_view value)
{
    constexpr std::size_t most = 40;
    if (value.size() <= most) return fmt::format("'{}'", value);
    value = value.substr(0, most);
    // A character that may be cut in two is left out.
    while (!value.empty() && (static_cast<unsigned char>(value.back()) & 0x80) != 0)
        value.remove_suffix(1);
    return fmt::format("'{}...'", value);
}

std::string listed(std::vector<std::string> const& words)
{
    constexpr std::size_t most = 10;
    auto const end = words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), most));
    auto const out = fmt::format("{}", fmt::join(words.begin(), end, ", "));
    return end == words.end() ? out : fmt::format("{} and {} more", out, words.size() - most);
}

} // namespace groundswell
