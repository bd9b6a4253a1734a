#include "scenario/write_interventions.hpp"

#include <fmt/format.h>
#include <vector>

#include "scenario/intervention_value.hpp"
#include "scenario/toml_tree.hpp"
#include "scenario/write_world.hpp"

namespace groundswell {

namespace {

template <class T>
requires std::is_arithmetic_v<T> std::string toml(InterventionField const&, T value)
{
    return fmt::format("{}", value);
}

template <EnumField Enum>
std::string toml(InterventionField const& field, Enum value)
{
    return toml_quoted(choice_of(field, value));
}

/// "" for a value that is left open.
template <class T>
std::string toml(InterventionField const& field, std::optional<T> const& value)
{
    return value ? toml(field, *value) : "";
}

std::string toml(InterventionField const&, std::string const& value)
{
    return toml_quoted(value);
}

std::string toml(InterventionField const&, std::vector<std::string> const& values)
{
    return toml_list(values);
}

std::string toml(InterventionField const&, std::vector<int> const& values)
{
    return fmt::format("[{}]", fmt::join(values, ", "));
}

std::string toml(InterventionField const&, ParameterValues const& values)
{
    std::vector<std::string> parts;
    for (auto const& [name, value] : values)
        parts.push_back(fmt::format("{} = {}", toml_quoted(name), value));
    return fmt::format("{{ {} }}", fmt::join(parts, ", "));
}

std::string toml(InterventionField const&, Scope const& scope);

struct Line {
    std::string key, value;
    bool required{false};
};

/// A line for every field.
template <class Fields>
std::vector<Line> lines_of(Fields const& fields)
{
    std::vector<Line> out;
    Fields::visit(fields, [&](InterventionField const& field, auto const& value) {
        out.push_back({field.name, toml(field, value), field.required});
    });
    return out;
}

/// Lines whose value is required, or differs from the default.
template <class Fields>
std::vector<std::string> lines_to_write(Fields const& fields, Fields const& defaults)
{
    std::vector<std::string> out;
    auto const untold = lines_of(defaults);
    for (std::size_t i = 0; auto const& [key, value, required] : lines_of(fields))
        if (value != untold[i++].value || required) out.push_back(fmt::format("{} = {}", key, value));
    return out;
}

std::string toml(InterventionField const&, Scope const& scope)
{
    return fmt::format("{{ {} }}", fmt::join(lines_to_write(scope, Scope{}), ", "));
}

} // namespace

std::string intervention_text(InterventionSpec const& spec)
{
    InterventionSpec const defaults{.kind = *kind_named(spec.info().name)};
    return fmt::format("\n[[intervention]]\nkind = {}\n{}\n", toml_quoted(spec.info().name),
                       fmt::join(lines_to_write(spec, defaults), "\n"));
}

} // namespace groundswell
