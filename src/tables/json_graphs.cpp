#include <nlohmann/json.hpp>

#include <groundswell/problems.hpp>

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

TableFile network(std::string const& path, Json const& nodes, Json const* links)
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
    Json document;
    try {
        document = Json::parse(text);
    } catch (Json::parse_error const& error) {
        throw UserError({.code = ProblemCode::table_malformed,
                         .place = {.file = path},
                         .what = "is broken JSON",
                         .allowed = "at byte " + std::to_string(error.byte),
                         .suggestion = "save it once more"});
    }
    if (document.is_array() && !document.empty() && document.front().is_object())
        return records(path, document);
    Json const* root = &document;
    if (auto const* inner = member(*root, {"elements", "graph"}); inner && member(*inner, {"nodes"}))
        root = inner;
    auto const* nodes = member(*root, {"nodes", "vertices"});
    if (!nodes)
        throw UserError({.code = ProblemCode::file_other_kind,
                         .place = {.file = path},
                         .what = "is JSON without people",
                         .allowed = "a list of records, or an object with 'nodes' and 'links'"});
    auto out = network(path, *nodes, member(*root, {"links", "edges"}));
    auto const* directed = member(*root, {"directed"});
    out.undirected = !(directed && directed->is_boolean() && directed->get<bool>());
    return out;
}

} // namespace groundswell
