#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>

#include "tables/formats.hpp"
#include "tables/graph_tables.hpp"

namespace groundswell {

namespace {

using Columns = std::vector<std::size_t>;

/// The name of a column without the number at its end, or nothing if there is none ("friend_2": "friend").
std::string stem_of_column(std::string name)
{
    auto const digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
    if (name.empty() || !digit(name.back())) return "";
    while (!name.empty() &&
           (digit(name.back()) || std::string_view("_-. ").find(name.back()) != std::string_view::npos))
        name.pop_back();
    return name;
}

/// Whether the name of columns says that they name people. Answers to questions have numbered columns too.
bool names_people(std::string const& stem)
{
    std::string word;
    for (char const c : stem)
        word.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    return std::ranges::any_of(std::initializer_list<std::string_view>{"nomin", "friend", "alter", "contact",
                                                                       "choice", "advice", "colleague",
                                                                       "cowork", "tie", "peer", "trust",
                                                                       "freund", "kolleg", "amig", "amic"},
                               [&](auto part) { return word.find(part) != std::string::npos; });
}

bool unknown(std::string_view cell)
{
    return cell.empty() || cell == "NA" || cell == "." || cell == "-" || cell == "NaN";
}

/// Row of each value of a column, if each has another.
std::optional<std::map<std::string_view, std::size_t>> ids_in(Table const& table, std::size_t column)
{
    std::map<std::string_view, std::size_t> out;
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (!out.try_emplace(table.cell(row, column), row).second) return std::nullopt;
    return out;
}

/// Whether what stands in the columns are ids of others, and in each row different ones.
bool hold_nominations(Table const& table, Columns const& columns,
                      std::map<std::string_view, std::size_t> const& ids)
{
    std::size_t cells = 0, known = 0, twice = 0;
    std::set<std::string_view> all;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        std::set<std::string_view> here;
        for (auto const column : columns) {
            auto const cell = table.cell(row, column);
            if (unknown(cell)) continue;
            ++cells;
            known += ids.contains(cell);
            twice += !here.insert(cell).second;
            all.insert(cell);
        }
    }
    return cells > 0 && 10 * known >= 9 * cells && 20 * twice <= cells && 4 * all.size() >= ids.size();
}

} // namespace

TableFile with_nominations_read(TableFile file)
{
    auto const& table = file.rows;
    if (file.ties || !file.header || table.rows() < 2) return file;
    std::map<std::string, Columns> numbered;
    for (std::size_t c = 0; c < table.columns(); ++c)
        if (auto const stem = stem_of_column(table.header()[c]); names_people(stem))
            numbered[stem].push_back(c);
    std::erase_if(numbered, [](auto const& entry) { return entry.second.size() < 2; });
    if (numbered.empty()) return file;

    std::optional<std::size_t> id;
    std::set<std::size_t> used;
    for (std::size_t c = 0; c < table.columns() && !id; ++c) {
        auto const ids = ids_in(table, c);
        if (!ids) continue;
        for (auto const& [stem, columns] : numbered)
            if (std::ranges::count(columns, c) == 0 && hold_nominations(table, columns, *ids))
                used.insert(columns.begin(), columns.end());
        if (!used.empty()) id = c;
    }
    if (!id) return file;

    GraphTables graph;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        GraphTables::Attributes attributes;
        for (std::size_t c = 0; c < table.columns(); ++c)
            if (c != *id && !used.contains(c)) attributes.emplace_back(table.header()[c], table.cell(row, c));
        graph.add_node(std::string(table.cell(row, *id)), attributes);
    }
    for (auto const& [stem, columns] : numbered)
        for (std::size_t row = 0; row < table.rows() && used.contains(columns.front()); ++row)
            for (auto const column : columns)
                if (auto const cell = table.cell(row, column); !unknown(cell))
                    graph.add_tie(std::string(table.cell(row, *id)), std::string(cell), {{"layer", stem}});
    auto out = std::move(graph).finish(table.path(), file.format);
    out.notes = std::move(file.notes);
    std::string stems;
    for (auto const& [stem, columns] : numbered)
        if (used.contains(columns.front())) stems += (stems.empty() ? "" : ", ") + stem;
    out.notes.push_back("columns that name people are ties: " + stems + " (numbered)");
    return out;
}

} // namespace groundswell
