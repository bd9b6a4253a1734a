#include "experiment/attribute_plan.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/over_members.hpp>
#include <limits>

#include "experiment/asked.hpp"
#include "experiment/definition.hpp"
#include "scenario/hash.hpp"

namespace groundswell {

namespace {

/// The scenario with the components off whose bit is 0.
Scenario with_components(Scenario scenario, std::size_t on)
{
    for (std::size_t c = 0; c < component_count; ++c)
        if (!(on >> c & 1U)) scenario.off.*component_switches[c] = true;
    return scenario;
}

std::string name_of_combination(std::size_t on)
{
    std::string name;
    for (std::size_t c = 0; c < component_count; ++c)
        if (!(on >> c & 1U)) name += (name.empty() ? "off=" : "+") + std::string(component_names[c]);
    return name.empty() ? "whole" : name;
}

Scenario with_answers(Scenario scenario, WitnessScope const& witnesses)
{
    scenario.interventions.push_back({.kind = intervention::Answering{},
                                      .name = "answering of " + witnesses.who,
                                      .start = -static_cast<Week>(scenario.parameters.run.burnin),
                                      .scope = witnesses.scope});
    return scenario;
}

/// Figures that are known and may be shown, without the course of harm from quarter to quarter.
std::vector<PointValue> known_figures(ReplicateResult const& result)
{
    auto out = kept_figures(result);
    std::erase_if(out, [](PointValue const& value) {
        return std::isnan(value.value) || value.metric.starts_with("harm@");
    });
    return out;
}

/// Whether these witnesses are too few to be spoken of: a group that is withheld, or a rank with a cell that
/// is.
bool is_withheld(WitnessScope const& witnesses, Scenario const& scenario, Withheld const& withheld)
{
    auto const& scope = witnesses.scope;
    for (std::size_t g = 0; g < withheld.groups; ++g) {
        if (std::ranges::count(scope.groups, scenario.groups[g]) > 0 && withheld.group[g]) return true;
        for (int const rank : scope.ranks)
            if (withheld.of(g, static_cast<std::size_t>(rank))) return true;
    }
    return withheld.everyone && witnesses.who != "all";
}

/// What runs at one point of the plausible space. The whole comes first: it is the base of every pair.
std::vector<Scenario> arms_of(Scenario const& scenario)
{
    std::vector<Scenario> out;
    for (std::size_t on = combinations; on-- > 0;)
        out.push_back(with_components(scenario, on));
    for (auto const& witnesses : witness_scopes(scenario))
        out.push_back(with_answers(scenario, witnesses));
    return out;
}

} // namespace

std::vector<WitnessScope> witness_scopes(Scenario const& scenario)
{
    std::vector<WitnessScope> out{{"all", {}}};
    for (auto const& group : scenario.groups)
        out.push_back({group, {.groups = {group}, .ranks = {}, .units = {}}});
    for (int rank = 0; rank < scenario.ranks; ++rank)
        out.push_back({fmt::format("rank {}", rank), {.groups = {}, .ranks = {rank}, .units = {}}});
    return out;
}

PairedPlan attribute_plan(Scenario const& scenario, FitUse const& fit)
{
    PairedPlan plan;
    plan.experiment = "attribute";
    plan.definition =
        definition_of(AskedAttribute{.scenario = fmt::format("{:016x}", scenario_hash(scenario)),
                                     .seed = scenario.seed,
                                     .fit = fit ? fmt::format("{:016x}", fit.points->hash()) : ""});
    plan.part = PartAt::burn_in_start;
    plan.measure = [scenario, scopes = witness_scopes(scenario)](ReplicateResult const& result,
                                                                 std::size_t arm) {
        if (arm >= combinations && is_withheld(scopes[arm - combinations], scenario, result.withheld))
            return std::vector<PointValue>{
                {std::string(too_few_witnesses), "all", std::numeric_limits<double>::quiet_NaN()}};
        return known_figures(result);
    };
    for (std::size_t on = combinations; on-- > 0;)
        plan.arms.push_back(name_of_combination(on));
    for (auto const& witnesses : witness_scopes(scenario))
        plan.arms.push_back("answering=" + witnesses.who);
    plan.scenarios = [scenario, fit](std::uint32_t replicate) {
        return arms_of(fit ? fit.points->at(member_of(replicate)) : scenario);
    };
    return plan;
}

} // namespace groundswell
