#pragma once
#include <algorithm>
#include <concepts>
#include <string>
#include <vector>

#include "scenario/intervention_value.hpp"

/// Walks all fields of an intervention, so that a test can change each in turn.
namespace groundswell::testing {

/// Call v(name, field, value) for every field of an intervention, those of its scope included.
template <class Visitor>
void walk(InterventionSpec& spec, Visitor&& v)
{
    InterventionSpec::visit(spec, [&]<class T>(InterventionField const& field, T& value) {
        if constexpr (std::is_same_v<T, Scope>)
            Scope::visit(value, [&](InterventionField const& part, auto& inner) {
                v(std::string("scope.") + part.name, part, inner);
            });
        else
            v(std::string(field.name), field, value);
    });
}

/// Another value that the field may have.
inline void change(InterventionField const& field, std::same_as<double> auto& value)
{
    double const high = std::min(field.allowed.high, field.allowed.low + 1);
    value = value == high ? (field.allowed.low + high) / 2 : high;
}
inline void change(InterventionField const& field, std::same_as<int> auto& value)
{
    value = value >= 0 && value < field.allowed.high ? value + 1 : static_cast<int>(field.allowed.low) + 1;
}
inline void change(InterventionField const&, std::same_as<bool> auto& value)
{
    value = !value;
}
inline void change(InterventionField const&, std::string& value)
{
    value += " again";
}
inline void change(InterventionField const&, Post& value)
{
    value = value == Post::hurt ? Post::callout : Post::hurt;
}
inline void change(InterventionField const&, ParameterValues& value)
{
    value["policy.delay"] = 7;
}
inline void change(InterventionField const& field, std::vector<std::string>& value)
{
    value = {field.name == std::string_view("groups") ? "man" : "unit 2"};
}
inline void change(InterventionField const&, std::vector<int>& value)
{
    value = {1, 3};
}
template <class T>
void change(InterventionField const& field, std::optional<T>& value)
{
    if (!value) value = static_cast<T>(field.allowed.low);
    change(field, *value);
}

/// A sound intervention of the kind, from week 0 to week 40.
inline InterventionSpec sound(InterventionKind const& kind)
{
    auto out = standard_intervention(info_of(kind).name).value_or(InterventionSpec{.kind = kind});
    out.name = "one";
    out.end = 40;
    if (auto* own = out.as<intervention::ParameterChange>()) own->set = {{"acts.power", 2}};
    return out;
}

struct ChangedIntervention {
    std::string field;
    InterventionSpec spec;
};

/// The same with one field changed, for every field; each is sound again.
inline std::vector<ChangedIntervention> all_changes(InterventionSpec const& base)
{
    std::vector<std::string> names;
    InterventionSpec spec = base;
    walk(spec, [&](std::string const& name, InterventionField const&, auto&) { names.push_back(name); });
    std::vector<ChangedIntervention> out;
    for (auto const& wanted : names) {
        ChangedIntervention changed{wanted, base};
        bool alternative = false;
        walk(changed.spec, [&](std::string const& name, InterventionField const& field, auto& value) {
            if (name != wanted) return;
            change(field, value);
            alternative = field.alternative;
        });
        walk(changed.spec, [&]<class T>(std::string const& name, InterventionField const& field, T& value) {
            if constexpr (!std::is_same_v<T, FieldValueOf<T>>)
                if (alternative && field.alternative && name != wanted) value.reset();
        });
        out.push_back(std::move(changed));
    }
    return out;
}

} // namespace groundswell::testing
