#include "experiment/plausible.hpp"

#include <algorithm>
#include <groundswell/parameter_table.hpp>
#include <map>

namespace groundswell {

namespace {

/// A name for the set of shares that a parameter sums to 1 with, or its own name.
std::string family_of(std::string const& name)
{
    if (name.starts_with("kinds.") && name.ends_with(".share")) return "kinds.share";
    for (auto const* prefix : {"policy.response.", "discourse.frames.", "career.hiring."})
        if (name.starts_with(prefix)) return prefix;
    return name;
}

} // namespace

std::vector<Scenario> plausible_arms(std::span<NamedScenario const> arms, Scenario const& drawn)
{
    auto const& base = arms.front().scenario;
    auto const all = parameters_for(base.groups, base.ranks);
    std::vector<Scenario> out;
    for (auto const& arm : arms) {
        Scenario scenario = arm.scenario;
        std::map<std::string, bool> changed;
        for (auto const& at : all)
            if (at.in(scenario.parameters) != at.in(base.parameters)) changed[family_of(at.name)] = true;
        for (auto const& at : all)
            if (!changed.contains(family_of(at.name))) at.in(scenario.parameters) = at.in(drawn.parameters);
        auto& propensity = scenario.parameters.propensity;
        for (std::size_t g = 0; g < scenario.groups.size(); ++g)
            propensity.harm.share[g] = std::min(propensity.harm.share[g], propensity.everyday.share[g]);
        out.push_back(std::move(scenario));
    }
    return out;
}

} // namespace groundswell
