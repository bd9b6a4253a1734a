#include "experiment/lever.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "base/problems.hpp"
#include "experiment/standard_interventions.hpp"
#include "scenario/check.hpp"
#include "scenario/intervention_fields.hpp"
#include "scenario/parameter_table.hpp"

namespace groundswell {

namespace {

/// A number of an intervention that a user can name.
struct LeverField {
    char const* name;
    bool scope; ///< belongs to the scope
    void (*set)(InterventionSpec&, double);
};

int whole(double value)
{
    return static_cast<int>(std::clamp(value, -1e9, 1e9) + (value < 0 ? -.5 : .5));
}

constexpr LeverField fields[]{
    {"dose", false, [](InterventionSpec& s, double x) { s.dose = x; }},
    {"share", true, [](InterventionSpec& s, double x) { s.scope.share = x; }},
    {"start", false, [](InterventionSpec& s, double x) { s.start = whole(x); }},
    {"end", false, [](InterventionSpec& s, double x) { s.end = whole(x); }},
    {"every", false, [](InterventionSpec& s, double x) { s.every = whole(x); }},
    {"uptake", false, [](InterventionSpec& s, double x) { s.uptake = x; }},
    {"match", false, [](InterventionSpec& s, double x) { s.match = whole(x); }},
    {"reports", false, [](InterventionSpec& s, double x) { s.reports = whole(x), s.top_share = 0; }},
    {"top_share", false, [](InterventionSpec& s, double x) { s.top_share = x; }},
    {"count", false, [](InterventionSpec& s, double x) { s.count = whole(x); }},
    {"cost_per_person", false, [](InterventionSpec& s, double x) { s.cost_per_person = x; }},
    {"cost_per_week", false, [](InterventionSpec& s, double x) { s.cost_per_week = x; }},
};

bool has_field(InterventionKind kind, LeverField const& field)
{
    return use_of(kind).uses(field.scope ? "scope" : field.name);
}

/// Where a lever's name leads: a field of an intervention, by its place among the scenario's (one past the
/// last: to be added), or a parameter.
struct Found {
    LeverField const* field{nullptr};
    std::size_t place{0};
    InterventionKind kind{};
};

std::vector<std::string> lever_names(Scenario const& scenario)
{
    auto out = parameter_names(scenario.groups, scenario.ranks);
    auto const add = [&](std::string const& name, InterventionKind kind) {
        for (auto const& field : fields)
            if (has_field(kind, field)) out.push_back(name + "." + field.name);
    };
    for (auto const& spec : scenario.interventions)
        add(spec.name, spec.kind);
    for (auto const& name : standard_names())
        add(name, *standard_kind(name));
    return out;
}

Found find_lever(Scenario const& scenario, std::string const& name, std::string const& argument)
{
    if (find_parameter(name, scenario.groups, scenario.ranks)) return {};
    auto const dot = name.rfind('.');
    auto const owner = name.substr(0, dot);
    Found out{.place = scenario.interventions.size()};
    auto const& all = scenario.interventions;
    auto at = std::ranges::find(all, owner, &InterventionSpec::name);
    if (at == all.end())
        at = std::ranges::find_if(all, [&](auto const& spec) { return standard_kind(owner) == spec.kind; });
    auto const kind = at == all.end() ? standard_kind(owner) : std::optional(at->kind);
    if (kind && dot != std::string::npos) {
        out.kind = *kind;
        out.place = static_cast<std::size_t>(at - all.begin());
        std::vector<std::string> known;
        for (auto const& field : fields) {
            if (!has_field(*kind, field)) continue;
            known.push_back(owner + "." + field.name);
            if (known.back() == name) out.field = &field;
        }
        if (out.field) return out;
        throw UserError(Problem{.code = ProblemCode::name_unknown,
                                .place = {.argument = argument},
                                .what = "unknown number '" + name + "'",
                                .allowed = fmt::format("{} has {}", owner, fmt::join(known, ", ")),
                                .suggestion = did_you_mean(name, known)});
    }
    throw UserError(Problem{.code = ProblemCode::lever_unknown,
                            .place = {.argument = argument},
                            .what = "unknown parameter '" + name + "'",
                            .allowed = "a parameter, or a number of an intervention, such as "
                                       "ally_mobilisation.share",
                            .suggestion = did_you_mean(name, lever_names(scenario))});
}

/// Name the argument and the lever instead of a place in a file.
void require_sound(Scenario const& before, Scenario const& after, std::string const& argument,
                   std::string const& name)
{
    Problems problems;
    auto const old = check_scenario(before);
    for (auto problem : check_scenario(after)) {
        if (std::ranges::any_of(old, [&](auto const& p) { return p.text() == problem.text(); })) continue;
        auto const& key = problem.place.key;
        if (!name.ends_with("." + key.substr(key.rfind('.') + 1))) problem.what = key + " " + problem.what;
        problem.place = {.key = name, .argument = argument};
        problems.push_back(std::move(problem));
    }
    throw_if_any(problems);
}

} // namespace

void set_lever(Scenario& scenario, std::string const& name, double value, std::string const& argument)
{
    auto const found = find_lever(scenario, name, argument);
    Scenario changed = scenario;
    if (!found.field) {
        parameter_value(changed.parameters, name, changed.groups, changed.ranks) = value;
        changed.given.insert(name);
    } else {
        auto& all = changed.interventions;
        if (found.place == all.size()) all.push_back(standard_intervention(found.kind));
        found.field->set(all[found.place], value);
        bool const reaches_nobody =
            value == 0 && (found.field->scope || found.field->name == std::string_view("count"));
        if (reaches_nobody) all.erase(all.begin() + static_cast<std::ptrdiff_t>(found.place));
    }
    settle(changed);
    require_sound(scenario, changed, argument, name);
    scenario = std::move(changed);
}

LeverRange lever_range(Scenario const& scenario, std::string const& name, std::string const& argument)
{
    auto const found = find_lever(scenario, name, argument);
    if (!found.field) {
        auto const& row = *find_parameter(name, scenario.groups, scenario.ranks)->row;
        return {row.allowed.low, row.allowed.high, row.integer};
    }
    if (found.field->scope) return {0, 1, false};
    auto const& field = *find_field(found.field->name);
    bool const whole_numbers = field.type == std::string_view("whole number");
    double const high =
        found.kind == InterventionKind::dialogue && found.field->name == std::string_view("dose")
            ? 20
            : field.allowed.high;
    return {found.field->name == std::string_view("count") ? 0 : field.allowed.low, high, whole_numbers};
}

} // namespace groundswell
