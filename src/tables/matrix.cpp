#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "tables/formats.hpp"
#include "tables/graph_tables.hpp"
#include "tables/numbers.hpp"

namespace groundswell {

namespace {

/// Where the numbers of a square matrix stand in a table, and what its rows are called.
struct Square {
    std::size_t first_row{0}, first_column{0}, size{0};
    std::vector<std::string> names;
    std::vector<std::size_t> columns{}; ///< of each row's own name; empty: in the order of the rows

    std::size_t column(std::size_t j) const { return first_column + (columns.empty() ? j : columns[j]); }
};

/// Where each of the names stands in a list that holds the same ones, once each; nothing if it does not.
std::optional<std::vector<std::size_t>> places_in(std::vector<std::string> const& list,
                                                  std::vector<std::string> const& names)
{
    std::map<std::string_view, std::size_t> place;
    for (std::size_t i = 0; i < list.size(); ++i)
        if (!place.emplace(list[i], i).second) return std::nullopt;
    std::vector<std::size_t> out;
    std::set<std::string_view> seen;
    for (auto const& name : names) {
        auto const at = place.find(name);
        if (at == place.end() || !seen.insert(name).second) return std::nullopt;
        out.push_back(at->second);
    }
    return list.size() == names.size() ? std::optional(std::move(out)) : std::nullopt;
}

bool missing(std::string_view cell)
{
    return cell.empty() || cell == "NA" || cell == "." || cell == "-";
}

bool is_number(std::string_view cell)
{
    return missing(cell) || as_number(cell, true).has_value();
}

bool all_numbers(Table const& table, Square const& square)
{
    for (std::size_t i = 0; i < square.size; ++i)
        for (std::size_t j = 0; j < square.size; ++j)
            if (!is_number(table.cell(square.first_row + i, square.column(j)))) return false;
    return true;
}

/// Nobody is tied to themselves: what tells a matrix from a table that happens to be square.
bool empty_diagonal(Table const& table, Square const& square)
{
    for (std::size_t i = 0; i < square.size; ++i) {
        auto const cell = table.cell(square.first_row + i, square.column(i));
        if (!missing(cell) && as_number(cell, true).value_or(1) != 0) return false;
    }
    return true;
}

/// Columns are called as the first column says, in any order.
Square labelled_by_header(Table const& table)
{
    if (table.columns() != table.rows() + 1) return {};
    Square out{0, 1, table.rows(), {}};
    for (std::size_t i = 0; i < table.rows(); ++i)
        out.names.emplace_back(table.cell(i, 0));
    auto columns = places_in({table.header().begin() + 1, table.header().end()}, out.names);
    if (!columns) return {};
    out.columns = std::move(*columns);
    return out;
}

/// The same where names are numbers, so that the first row was not taken for a header.
Square labelled_by_numbers(Table const& table)
{
    if (table.columns() != table.rows() || table.rows() < 3 || as_number(table.cell(0, 0))) return {};
    Square out{1, 1, table.rows() - 1, {}};
    std::vector<std::string> above;
    for (std::size_t i = 1; i < table.rows(); ++i) {
        out.names.emplace_back(table.cell(i, 0));
        above.emplace_back(table.cell(0, i));
    }
    auto columns = places_in(above, out.names);
    if (!columns) return {};
    out.columns = std::move(*columns);
    return out;
}

Square square_in(TableFile const& file)
{
    auto const& table = file.rows;
    Square out;
    if (!table.ragged.empty() || table.rows() < 2) return out;
    out = file.header ? labelled_by_header(table) : labelled_by_numbers(table);
    if (out.size == 0 && table.columns() == table.rows() && table.rows() >= 3) {
        out = {0, 0, table.rows(), {}};
        for (std::size_t i = 0; i < table.rows(); ++i)
            out.names.push_back(file.header ? table.header()[i] : std::to_string(i + 1));
        if (!empty_diagonal(table, out)) return {};
    }
    if (out.size == 0 || !all_numbers(table, out)) return {};
    return out;
}

} // namespace

TableFile with_matrix_read(TableFile file)
{
    auto const square = square_in(file);
    if (square.size == 0) return file;
    auto const& table = file.rows;
    auto const cell = [&](std::size_t i, std::size_t j) {
        return table.cell(square.first_row + i, square.column(j));
    };
    GraphTables graph;
    bool symmetric = true;
    for (std::size_t i = 0; i < square.size; ++i) {
        graph.add_node(square.names[i]);
        for (std::size_t j = 0; j < square.size; ++j) {
            symmetric = symmetric && cell(i, j) == cell(j, i);
            double const value = missing(cell(i, j)) ? 0 : as_number(cell(i, j), true).value_or(0);
            if (value != 0 && i != j)
                graph.add_tie(square.names[i], square.names[j], {{"weight", std::string(cell(i, j))}});
        }
    }
    auto out = std::move(graph).finish(table.path(), file.format);
    out.notes = std::move(file.notes);
    out.notes.push_back("a matrix of ties: row to column");
    out.undirected = symmetric;
    return out;
}

} // namespace groundswell
