#include "scenario/intervention_json.hpp"

#include <nlohmann/json.hpp>

#include "scenario/intervention_value.hpp"

namespace groundswell {

namespace {

using Json = nlohmann::ordered_json;

template <class T>
requires(!std::is_enum_v<T>) Json json_of(InterventionField const&, T const& value)
{
    return value;
}

template <EnumField Enum>
Json json_of(InterventionField const& field, Enum value)
{
    return choice_of(field, value);
}

template <class T>
Json json_of(InterventionField const& field, std::optional<T> const& value)
{
    return value ? json_of(field, *value) : Json(nullptr);
}

Json json_of(InterventionField const&, Scope const& scope)
{
    Json out;
    Scope::visit(scope, [&](InterventionField const& field, auto const& value) {
        out[field.name] = json_of(field, value);
    });
    return out;
}

Json json_of(InterventionSpec const& spec)
{
    Json out{{"kind", spec.info().name}};
    InterventionSpec::visit(spec, [&](InterventionField const& field, auto const& value) {
        out[field.name] = json_of(field, value);
    });
    return out;
}

/// Where a form shows a field: what every kind has lies apart from what this kind does.
char const* part_of(std::string_view name)
{
    if (name == "name") return "label";
    if (name == "start" || name == "end") return "span";
    if (name == "scope") return "scope";
    return name.starts_with("cost_") ? "cost" : "own";
}

template <class T>
Json field_json(InterventionField const& field, T const&, Json const& standard)
{
    return {{"name", field.name},
            {"part", part_of(field.name)},
            {"type", field_type<T>()},
            {"choices", field.choices},
            {"default", standard.value(field.name, Json(nullptr))},
            {"low", NumberField<T> ? Json(field.allowed.low) : Json(nullptr)},
            {"high", NumberField<T> ? Json(field.allowed.high) : Json(nullptr)},
            {"unit", field.unit},
            {"meaning", field.meaning}};
}

} // namespace

Json interventions_json(std::vector<InterventionSpec> const& interventions)
{
    Json out = Json::array();
    for (auto const& spec : interventions)
        out.push_back(json_of(spec));
    return out;
}

Json intervention_kinds_json()
{
    Json out = Json::array();
    for (auto const& kind : intervention_kinds()) {
        auto const& info = info_of(kind);
        auto const spec = standard_intervention(info.name).value_or(InterventionSpec{.kind = kind});
        auto standard = json_of(spec);
        standard.erase("name"); // a second one of the kind needs another
        Json fields = Json::array();
        InterventionSpec::visit(spec, [&](InterventionField const& field, auto const& value) {
            fields.push_back(field_json(field, value, standard));
        });
        out.push_back({{"kind", info.name},
                       {"words", info.meaning},
                       {"usual", info.standard.words},
                       {"scope", info.scoped},
                       {"standard", std::move(standard)},
                       {"fields", std::move(fields)}});
    }
    return out;
}

} // namespace groundswell
