#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <set>

#include "tables/formats.hpp"
#include "tables/graph_tables.hpp"
#include "tables/memberships.hpp"

namespace groundswell {

namespace {

constexpr std::size_t fewest_columns = 3, fewest_rows = 3;

/// Whether a column says by 1 who belongs to what its name is, and some belong.
bool says_who_belongs(Table const& table, std::size_t column)
{
    std::size_t members = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        auto const cell = table.cell(row, column);
        if (cell != "0" && cell != "1" && !cell.empty()) return false;
        members += cell == "1";
    }
    return members > 0;
}

/// Whether a column says by 1 what a person is or answered, not to what they belong.
bool is_about_people(std::string_view name)
{
    constexpr std::array<std::string_view, 22> parts{
        "male",   "wom",    "man", "frau", "mann", "femme", "homme", "mujer", "hombre",  "donna", "uomo",
        "mulher", "gender", "sex", "lead", "head", "chef",  "full",  "part",  "married", "item",  "question"};
    std::string word;
    for (char const c : name)
        word.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    bool const numbered = word.size() > 1 && (word.front() == 'q' || word.front() == 'v') &&
                          std::ranges::all_of(word.substr(1), [](char c) { return '0' <= c && c <= '9'; });
    return numbered ||
           std::ranges::any_of(parts, [&](auto part) { return word.find(part) != std::string::npos; });
}

bool is_incidence(TableFile const& file)
{
    auto const& table = file.rows;
    if (file.ties || !file.header || !table.ragged.empty()) return false;
    if (table.columns() <= fewest_columns || table.rows() < fewest_rows) return false;
    std::set<std::string_view> ids;
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (table.cell(row, 0).empty() || !ids.insert(table.cell(row, 0)).second) return false;
    for (std::size_t c = 1; c < table.columns(); ++c)
        if (is_about_people(table.header()[c]) || !says_who_belongs(table, c)) return false;
    return true;
}

} // namespace

TableFile with_incidence_read(TableFile file)
{
    if (!is_incidence(file)) return file;
    auto const& table = file.rows;
    GraphTables graph;
    Memberships shared(table.path());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        graph.add_node(std::string(table.cell(row, 0)));
        for (std::size_t c = 1; c < table.columns(); ++c)
            if (table.cell(row, c) == "1") shared.add(row, c);
    }
    shared.tie(graph, "");
    auto out = std::move(graph).finish(table.path(), file.format);
    out.notes = std::move(file.notes);
    out.notes.push_back(fmt::format("a table of who belongs to what, '{}' to '{}': who share one are tied",
                                    table.header()[1], table.header().back()));
    out.undirected = true;
    return out;
}

} // namespace groundswell
