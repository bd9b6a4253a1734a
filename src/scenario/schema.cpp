#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>
#include <groundswell/vocabulary.hpp>
#include <nlohmann/json.hpp>

#include "scenario/documentation.hpp"
#include "scenario/intervention_json.hpp"

namespace groundswell {

namespace {

using Json = nlohmann::ordered_json;

Json object(Json properties)
{
    return {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

Json text(char const* meaning)
{
    return {{"type", "string"}, {"description", meaning}};
}

Json texts(char const* meaning)
{
    return {{"type", "array"}, {"items", {{"type", "string"}}}, {"description", meaning}};
}

Json bounded(char const* type, Range allowed)
{
    return {{"type", type}, {"minimum", allowed.low}, {"maximum", allowed.high}};
}

Json number_of(ParameterRow const& row)
{
    // 520 may be written 520.0. So a whole number is a number that is a multiple of 1.
    Json out = bounded("number", row.allowed);
    if (row.integer) out["multipleOf"] = 1;
    out["description"] =
        fmt::format("{} [{}]; {} ({})", row.meaning, row.unit, name_of(row.evidence), row.source);
    return out;
}

Json by_name(Json value)
{
    return {{"type", "object"}, {"additionalProperties", std::move(value)}};
}

Json value_of(ParameterRow const& row)
{
    switch (row.shape) {
    case Shape::single: {
        auto out = number_of(row);
        out["default"] = row.defaults.front().value;
        return out;
    }
    case Shape::by_group:
        return by_name(number_of(row));
    case Shape::by_pair:
        return by_name(by_name(number_of(row)));
    case Shape::by_rank:
        return {{"type", "array"}, {"items", number_of(row)}, {"maxItems", max_ranks}};
    case Shape::by_group_and_rank:
        return by_name({{"type", "array"}, {"items", number_of(row)}, {"maxItems", max_ranks}});
    }
    return {};
}

/// Put a row's schema at its dotted name.
void place(Json& properties, ParameterRow const& row)
{
    auto const end = row.name.find(".{group}");
    Json* at = &properties;
    std::string_view rest = std::string_view(row.name).substr(0, end);
    while (true) {
        auto const dot = rest.find('.');
        auto& entry = (*at)[std::string(rest.substr(0, dot))];
        if (dot == std::string_view::npos) {
            entry = value_of(row);
            return;
        }
        if (entry.is_null()) entry = object(Json::object());
        at = &entry["properties"];
        rest.remove_prefix(dot + 1);
    }
}

Json world_schema()
{
    Json const reading{{"enum", {"directed", "either", "both"}}};
    Json const column = text("name of the column; \"-\": there is none; absent: guessed, and said");
    Json const layer{{"type", {"array", "string"}}, {"items", {{"type", "string"}}}};
    return object(
        {{"profile", text("profile of a country: a file or a shipped name; instead of all other keys")},
         {"file", text("world file, HDF5; instead of all other keys")},
         {"people", text("table of people or network, in any format; from the scenario's folder")},
         {"ties", layer},
         {"columns", object({{"id", column},
                             {"gender", column},
                             {"group", column},
                             {"rank", column},
                             {"unit", column},
                             {"manager", column},
                             {"layer", column},
                             {"from", column},
                             {"to", column},
                             {"weight", column}})},
         {"values", by_name({{"type", "string"}})},
         {"rank_order", texts("values of the rank column, lowest first")},
         {"shares", by_name(bounded("number", {0, 1}))},
         {"layers", object({{"team", layer},
                            {"confidant", layer},
                            {"audience", layer},
                            {"team_reading", reading},
                            {"confidant_reading", reading},
                            {"audience_reading", reading}})},
         {"min_weight", {{"type", "number"}}}});
}

} // namespace

std::string scenario_schema()
{
    Json properties{
        {"title", text("for people")},
        {"sentence", text("what this institution is, for people")},
        {"groups", texts("names of the groups; the first is the reference")},
        {"ranks",
         {{"description", "how many, or their names, lowest first"},
          {"type", {"integer", "array"}},
          {"items", {{"type", "string"}}}}},
        {"world", world_schema()},
        {"cost", object({{"unit", {{"type", "string"}, {"minLength", 1}, {"maxLength", 20}}}})},
        {"components", object({{"off", {{"type", "array"}, {"items", {{"enum", component_names}}}}}})},
        {"intervention", interventions_schema()}};
    properties["groups"]["maxItems"] = max_groups;
    for (auto const& row : parameter_table())
        place(properties, row);
    properties["run"]["properties"]["seed"] = bounded("integer", {0, 4294967295.0});
    properties["run"]["properties"]["replicates"] = bounded("integer", {1, 1e6});
    Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                {"title", "Groundswell scenario"}};
    schema.update(object(properties));
    return schema.dump(2) + "\n";
}

} // namespace groundswell
