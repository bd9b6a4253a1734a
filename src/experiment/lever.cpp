#include <groundswell/dose.hpp>

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>
#include <groundswell/problems.hpp>
#include <optional>

#include "base/text.hpp"
#include "scenario/check.hpp"
#include "scenario/intervention_value.hpp"
#include "scenario/share_sets.hpp"

namespace groundswell {

namespace {

/// A number of an intervention that a user can name.
struct LeverField {
    std::string name;
    LeverRange range;
    bool nobody_at_zero{false};
};

int whole(double value)
{
    return static_cast<int>(std::clamp(value, -1e9, 1e9) + (value < 0 ? -.5 : .5));
}

/// Call v(field, value) for the numbers among an intervention's fields, its scope's included.
template <class Spec, class Visitor>
void visit_numbers(Spec& spec, Visitor&& v)
{
    auto const only_numbers = [&]<class T>(InterventionField const& field, T& value) {
        if constexpr (NumberField<T>) v(field, value);
    };
    InterventionSpec::visit(spec, [&]<class T>(InterventionField const& field, T& value) {
        if constexpr (std::is_same_v<std::remove_const_t<T>, Scope>)
            Scope::visit(value, only_numbers);
        else
            only_numbers(field, value);
    });
}

std::vector<LeverField> lever_fields(InterventionSpec const& spec)
{
    std::vector<LeverField> out;
    visit_numbers(spec, [&]<class T>(InterventionField const& field, T const&) {
        double const low = field.nobody_at_zero ? 0 : field.allowed.low;
        bool const integer = std::is_same_v<FieldValueOf<T>, int>;
        out.push_back({field.name, {low, field.allowed.high, integer}, field.nobody_at_zero});
    });
    return out;
}

/// Set the number of this name. Fields that exclude it are left open.
void set_number(InterventionSpec& spec, std::string const& name, double value)
{
    bool alternative = false;
    visit_numbers(spec, [&]<class T>(InterventionField const& field, T& number) {
        if (field.name != name) return;
        alternative = field.alternative;
        if constexpr (std::is_same_v<FieldValueOf<T>, int>)
            number = whole(value);
        else
            number = value;
    });
    if (!alternative) return;
    visit_numbers(spec, [&]<class T>(InterventionField const& field, T& number) {
        if constexpr (!std::is_same_v<T, FieldValueOf<T>>)
            if (field.alternative && field.name != name) number.reset();
    });
}

/// Where a lever's name leads: a field of an intervention, by its place among the scenario's (one past the
/// last: to be added), or a parameter.
struct Found {
    std::optional<LeverField> field;
    std::size_t place{0};
    InterventionSpec spec{}; ///< as it is before the lever is moved
};

std::vector<std::string> lever_names(Scenario const& scenario)
{
    auto out = parameter_names(scenario.groups, scenario.ranks);
    auto const add = [&](InterventionSpec const& spec) {
        for (auto const& field : lever_fields(spec))
            out.push_back(spec.name + "." + field.name);
    };
    for (auto const& spec : scenario.interventions)
        add(spec);
    for (auto const& name : standard_names())
        add(*standard_intervention(name));
    return out;
}

Found find_lever(Scenario const& scenario, std::string const& name, std::string const& argument)
{
    if (find_parameter(name, scenario.groups, scenario.ranks)) return {};
    auto const dot = name.rfind('.');
    auto const owner = name.substr(0, dot);
    auto const& all = scenario.interventions;
    auto const standard = standard_intervention(owner);
    auto at = std::ranges::find(all, owner, &InterventionSpec::name);
    if (at == all.end() && standard)
        at = std::ranges::find_if(all, [&](auto const& spec) { return spec.info().name == owner; });
    if ((at != all.end() || standard) && dot != std::string::npos) {
        Found out{.field = {},
                  .place = static_cast<std::size_t>(at - all.begin()),
                  .spec = at == all.end() ? *standard : *at};
        std::vector<std::string> known;
        for (auto const& field : lever_fields(out.spec)) {
            known.push_back(owner + "." + field.name);
            if (known.back() == name) out.field = field;
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
        complete_shares(changed, {name});
    } else {
        auto& all = changed.interventions;
        if (found.place == all.size()) all.push_back(found.spec);
        set_number(all[found.place], found.field->name, value);
        if (value == 0 && found.field->nobody_at_zero)
            all.erase(all.begin() + static_cast<std::ptrdiff_t>(found.place));
    }
    fill_defaults(changed);
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
    return found.field->range;
}

} // namespace groundswell
