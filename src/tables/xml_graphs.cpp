#include <groundswell/problems.hpp>
#include <map>
#include <pugixml.hpp>

#include "tables/formats.hpp"
#include "tables/graph_tables.hpp"

namespace groundswell {

namespace {

using Attributes = GraphTables::Attributes;
using NamesByKey = std::map<std::string, std::string>;

/// The name of an element without its namespace.
std::string_view local(pugi::xml_node node)
{
    std::string_view const name = node.name();
    auto const colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_document parsed(std::string const& path, std::string const& text)
{
    pugi::xml_document document;
    auto const result =
        document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!result)
        throw UserError({.code = ProblemCode::table_malformed,
                         .place = {.file = path},
                         .what = std::string("is broken XML: ") + result.description(),
                         .allowed = "at byte " + std::to_string(result.offset),
                         .suggestion = "save it once more"});
    return document;
}

/// Call f(element) for each element of this name at any depth.
template <class F>
void each(pugi::xml_node from, std::string_view name, F&& f)
{
    // No recursion: elements may be nested as deeply as the file is long.
    for (auto at = from.first_child(); at;) {
        if (local(at) == name) f(at);
        auto next = at.first_child();
        for (; !next && at && at != from; at = at.parent())
            next = at.next_sibling();
        at = next;
    }
}

std::string value_of(pugi::xml_node node, char const* attribute)
{
    return node.attribute(attribute).value();
}

Attributes data_of(pugi::xml_node element, NamesByKey const& names)
{
    Attributes out;
    for (auto const child : element.children()) {
        if (local(child) != "data") continue;
        auto const key = value_of(child, "key");
        auto const name = names.find(key);
        // What a drawing program keeps of shapes has elements of its own and is no value.
        if (child.first_child().type() == pugi::node_element) continue;
        out.emplace_back(name == names.end() ? key : name->second, child.text().get());
    }
    return out;
}

Attributes gexf_values(pugi::xml_node element, NamesByKey const& names)
{
    Attributes out;
    each(element, "attvalue", [&](pugi::xml_node value) {
        auto key = value_of(value, "for");
        if (key.empty()) key = value_of(value, "id");
        auto const name = names.find(key);
        out.emplace_back(name == names.end() ? key : name->second, value_of(value, "value"));
    });
    return out;
}

} // namespace

TableFile read_graphml(std::string const& path, std::string const& text)
{
    auto const document = parsed(path, text);
    NamesByKey names;
    each(document, "key", [&](pugi::xml_node key) {
        auto const name = value_of(key, "attr.name");
        if (!name.empty()) names[value_of(key, "id")] = name;
    });
    GraphTables graph;
    each(document, "node",
         [&](pugi::xml_node node) { graph.add_node(value_of(node, "id"), data_of(node, names)); });
    bool directed = false;
    each(document, "graph", [&](pugi::xml_node g) { directed |= value_of(g, "edgedefault") == "directed"; });
    each(document, "edge", [&](pugi::xml_node edge) {
        directed |= value_of(edge, "directed") == "true";
        graph.add_tie(value_of(edge, "source"), value_of(edge, "target"), data_of(edge, names));
    });
    auto out = std::move(graph).finish(path, "GraphML");
    out.undirected |= !directed;
    return out;
}

TableFile read_gexf(std::string const& path, std::string const& text)
{
    auto const document = parsed(path, text);
    NamesByKey of_nodes, of_edges;
    each(document, "attributes", [&](pugi::xml_node list) {
        auto& names = value_of(list, "class") == "edge" ? of_edges : of_nodes;
        each(list, "attribute",
             [&](pugi::xml_node one) { names[value_of(one, "id")] = value_of(one, "title"); });
    });
    GraphTables graph;
    each(document, "node", [&](pugi::xml_node node) {
        auto attributes = gexf_values(node, of_nodes);
        if (node.attribute("label"))
            attributes.insert(attributes.begin(), {"label", value_of(node, "label")});
        graph.add_node(value_of(node, "id"), attributes);
    });
    bool directed = false;
    each(document, "graph",
         [&](pugi::xml_node g) { directed |= value_of(g, "defaultedgetype") == "directed"; });
    each(document, "edge", [&](pugi::xml_node edge) {
        directed |= value_of(edge, "type") == "directed";
        auto attributes = gexf_values(edge, of_edges);
        for (char const* name : {"weight", "label", "kind"})
            if (edge.attribute(name)) attributes.emplace_back(name, value_of(edge, name));
        graph.add_tie(value_of(edge, "source"), value_of(edge, "target"), attributes);
    });
    auto out = std::move(graph).finish(path, "GEXF");
    out.undirected |= !directed;
    return out;
}

} // namespace groundswell
