#include <nlohmann/json.hpp>

#include "scenario/intervention_json.hpp"
#include "scenario/intervention_value.hpp"

namespace groundswell {

namespace {

using Json = nlohmann::ordered_json;

template <class Fields>
Json properties_of(Fields const& fields);

template <class T>
Json type_of(InterventionField const& field, T const& value)
{
    using Value = FieldValueOf<T>;
    if constexpr (NumberField<T>)
        return {{"type", std::is_same_v<Value, int> ? "integer" : "number"},
                {"minimum", field.allowed.low},
                {"maximum", field.allowed.high}};
    else if constexpr (std::is_enum_v<Value>)
        return {{"enum", field.choices}};
    else if constexpr (std::is_same_v<Value, bool>)
        return {{"type", "boolean"}};
    else if constexpr (std::is_same_v<Value, std::string>)
        return {{"type", "string"}};
    else if constexpr (std::is_same_v<Value, std::vector<std::string>>)
        return {{"type", "array"}, {"items", {{"type", "string"}}}};
    else if constexpr (std::is_same_v<Value, std::vector<int>>)
        return {{"type", "array"}};
    else if constexpr (std::is_same_v<Value, Scope>)
        return {{"type", "object"}, {"properties", properties_of(value)}, {"additionalProperties", false}};
    else
        return {{"type", "object"}};
}

template <class Fields>
Json properties_of(Fields const& fields)
{
    Json out = Json::object();
    Fields::visit(fields, [&](InterventionField const& field, auto const& value) {
        out[field.name] = type_of(field, value);
        out[field.name]["description"] = field.meaning;
    });
    return out;
}

/// What a block of this kind must look like.
Json block_of(InterventionKind const& kind)
{
    InterventionSpec const spec{.kind = kind};
    auto properties = properties_of(spec);
    properties["kind"] = {{"const", spec.info().name}};
    Json required{"kind"}, alternatives = Json::array();
    InterventionSpec::visit(spec, [&](InterventionField const& field, auto const&) {
        if (field.required) required.push_back(field.name);
        if (field.alternative) alternatives.push_back({{"required", {field.name}}});
    });
    Json out{{"description", spec.info().meaning},
             {"properties", std::move(properties)},
             {"required", std::move(required)},
             {"additionalProperties", false}};
    if (!alternatives.empty()) out["oneOf"] = std::move(alternatives);
    return out;
}

} // namespace

Json interventions_schema()
{
    Json one{{"type", "object"},
             {"properties", {{"kind", {{"enum", intervention_names()}}}}},
             {"required", {"kind"}},
             {"allOf", Json::array()}};
    for (auto const& kind : intervention_kinds()) {
        Json const is_kind{{"properties", {{"kind", {{"const", info_of(kind).name}}}}}};
        one["allOf"].push_back({{"if", is_kind}, {"then", block_of(kind)}});
    }
    return {{"type", "array"}, {"items", std::move(one)}};
}

} // namespace groundswell
