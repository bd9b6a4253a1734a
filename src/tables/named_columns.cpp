#include "tables/named_columns.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "base/text.hpp"
#include "tables/numbers.hpp"

namespace groundswell {

NamedColumns::NamedColumns(Table table, std::vector<std::string> wanted, std::vector<std::string> optional)
    : table_(std::move(table))
{
    auto const& header = table_.header();
    auto const place_of = [&](std::string const& name) {
        return static_cast<std::size_t>(std::ranges::find(header, name) - header.begin());
    };
    for (auto const& name : wanted)
        if (auto const at = place_of(name); at < header.size())
            at_.emplace_back(name, at);
        else
            add({.code = ProblemCode::table_missing_column,
                 .place = table_.place_of_line(1, name),
                 .what = fmt::format("no column '{}'", name),
                 .suggestion = did_you_mean(name, header)});
    for (auto const& name : optional)
        if (auto const at = place_of(name); at < header.size()) at_.emplace_back(name, at);
    throw_if_any(problems_);
}

std::string NamedColumns::text(std::size_t row, std::string_view column) const
{
    for (auto const& [name, at] : at_)
        if (name == column) return std::string(table_.cell(row, at));
    return {};
}

std::optional<double> NamedColumns::number_if_any(std::size_t row, std::string const& column)
{
    auto const cell = text(row, column);
    if (cell.empty()) return std::nullopt;
    auto const value = as_number(cell);
    if (value && std::isfinite(*value)) return value;
    say(row, column, fmt::format("{} is '{}'", column, cell), "must be a number");
    return 0;
}

double NamedColumns::number(std::size_t row, std::string const& column)
{
    if (!text(row, column).empty()) return *number_if_any(row, column);
    say(row, column, fmt::format("{} is ''", column), "must be a number");
    return 0;
}

void NamedColumns::say(std::size_t row, std::string const& column, std::string what, std::string allowed)
{
    add({.code = ProblemCode::table_wrong_number,
         .place = place(row, column),
         .what = std::move(what),
         .allowed = std::move(allowed)});
}

void NamedColumns::done()
{
    if (rows() == 0 && problems_.empty())
        add({.code = ProblemCode::table_no_rows, .place = {.file = table_.path()}, .what = "has no rows"});
    throw_if_any(problems_);
}

} // namespace groundswell
