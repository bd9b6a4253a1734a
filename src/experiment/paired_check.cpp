#include <groundswell/compare.hpp>

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>

#include "base/text.hpp"
#include "scenario/hash.hpp"

namespace groundswell {

namespace {

/// Only what a world is made of, so that two hashes tell whether tables are the same.
std::uint64_t tables_hash(Scenario const& scenario)
{
    Scenario tables;
    tables.import = scenario.import;
    tables.profile = scenario.profile;
    tables.world_file = scenario.world_file;
    return scenario_hash(tables);
}

std::string listed(std::vector<std::string> const& words)
{
    return fmt::format("{}", fmt::join(words, ", "));
}

void compare_worlds(Scenario const& base, NamedScenario const& arm, Problems& problems)
{
    constexpr auto advice = "start from a copy of the base, and change its rules only";
    auto const& other = arm.scenario;
    auto const say = [&](std::string const& key, std::string what, std::string allowed) {
        problems.push_back({.code = ProblemCode::comparison_other_world,
                            .place = {.file = arm.name, .key = key},
                            .what = std::move(what),
                            .allowed = std::move(allowed),
                            .suggestion = advice});
    };
    if (other.groups != base.groups)
        say("groups", "has groups " + listed(other.groups), "the base has " + listed(base.groups));
    if (other.ranks != base.ranks)
        say("ranks", fmt::format("has {} ranks", other.ranks), fmt::format("the base has {}", base.ranks));
    if (other.import.has_value() != base.import.has_value() || tables_hash(other) != tables_hash(base))
        say("world", "is about another world",
            base.import ? "the base reads " + base.import->people_file : "the base generates its people");
    if (other.groups != base.groups || other.ranks != base.ranks) return;
    for (auto const& at : parameters_for(base.groups, base.ranks)) {
        double const theirs = at.in(other.parameters), ours = at.in(base.parameters);
        if (at.row->changes_during_run() || theirs == ours) continue;
        bool const horizon = at.name.starts_with("run.");
        problems.push_back(
            {.code = horizon ? ProblemCode::comparison_other_horizon : ProblemCode::comparison_other_world,
             .place = {.file = arm.name, .key = at.name},
             .what = fmt::format("has {} {}", at.name, format_number(theirs)),
             .allowed = fmt::format("the base has {}: another {}", format_number(ours),
                                    horizon ? "horizon" : "world"),
             .suggestion = horizon ? fmt::format("set {} for both", at.name) : advice});
    }
}

constexpr auto added_mark = " is added";

/// Interventions of `one` that `other` has not, or not the same.
std::vector<std::string> extra(Scenario const& one, Scenario const& other)
{
    std::vector<std::string> out;
    for (auto const& spec : one.interventions)
        if (std::ranges::find(other.interventions, spec) == other.interventions.end())
            out.push_back(spec.name);
    return out;
}

} // namespace

Problems check_comparable(std::span<NamedScenario const> arms)
{
    Problems problems;
    for (auto const& arm : arms.subspan(1))
        compare_worlds(arms.front().scenario, arm, problems);
    return problems;
}

std::vector<std::string> changes_between(Scenario const& base, Scenario const& variant)
{
    std::vector<std::string> out;
    for (auto const& at : parameters_for(base.groups, base.ranks)) {
        double const from = at.in(base.parameters), to = at.in(variant.parameters);
        if (from != to)
            out.push_back(fmt::format("{} {} -> {}", at.name, format_number(from), format_number(to)));
    }
    for (std::size_t i = 0; i < component_count; ++i)
        if (base.off.*component_switches[i] != variant.off.*component_switches[i])
            out.push_back(fmt::format("{} {}", component_names[i],
                                      variant.off.*component_switches[i] ? "switched off" : "switched on"));
    for (auto const& name : extra(variant, base))
        out.push_back(name + added_mark);
    for (auto const& name : extra(base, variant))
        out.push_back(name + " is taken away");
    return out;
}

bool acts_at_birth(std::string_view parameter)
{
    return (parameter.starts_with("propensity.") && !parameter.ends_with(".factor")) ||
           parameter.starts_with("init.");
}

} // namespace groundswell
