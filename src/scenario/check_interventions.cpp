#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "scenario/check.hpp"
#include "scenario/intervention_fields.hpp"
#include "scenario/parameter_table.hpp"

namespace groundswell {

namespace {

/// Checks one intervention; keys are `intervention.N.field`, N from 1.
class OneIntervention {
  public:
    OneIntervention(Scenario const& scenario, std::size_t index, Problems& out)
        : scenario_(scenario), spec_(scenario.interventions[index]), use_(use_of(spec_.kind)),
          prefix_("intervention." + std::to_string(index + 1)), out_(out)
    {}

    void check()
    {
        weeks();
        ranges();
        scope();
        if (use_.uses("set")) changes();
        auto const posts = std::vector<std::string>(post_names.begin(), post_names.end());
        if (spec_.kind == InterventionKind::movement && std::ranges::count(posts, spec_.post) == 0)
            say("post", {.code = ProblemCode::name_unknown,
                         .what = "is unknown: '" + spec_.post + "'",
                         .allowed = fmt::format("{}", fmt::join(posts, ", ")),
                         .suggestion = did_you_mean(spec_.post, posts)});
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
        double const first = -scenario_.parameters.run.burnin;
        if (spec_.start < first)
            say("start", {.code = ProblemCode::value_out_of_range,
                          .what = fmt::format("is {}", spec_.start),
                          .allowed = "from " + format_number(first) + ", the first week of burn-in"});
        if (spec_.end && *spec_.end <= spec_.start)
            say("end", {.code = ProblemCode::value_conflict,
                        .what = fmt::format("is {}", *spec_.end),
                        .allowed = fmt::format("after start, {}", spec_.start),
                        .suggestion = "it is the first week in which the intervention no longer acts"});
        if (spec_.ramp && !spec_.end)
            say("ramp", {.code = ProblemCode::key_missing,
                         .what = "needs an end",
                         .allowed = "it is linear from start to end"});
    }

    void ranges()
    {
        auto const range = [&](char const* name, double value) {
            if (!use_.uses(name)) return;
            auto const& field = *find_field(name);
            auto allowed = field.allowed;
            if (spec_.kind == InterventionKind::dialogue && field.name == std::string_view("dose"))
                allowed.high = 20;
            if (!allowed.contains(value))
                say(name, {.code = ProblemCode::value_out_of_range,
                           .what = "is " + format_number(value),
                           .allowed = "must lie in " +
                                      format_interval(allowed.low, allowed.high,
                                                      field.type == std::string_view("whole number"))});
        };
        range("every", spec_.every);
        range("dose", spec_.dose);
        range("cost_per_person", spec_.cost_per_person);
        range("cost_per_week", spec_.cost_per_week);
        range("uptake", spec_.uptake);
        range("match", spec_.match);
        range("reports", spec_.reports);
        range("top_share", spec_.top_share);
        range("count", spec_.count);
    }

    void scope()
    {
        if (!use_.uses("scope")) return;
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
        if (!(spec_.scope.share > 0 && spec_.scope.share <= 1))
            say("scope.share", {.code = ProblemCode::value_out_of_range,
                                .what = "is " + format_number(spec_.scope.share),
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

    void changes()
    {
        if (spec_.set.empty())
            say("set", {.code = ProblemCode::value_no_effect,
                        .what = "changes nothing",
                        .allowed = "at least one parameter and its value"});
        Parameters changed = scenario_.parameters;
        for (auto const& [name, value] : spec_.set)
            change(changed, name, value);
        auto const before = check_parameters(scenario_, scenario_.parameters);
        for (auto const& problem : check_parameters(scenario_, changed)) {
            bool const known =
                std::ranges::any_of(before, [&](auto const& p) { return p.text() == problem.text(); });
            if (!known) say("set." + problem.place.key, problem);
        }
    }

    void change(Parameters& changed, std::string const& name, double value)
    {
        auto const found = find_parameter(name, scenario_.groups, scenario_.ranks);
        bool const policy = spec_.kind == InterventionKind::accountability;
        if (!found) {
            auto names = parameter_names(scenario_.groups, scenario_.ranks);
            if (policy) std::erase_if(names, [](auto const& n) { return !n.starts_with("policy."); });
            say("set." + name, {.code = ProblemCode::name_unknown,
                                .what = "is no parameter",
                                .suggestion = did_you_mean(name, names)});
        } else if (policy && !name.starts_with("policy.")) {
            say("set." + name, {.code = ProblemCode::parameter_fixed,
                                .what = "is no part of the policy",
                                .allowed = "accountability changes policy.* only",
                                .suggestion = "use kind = \"parameter\""});
        } else if (!found->row->changes_during_run()) {
            say("set." + name, {.code = ProblemCode::parameter_fixed,
                                .what = "cannot change during a run",
                                .allowed = "it shapes the world or the run itself",
                                .suggestion = "set it at the top of the scenario"});
        } else {
            found->in(changed) = value;
        }
    }

    Scenario const& scenario_;
    InterventionSpec const& spec_;
    InterventionUse const& use_;
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
