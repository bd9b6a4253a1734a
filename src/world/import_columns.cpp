#include "world/import_columns.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.hpp"
#include "tables/numbers.hpp"
#include "world/group_words.hpp"

namespace groundswell {

std::optional<std::size_t> column_named(Table const& table, std::string const& name)
{
    auto const at = std::ranges::find(table.header(), name);
    if (at == table.header().end()) return std::nullopt;
    return static_cast<std::size_t>(at - table.header().begin());
}

std::optional<std::size_t> given_column(Table const& table, char const* word, std::string const& name,
                                        ImportProblems& problems)
{
    if (auto const at = column_named(table, name)) return at;
    auto const columns = "columns: " + listed(table.header());
    if (name == special_column::blank)
        problems.add({.code = ProblemCode::key_missing,
                      .place = {.file = table.path(), .key = fmt::format("columns.{}", word)},
                      .what = fmt::format("which column is '{}' is not filled in", word),
                      .allowed = columns,
                      .suggestion = fmt::format("write its name for the '?' of columns.{}", word)});
    else
        problems.add({.code = ProblemCode::table_missing_column,
                      .place = {.file = table.path(), .key = name},
                      .what = fmt::format("has no column '{}'", name),
                      .allowed = columns,
                      .suggestion = did_you_mean(name, table.header())});
    return std::nullopt;
}

std::vector<std::string> values_of(Table const& table, std::size_t column, std::size_t most)
{
    std::vector<std::string> out;
    std::set<std::string_view> seen;
    for (std::size_t row = 0; row < table.rows() && out.size() <= most; ++row) {
        auto const cell = table.cell(row, column);
        if (seen.insert(cell).second && !is_missing(cell)) out.emplace_back(cell);
    }
    return out;
}

bool same_cells(Table const& table, std::size_t a, std::size_t b)
{
    for (std::size_t c = 0; c < table.columns(); ++c)
        if (table.cell(a, c) != table.cell(b, c)) return false;
    return true;
}

bool holds_measures(Table const& table, std::size_t column)
{
    std::size_t fractions = 0, filled = 0;
    constexpr std::size_t enough = 20'000;
    for (std::size_t row = 0; row < std::min(table.rows(), enough); ++row) {
        auto const cell = table.cell(row, column);
        if (is_missing(cell)) continue;
        ++filled;
        auto const x = as_number(cell, true);
        fractions += x && !is_whole(*x);
    }
    return fractions * FaultyRows::one_in > filled;
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
    constexpr std::size_t most = 12;
    auto const end = words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), most));
    auto const out = fmt::format("{}", fmt::join(words.begin(), end, ", "));
    return end == words.end() ? out : fmt::format("{} and {} more", out, words.size() - most);
}

} // namespace groundswell
