#include <algorithm>
#include <concepts>
#include <fmt/format.h>
#include <set>

#include "mechanisms/post.hpp"
#include "scenario/check.hpp"
#include "scenario/intervention_value.hpp"
#include "scenario/parameter_table.hpp"

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
    void say(std::string const& field, std::string what, std::string allowed, std::string suggestion = "")
    {
        out_.push_back({prefix_ + "." + field, std::move(what), std::move(allowed), std::move(suggestion)});
    }

    void weeks()
    {
        double const first = -scenario_.parameters.run.burnin;
        if (spec_.start < first)
            say("start", fmt::format("is {}", spec_.start),
                "from " + number(first) + ", the first week of burn-in");
        if (spec_.end && *spec_.end <= spec_.start)
            say("end", fmt::format("is {}", *spec_.end), fmt::format("after start, {}", spec_.start),
                "it is the first week in which the intervention no longer acts");
    }

    template <class Number>
    requires std::same_as<Number, double> || std::same_as<Number, int>
    void check(InterventionField const& field, Number value)
    {
        bool const whole = std::same_as<Number, int>;
        if (!field.allowed.contains(value))
            say(field.name, "is " + number(value),
                "must lie in " + interval(field.allowed.low, field.allowed.high, whole));
    }

    template <class T>
    void check(InterventionField const& field, std::optional<T> const& value)
    {
        if (value) check(field, *value);
    }

    void check(InterventionField const& field, std::same_as<bool> auto value)
    {
        if (value && field.needs_end && !spec_.end)
            say(field.name, "needs an end", "it is " + std::string(field.meaning));
    }

    void check(InterventionField const&, std::string const&) {}

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
            out_.push_back({prefix_,
                            fmt::format("({}) needs either {}", spec_.info().name, fmt::join(names, " or ")),
                            fmt::format("{}", fmt::join(meanings, "; or ")), ""});
    }

    /// What a file cannot say, but a program can.
    void no_meaning()
    {
        auto const what = fmt::format("has no meaning for {}", spec_.info().name);
        if (!spec_.info().repeats && spec_.every != 0) say("every", what, "leave it at 0");
        if (!spec_.info().scoped && spec_.scope != Scope{}) say("scope", what, "leave it empty");
    }

    void check(InterventionField const&, Scope const&)
    {
        for (auto const& group : spec_.scope.groups)
            if (std::ranges::count(scenario_.groups, group) == 0)
                say("scope.groups", "names the unknown group '" + group + "'",
                    fmt::format("{}", fmt::join(scenario_.groups, ", ")),
                    did_you_mean(group, scenario_.groups));
        for (int const rank : spec_.scope.ranks)
            if (rank < 0 || rank >= scenario_.ranks)
                say("scope.ranks", fmt::format("names the unknown rank {}", rank),
                    fmt::format("0, the lowest, to {}", scenario_.ranks - 1));
        if (scenario_.generated()) units();
        if (!(spec_.scope.share > 0 && spec_.scope.share <= 1))
            say("scope.share", "is " + number(spec_.scope.share), "above 0, at most 1");
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
                say("scope.units", "names the unknown unit '" + unit + "'",
                    fmt::format("unit 1 to unit {}", count));
        }
    }

    void check(InterventionField const& field, ParameterValues const& values)
    {
        if (values.empty()) say(field.name, "changes nothing", "at least one parameter and its value");
        Parameters changed = scenario_.parameters;
        for (auto const& [name, value] : values)
            change(changed, field, name, value);
        auto const before = check_parameters(scenario_, scenario_.parameters);
        for (auto const& problem : check_parameters(scenario_, changed)) {
            bool const known =
                std::ranges::any_of(before, [&](auto const& p) { return p.text() == problem.text(); });
            if (!known)
                say(fmt::format("{}.{}", field.name, problem.where), problem.what, problem.allowed,
                    problem.suggestion);
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
            say(key, "is no parameter", "", did_you_mean(name, names));
        } else if (!name.starts_with(only)) {
            say(key, "is no part of the " + only.substr(0, only.find('.')),
                fmt::format("{} changes {}* only", spec_.info().name, only), "use kind = \"parameter\"");
        } else if (!found->row->changes_during_run()) {
            say(key, "cannot change during a run", "it shapes the world or the run itself",
                "set it at the top of the scenario");
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
            out.push_back({fmt::format("intervention.{}.name", i + 1), "is '" + name + "' again",
                           "each intervention needs a name of its own", ""});
    }
    return out;
}

} // namespace groundswell
