#include <algorithm>
#include <groundswell/problems.hpp>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "tables/formats.hpp"
#include "tables/graph_tables.hpp"
#include "tables/r_networks.hpp"
#include "tables/r_value.hpp"

namespace groundswell {

namespace {

using Named = std::pair<std::string, RValue const*>;

bool is_frame(RValue const& value)
{
    return value.is_a("data.frame") && !value.items.empty();
}

/// A matrix of other than people by people: its columns are those of a table.
bool is_table(RValue const& value)
{
    auto const* dim = value.attribute("dim");
    return dim && dim->numbers.size() == 2 && !is_r_network(value) && dim->numbers[0] >= 1 &&
           dim->numbers[1] >= 1 && dim->numbers[0] * dim->numbers[1] == static_cast<double>(value.size());
}

/// Names of rows are ids only where they are texts: R numbers rows otherwise.
Table frame_table(std::string const& path, RValue const& frame)
{
    Table out(path);
    auto const* rows = frame.attribute("row.names");
    bool const named = rows && rows->kind == RValue::Kind::texts;
    std::size_t count = 0;
    std::vector<std::string> names;
    if (named) names.emplace_back("row names");
    for (std::size_t i = 0; i < frame.items.size(); ++i) {
        names.push_back(frame.name_of(i));
        count = std::max(count, frame.items[i].size());
    }
    out.repeated = out.set_header(names);
    out.count_rows_as("row");
    for (std::size_t r = 0; r < count; ++r) {
        std::vector<std::string> cells;
        if (named) cells.push_back(rows->text(r));
        for (auto const& column : frame.items)
            cells.push_back(column.text(r));
        out.add_copy(cells);
    }
    return out;
}

Table matrix_table(std::string const& path, RValue const& matrix)
{
    auto const& dim = matrix.attribute("dim")->numbers;
    auto const rows = static_cast<std::size_t>(dim[0]), columns = static_cast<std::size_t>(dim[1]);
    auto const* names = matrix.attribute("dimnames");
    auto const side = [&](std::size_t i) {
        return names && i < names->items.size() ? names->items[i] : RValue{};
    };
    auto const of_rows = side(0), of_columns = side(1);
    Table out(path);
    std::vector<std::string> header;
    if (of_rows.size() > 0) header.emplace_back("row names");
    for (std::size_t j = 0; j < columns; ++j)
        header.push_back(of_columns.text(j));
    out.repeated = out.set_header(header);
    out.count_rows_as("row");
    for (std::size_t i = 0; i < rows; ++i) {
        std::vector<std::string> cells;
        if (of_rows.size() > 0) cells.push_back(of_rows.text(i));
        for (std::size_t j = 0; j < columns; ++j)
            cells.push_back(matrix.text(j * rows + i));
        out.add_copy(cells);
    }
    return out;
}

bool is_vector(RValue const& value)
{
    bool const plain = value.kind == RValue::Kind::numbers || value.kind == RValue::Kind::texts;
    return plain && !value.attribute("dim") && value.size() > 1;
}

/// Vectors of one length as the columns of a data frame; nothing if there are none.
RValue frame_of_vectors(RValue const& objects)
{
    RValue out, names;
    out.kind = RValue::Kind::list;
    names.kind = RValue::Kind::texts;
    for (std::size_t i = 0; i < objects.items.size(); ++i) {
        auto const& vector = objects.items[i];
        if (!is_vector(vector) || (!out.items.empty() && vector.size() != out.items.front().size())) continue;
        if (auto const* ids = vector.attribute("names"); ids && out.items.empty())
            out.set_attribute("row.names", *ids);
        out.items.push_back(vector);
        names.texts.push_back(objects.name_of(i));
    }
    if (out.items.size() < 2) return {};
    out.set_attribute("names", std::move(names));
    return out;
}

/// Networks and tables among the objects, and those within lists of them.
struct Found {
    std::vector<Named> networks, tables;

    explicit Found(RValue const& objects)
    {
        for (std::size_t i = 0; i < objects.items.size(); ++i)
            look(objects.name_of(i), objects.items[i], 2);
    }

    void look(std::string const& name, RValue const& value, int deeper)
    {
        if (is_r_network(value))
            networks.emplace_back(name, &value);
        else if (is_frame(value) || is_table(value))
            tables.emplace_back(name, &value);
        else if (value.kind == RValue::Kind::list && deeper > 0)
            for (std::size_t i = 0; i < value.items.size(); ++i)
                look(value.name_of(i).empty() ? name : value.name_of(i), value.items[i], deeper - 1);
    }
};

std::string said(char const* what, std::string const& name)
{
    return std::string(what) + " '" + name + "'";
}

/// Networks of the same people are layers. A table with a row for each of them says more about them.
TableFile networks_in(std::string const& path, Found const& found)
{
    GraphTables graph;
    TableFile out;
    std::vector<std::string> notes;
    auto const first = r_network(*found.networks.front().second, path);
    for (std::size_t node = 0; node < first.ids.size(); ++node)
        graph.add_node(first.ids[node], first.attributes[node]);
    bool directed = false;
    std::vector<Named> used;
    for (auto const& [name, value] : found.networks) {
        auto const network = r_network(*value, path);
        if (network.ids != first.ids) {
            notes.push_back(said("not used, for its people are others:", name));
            continue;
        }
        used.emplace_back(name, value);
        directed = directed || network.directed;
        for (auto const& tie : network.ties) {
            auto attributes = tie.attributes;
            if (found.networks.size() > 1) attributes.emplace_back("layer", name);
            graph.add_tie(network.ids[tie.from], network.ids[tie.to], attributes);
        }
    }
    for (auto const& [name, value] : found.tables) {
        auto const table = is_frame(*value) ? frame_table(path, *value) : matrix_table(path, *value);
        if (table.rows() != first.ids.size()) {
            notes.push_back(said("not used:", name));
            continue;
        }
        for (std::size_t row = 0; row < table.rows(); ++row)
            for (std::size_t c = 0; c < table.columns(); ++c)
                graph.set_node(row, table.header()[c], std::string(table.cell(row, c)));
        notes.push_back(said("about people, row by row:", name));
    }
    out = std::move(graph).finish(path, "R data");
    out.undirected |= !directed;
    if (first.two_kinds)
        out.notes.emplace_back(
            "of two kinds of nodes: the first are people, who are tied if they share one of the others");
    std::map<std::string, std::size_t> times;
    for (auto const& [name, value] : used)
        ++times[name];
    for (auto const& [name, value] : used)
        if (auto const count = std::exchange(times[name], 0); !name.empty() && count > 0)
            out.notes.push_back(said("network", name) +
                                (count > 1 ? " (" + std::to_string(count) + " times)" : ""));
    out.notes.insert(out.notes.end(), notes.begin(), notes.end());
    return out;
}

/// Whether a table names pairs of people again and again, and has no row of their own: two columns share
/// their values, and neither they nor any other has another value in each row.
bool names_pairs(Table const& table)
{
    constexpr std::size_t fewest_rows = 3, first_columns = 6;
    if (table.rows() < fewest_rows) return false;
    std::vector<std::set<std::string_view>> values(table.columns());
    for (std::size_t c = 0; c < table.columns(); ++c) {
        for (std::size_t row = 0; row < table.rows(); ++row)
            values[c].insert(table.cell(row, c));
        if (values[c].size() == table.rows() && table.header()[c] != "row names") return false;
    }
    constexpr std::size_t few = 3; // as answers to a question have
    for (std::size_t a = 0; a < std::min(first_columns, values.size()); ++a)
        for (std::size_t b = a + 1; b < std::min(first_columns, values.size()); ++b) {
            auto const shared = static_cast<std::size_t>(
                std::ranges::count_if(values[a], [&](auto value) { return values[b].contains(value); }));
            if (shared <= few || 2 * shared < std::max(values[a].size(), values[b].size())) continue;
            std::set<std::pair<std::string_view, std::string_view>> pairs;
            for (std::size_t row = 0; row < table.rows(); ++row)
                pairs.emplace(table.cell(row, a), table.cell(row, b));
            if (10 * pairs.size() > 9 * table.rows()) return true;
        }
    return false;
}

/// Which of the tables holds people, and which ties: the first that does not name pairs, and the first that
/// does or, if none does, the second. Of tables that all name pairs the widest is taken alone.
struct Roles {
    std::size_t people{0};
    std::optional<std::size_t> ties;

    Roles(std::vector<Table> const& tables, Found const& found)
    {
        std::optional<std::size_t> person, pair;
        for (std::size_t i = 0; i < tables.size(); ++i) {
            bool const pairs = is_frame(*found.tables[i].second) && names_pairs(tables[i]);
            auto& first = pairs ? pair : person;
            if (!first) first = i;
        }
        if (!person) {
            for (std::size_t i = 1; i < tables.size(); ++i)
                if (tables[i].columns() > tables[people].columns()) people = i;
            return;
        }
        people = *person;
        if (pair)
            ties = pair;
        else if (people == 0 && tables.size() > 1 && found.tables[1].second->items.size() > 1)
            ties = 1;
    }
};

TableFile tables_in(std::string const& path, Found const& found)
{
    std::vector<Table> tables;
    for (auto const& [name, value] : found.tables)
        tables.push_back(is_frame(*value) ? frame_table(path, *value) : matrix_table(path, *value));
    Roles const roles(tables, found);
    TableFile out;
    out.format = "R data";
    for (std::size_t i = 0; i < tables.size(); ++i)
        if (auto const& name = found.tables[i].first; !name.empty())
            out.notes.push_back(said(i == roles.people
                                         ? (tables.size() > 1 && !roles.ties ? "rows from" : "people from")
                                     : i == roles.ties ? "ties from"
                                                       : "not used:",
                                     name));
    out.rows = std::move(tables[roles.people]);
    if (roles.ties) out.ties = std::move(tables[*roles.ties]);
    return roles.ties ? std::move(out) : with_nominations_read(std::move(out));
}

} // namespace

TableFile read_rdata(std::string const& path, std::string const& bytes)
{
    auto const objects = read_r_objects(path, bytes);
    Found const found(objects);
    if (!found.networks.empty()) return networks_in(path, found);
    if (!found.tables.empty()) return tables_in(path, found);
    if (auto const frame = frame_of_vectors(objects); !frame.items.empty()) {
        TableFile out;
        out.format = "R data";
        out.rows = frame_table(path, frame);
        out.notes.emplace_back("vectors of one length are the columns");
        return with_nominations_read(std::move(out));
    }
    throw UserError({.code = ProblemCode::table_no_rows,
                     .place = {.file = path},
                     .what = "holds neither a data frame nor a network",
                     .allowed = "data frames, matrices, and networks of igraph or network",
                     .suggestion = "in R: write.csv(x, \"people.csv\")"});
}

} // namespace groundswell
