#include <algorithm>
#include <concepts>
#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>
#include <groundswell/vocabulary.hpp>
#include <set>

#include "base/text.hpp"
#include "scenario/check.hpp"
#include "scenario/cost_unit.hpp"
#include "scenario/intervention_value.hpp"

namespace groundswell {

namespace {

/// Checks one intervention; keys are `intervention.N.field`, N from 1.
class OneIntervention {
  public:
    OneIntervention(Scenario const& scenario, std::size_t index, Problems& out)
        : scenario_(scenario), spec_(scenario.interventions[index]),
          prefix_("intervention." + std::to_string(index + 1)), out_(out)
    {}

    void check()
    {
        weeks();
        InterventionSpec::visit(
            spec_, [&](InterventionField const& field, auto const& value) { check(field, value); });
        alternatives();
        no_meaning();
    }

  private:
    /// Report a problem of a field.
    void say(std::string const& field, Problem problem)
    {
        problem.place.key = prefix_ + "." + field;
        out_.push_back(std::move(problem));
    }

    void weeks()
    {
        double const first = 0 - scenario_.parameters.run.burnin; // not -0
        if (spec_.start < first)
            say("start", {.code = ProblemCode::value_out_of_range,
                          .what = fmt::format("is {}", spec_.start),
                          .allowed = "from " + format_number(first) + ", the first week of burn-in"});
        if (spec_.end && *spec_.end <= spec_.start)
            say("end", {.code = ProblemCode::value_conflict,
                        .what = fmt::format("is {}", *spec_.end),
                        .allowed = fmt::format("after start, {}", spec_.start),
                        .suggestion = "it is the first week in which the intervention no longer acts"});
    }

    template <class Number>
    requires std::same_as<Number, double> || std::same_as<Number, int>
    void check(InterventionField const& field, Number value)
    {
        bool const whole = std::same_as<Number, int>;
        if (!field.allowed.contains(value))
            say(field.name,
                {.code = ProblemCode::value_out_of_range,
                 .what = "is " + format_number(value),
                 .allowed = "must lie in " + format_interval(field.allowed.low, field.allowed.high, whole)});
    }

    template <class T>
    void check(InterventionField const& field, std::optional<T> const& value)
    {
        if (value) check(field, *value);
    }

    void check(InterventionField const& field, std::same_as<bool> auto value)
    {
        if (value && field.needs_end && !spec_.end)
            say(field.name, {.code = ProblemCode::key_missing,
                             .what = "needs an end",
                             .allowed = "it is " + std::string(field.meaning)});
    }

    void check(InterventionField const& field, std::string const& value)
    {
        if (&value != &spec_.cost_unit || value.empty()) return;
        if (auto problem = fault_of_cost_unit(value)) say(field.name, std::move(*problem));
    }

    template <EnumField Enum>
    void check(InterventionField const&, Enum)
    {}

    /// Of fields that exclude each other one is given.
    void alternatives()
    {
        std::vector<std::string> names, meanings;
        int given = 0;
        InterventionSpec::visit_own(spec_, [&]<class T>(InterventionField const& field, T const& value) {
            if constexpr (!std::is_same_v<T, FieldValueOf<T>>) {
                if (!field.alternative) return;
                names.emplace_back(field.name);
                meanings.emplace_back(field.meaning);
                given += value.has_value();
            }
        });
        if (!names.empty() && given != 1)
            out_.push_back(
                {.code = given == 0 ? ProblemCode::key_missing : ProblemCode::key_conflict,
                 .place = {.key = prefix_},
                 .what = fmt::format("({}) needs either {}", spec_.info().name, fmt::join(names, " or ")),
                 .allowed = fmt::format("{}", fmt::join(meanings, "; or "))});
    }

    /// What a file cannot say, but a program can.
    void no_meaning()
    {
        auto const what = fmt::format("has no meaning for {}", spec_.info().name);
        auto const unused = [&](std::string const& field, std::string allowed) {
            say(field, {.code = ProblemCode::key_not_used, .what = what, .allowed = std::move(allowed)});
        };
        if (!spec_.info().repeats && spec_.every != 0) unused("every", "leave it at 0");
        if (!spec_.info().scoped && spec_.scope != Scope{}) unused("scope", "leave it empty");
    }

    void check(InterventionField const&, Scope const&)
    {
        for (auto const& group : spec_.scope.groups)
            if (std::ranges::count(scenario_.groups, group) == 0)
                say("scope.groups", {.code = ProblemCode::name_unknown,
                                     .what = "names the unknown group '" + group + "'",
                                     .allowed = fmt::format("{}", fmt::join(scenario_.groups, ", ")),
                                     .suggestion = did_you_mean(group, scenario_.groups)});
        for (int const rank : spec_.scope.ranks)
            if (rank < 0 || rank >= scenario_.ranks)
                say("scope.ranks", {.code = ProblemCode::name_unknown,
                                    .what = fmt::format("names the unknown rank {}", rank),
                                    .allowed = fmt::format("0, the lowest, to {}", scenario_.ranks - 1)});
        if (scenario_.generated()) units();
        share_of("scope.share", spec_.scope.share);
        share_of("scope.connected", spec_.scope.connected);
    }

    void share_of(std::string const& field, double share)
    {
        if (!(share > 0 && share <= 1))
            say(field, {.code = ProblemCode::value_out_of_range,
                        .what = "is " + format_number(share),
                        .allowed = "above 0, at most 1"});
    }

    /// Units of the built-in generator are named "unit 1", "unit 2" and so on.
    void units()
    {
        auto const count =
            static_cast<std::size_t>(std::clamp(scenario_.parameters.institution.units, 0.0, 1e8));
        for (auto const& unit : spec_.scope.units) {
            std::size_t at = 0;
            bool const numbered =
                unit.starts_with("unit ") && unit.size() < 15 &&
                std::all_of(unit.begin() + 5, unit.end(), [](char c) { return c >= '0' && c <= '9'; });
            if (numbered && unit.size() > 5 && unit[5] != '0') at = std::stoul(unit.substr(5));
            if (at < 1 || at > count)
                say("scope.units", {.code = ProblemCode::name_unknown,
                                    .what = "names the unknown unit '" + unit + "'",
                                    .allowed = fmt::format("unit 1 to unit {}", count)});
        }
    }

    void check(InterventionField const& field, ParameterValues const& values)
    {
        if (values.empty())
            say(field.name, {.code = ProblemCode::value_no_effect,
                             .what = "changes nothing",
                             .allowed = "at least one parameter and its value"});
        Parameters changed = scenario_.parameters;
        for (auto const& [name, value] : values)
            change(changed, field, name, value);
        auto const before = check_parameters(scenario_, scenario_.parameters);
        for (auto const& problem : check_parameters(scenario_, changed)) {
            bool const known =
                std::ranges::any_of(before, [&](auto const& p) { return p.text() == problem.text(); });
            if (!known) say(fmt::format("{}.{}", field.name, problem.place.key), problem);
        }
    }

    void change(Parameters& changed, InterventionField const& field, std::string const& name, double value)
    {
        auto const found = find_parameter(name, scenario_.groups, scenario_.ranks);
        std::string const only = field.only; // "policy.", or "" for any parameter
        auto const key = fmt::format("{}.{}", field.name, name);
        if (!found) {
            auto names = parameter_names(scenario_.groups, scenario_.ranks);
            std::erase_if(names, [&](auto const& n) { return !n.starts_with(only); });
            say(key, {.code = ProblemCode::name_unknown,
                      .what = "is no parameter",
                      .suggestion = did_you_mean(name, names)});
        } else if (!name.starts_with(only)) {
            say(key, {.code = ProblemCode::parameter_fixed,
                      .what = "is no part of the " + only.substr(0, only.find('.')),
                      .allowed = fmt::format("{} changes {}* only", spec_.info().name, only),
                      .suggestion = "use kind = \"parameter\""});
        } else if (!found->row->changes_during_run()) {
            say(key, {.code = ProblemCode::parameter_fixed,
                      .what = "cannot change during a run",
                      .allowed = "it shapes the world or the run itself",
                      .suggestion = "set it at the top of the scenario"});
        } else {
            found->in(changed) = value;
        }
    }

    Scenario const& scenario_;
    InterventionSpec const& spec_;
    std::string prefix_;
    Problems& out_;
};

} // namespace

Problems check_interventions(Scenario const& scenario)
{
    Problems out;
    std::set<std::string> names;
    for (std::size_t i = 0; i < scenario.interventions.size(); ++i) {
        OneIntervention(scenario, i, out).check();
        auto const& name = scenario.interventions[i].name;
        if (!name.empty() && !names.insert(name).second)
            out.push_back({.code = ProblemCode::value_duplicate,
                           .place = {.key = fmt::format("intervention.{}.name", i + 1)},
                           .what = "is '" + name + "' again",
                           .allowed = "each intervention needs a name of its own"});
    }
    return out;
}

} // namespace groundswell
