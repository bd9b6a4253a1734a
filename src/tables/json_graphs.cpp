#include <nlohmann/json.hpp>

#include <groundswell/problems.hpp>

#include "base/text.hpp"
#include "tables/formats.hpp"
#include "tables/graph_tables.hpp"

namespace groundswell {

namespace {

using Json = nlohmann::ordered_json;

std::string text_of(Json const& value)
{
    if (value.is_string()) return value.get<std::string>();
    if (value.is_null()) return "";
    return value.dump();
}

/// Values of an object, also of those that some formats put one level deeper.
GraphTables::Attributes values_of(Json const& object)
{
    GraphTables::Attributes out;
    for (auto const& [key, value] : object.items()) {
        if (value.is_primitive()) out.emplace_back(key, text_of(value));
        if (value.is_object() && (key == "data" || key == "attributes" || key == "metadata"))
            for (auto const& [inner, deeper] : value.items())
                if (deeper.is_primitive()) out.emplace_back(inner, text_of(deeper));
    }
    return out;
}

/// Take the first attribute of one of these names out of the list.
std::string taken(GraphTables::Attributes& attributes, std::initializer_list<std::string_view> names)
{
    for (auto const name : names)
        for (auto at = attributes.begin(); at != attributes.end(); ++at)
            if (at->first == name) {
                auto value = std::move(at->second);
                attributes.erase(at);
                return value;
            }
    return "";
}

Json const* member(Json const& object, std::initializer_list<char const*> names)
{
    for (char const* name : names)
        if (object.is_object() && object.contains(name)) return &object.at(name);
    return nullptr;
}

/// networkx's adjacency data: for each node, in the same order, a list of those to whom it has a tie.
void add_adjacency(GraphTables& graph, Json const& lists)
{
    for (std::size_t i = 0; i < lists.size() && i < graph.nodes(); ++i)
        for (auto const& other : lists[i]) {
            auto attributes = values_of(other);
            auto to = taken(attributes, {"id"});
            if (!to.empty()) graph.add_tie(graph.id_of(i), std::move(to), attributes);
        }
}

/// A person with those to whom they have ties: in a list, or in an object with what is known of each tie.
void add_neighbours(GraphTables& graph, std::string const& person, Json const& neighbours)
{
    for (auto const& [key, value] : neighbours.items()) {
        auto attributes = value.is_object() ? values_of(value) : GraphTables::Attributes{};
        if (neighbours.is_array()) {
            auto to = value.is_primitive() ? text_of(value) : taken(attributes, {"id", "name"});
            if (!to.empty()) graph.add_tie(person, std::move(to), attributes);
            continue;
        }
        if (value.is_number()) attributes.emplace_back("weight", text_of(value));
        if (value.is_array()) attributes.emplace_back("weight", std::to_string(value.size()));
        graph.add_tie(person, key, attributes);
    }
}

/// Whether an object holds lists or objects only, and these name each other's owners.
bool names_its_own_keys(Json const& object)
{
    bool found = false;
    for (auto const& [key, value] : object.items()) {
        if (!value.is_structured()) return false;
        for (auto const& [inner, deeper] : value.items()) {
            auto const name = value.is_object() ? inner : deeper.is_primitive() ? text_of(deeper) : "";
            found = found || (name != key && object.contains(name));
        }
    }
    return found;
}

TableFile neighbours(std::string const& path, Json const& object)
{
    GraphTables graph;
    for (auto const& [person, others] : object.items())
        add_neighbours(graph, person, others);
    return std::move(graph).finish(path, "JSON, each person with their ties");
}

/// Columns by name, as pandas writes them: a list each, or values by the name of their row.
std::optional<Table> columns_in(std::string const& path, Json const& object)
{
    std::vector<std::string> names;
    std::size_t rows = 0;
    for (auto const& [name, column] : object.items()) {
        if (!column.is_structured() || column.empty()) return std::nullopt;
        if (!names.empty() && column.size() != rows) return std::nullopt;
        rows = column.size();
        names.push_back(name);
    }
    if (names.size() < 2) return std::nullopt;
    std::vector<std::vector<std::string>> cells(rows);
    for (auto const& [name, column] : object.items()) {
        std::size_t row = 0;
        for (auto const& [key, value] : column.items())
            cells[row++].push_back(text_of(value));
    }
    Table out(path);
    out.set_header(names);
    out.count_rows_as("record");
    for (auto const& row : cells)
        out.add_copy(row);
    return out;
}

/// A tree of people, each with those who report to them ("children").
TableFile hierarchy(std::string const& path, Json const& top)
{
    GraphTables people;
    std::vector<std::pair<Json const*, std::string>> open{{&top, ""}}; // no recursion: trees may be deep
    while (!open.empty()) {
        auto const [person, superior] = open.back();
        open.pop_back();
        auto attributes = values_of(*person);
        auto id = taken(attributes, {"id"});
        if (id.empty()) id = taken(attributes, {"name"});
        if (id.empty()) id = "person " + std::to_string(people.nodes() + 1);
        attributes.emplace_back("superior", superior);
        people.add_node(id, attributes);
        if (auto const* children = member(*person, {"children", "_children"});
            children && children->is_array())
            for (auto child = children->rbegin(); child != children->rend(); ++child)
                open.emplace_back(&*child, id);
    }
    auto out = std::move(people).finish(path, "JSON, a tree of who reports to whom");
    out.ties.reset();
    return out;
}

TableFile network(std::string const& path, Json const& nodes, Json const* links, Json const* adjacency)
{
    GraphTables graph;
    bool ids = true;
    for (auto const& [key, node] : nodes.items()) {
        auto attributes = node.is_object() ? values_of(node) : GraphTables::Attributes{};
        auto id = taken(attributes, {"id", "key"});
        ids = ids && !id.empty();
        if (id.empty()) id = node.is_primitive() && !nodes.is_object() ? text_of(node) : key;
        graph.add_node(std::move(id), attributes);
    }
    if (adjacency) {
        if (!adjacency->is_array())
            throw UserError(
                {.code = ProblemCode::table_malformed,
                 .place = {.file = path},
                 .what = std::string("has an 'adjacency' that is a JSON ") + adjacency->type_name(),
                 .allowed = "a list, which has for each node a list of those to whom it has a tie"});
        add_adjacency(graph, *adjacency);
    }
    if (links)
        for (auto const& [key, link] : links->items()) {
            auto attributes = link.is_object() ? values_of(link) : GraphTables::Attributes{};
            auto from = taken(attributes, {"source", "from"});
            auto to = taken(attributes, {"target", "to"});
            if (from.empty() || to.empty())
                throw UserError({.code = ProblemCode::table_missing_value,
                                 .place = {.file = path},
                                 .what = "has a link without a source or a target",
                                 .allowed = "each link has both"});
            graph.add_tie(std::move(from), std::move(to), attributes);
        }
    return std::move(graph).finish(path, ids ? "node-link JSON" : "node-link JSON, nodes numbered from 0");
}

TableFile records(std::string const& path, Json const& list)
{
    GraphTables rows;
    std::size_t number = 0;
    for (auto const& record : list)
        rows.add_node(std::to_string(++number), values_of(record));
    auto out = std::move(rows).finish(path, "JSON records");
    out.ties.reset();
    // The number that stands for an id is dropped again: the records have columns of their own.
    Table table(path);
    table.set_header({out.rows.header().begin() + 1, out.rows.header().end()});
    table.count_rows_as("record");
    for (std::size_t row = 0; row < out.rows.rows(); ++row) {
        std::vector<std::string> cells;
        for (std::size_t c = 1; c < out.rows.columns(); ++c)
            cells.emplace_back(out.rows.cell(row, c));
        table.add_copy(cells);
    }
    out.rows = std::move(table);
    return out;
}

} // namespace

TableFile read_json(std::string const& path, std::string const& text)
{
    if (is_nested_deeper(text))
        throw UserError({.code = ProblemCode::table_malformed,
                         .place = {.file = path},
                         .what = "is nested too deeply",
                         .allowed = "at most 200 lists and objects in each other"});
    Json document;
    try {
        document = Json::parse(text);
    } catch (Json::parse_error const& error) {
        throw UserError({.code = ProblemCode::table_malformed,
                         .place = {.file = path},
                         .what = "is broken JSON",
                         .allowed = "at byte " + std::to_string(error.byte),
                         .suggestion = "save it once more"});
    } catch (Json::out_of_range const&) {
        throw UserError({.code = ProblemCode::table_malformed,
                         .place = {.file = path},
                         .what = "holds a number that is too large",
                         .allowed = "below 1.8e308 in size"});
    }
    if (document.is_array() && !document.empty() && document.front().is_object())
        return records(path, document);
    Json const* root = &document;
    if (auto const* inner = member(*root, {"elements", "graph"}); inner && member(*inner, {"nodes"}))
        root = inner;
    auto const* nodes = member(*root, {"nodes", "vertices"});
    if (!nodes && member(document, {"children"})) return hierarchy(path, document);
    if (!nodes && document.is_object() && names_its_own_keys(document)) {
        auto out = neighbours(path, document);
        out.undirected = true;
        return out;
    }
    if (!nodes && document.is_object())
        if (auto table = columns_in(path, document)) {
            TableFile out;
            out.rows = std::move(*table);
            out.format = "JSON columns";
            return out;
        }
    if (!nodes)
        throw UserError(
            {.code = ProblemCode::file_other_kind,
             .place = {.file = path},
             .what = "is JSON without people",
             .allowed = "a list of records, an object with 'nodes' and 'links', or people with their ties"});
    auto out = network(path, *nodes, member(*root, {"links", "edges"}), member(*root, {"adjacency"}));
    auto const* directed = member(*root, {"directed"});
    out.undirected |= !(directed && directed->is_boolean() && directed->get<bool>());
    return out;
}

} // namespace groundswell
