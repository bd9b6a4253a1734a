#include "experiment/design.hpp"

#include <algorithm>
#include <cmath>

namespace groundswell {

namespace {

/// Families of parameters that sum to 1.
std::vector<std::vector<std::string>> families(Scenario const& scenario)
{
    std::vector<std::string> hiring;
    for (auto const& group : scenario.groups)
        hiring.push_back("career.hiring." + group);
    return {{"kinds.hostility.share", "kinds.advance.share", "kinds.coercion.share"},
            {"policy.response.coddle", "policy.response.sanction", "policy.response.remove",
             "policy.response.restore"},
            {"discourse.frames.innocence", "discourse.frames.hurt", "discourse.frames.equivalence"},
            hiring};
}

/// Divide what is drawn of a family by its sum, so that all of it, the given included, sums to 1.
void keep_sum(Scenario& scenario, std::vector<std::string> const& family,
              std::vector<UncertainParameter> const& drawn)
{
    double given = 0, free = 0;
    std::vector<double*> members;
    for (auto const& name : family) {
        double& value = parameter_value(scenario.parameters, name, scenario.groups, scenario.ranks);
        bool const is_drawn =
            std::ranges::any_of(drawn, [&](UncertainParameter const& u) { return u.at.name == name; });
        (is_drawn ? free : given) += value;
        if (is_drawn) members.push_back(&value);
    }
    if (free > 0)
        for (double* member : members)
            *member *= std::max(0.0, 1 - given) / free;
}

} // namespace

std::vector<UncertainParameter> uncertain_parameters(Scenario const& scenario)
{
    std::vector<UncertainParameter> out;
    for (auto& at : parameters_for(scenario.groups, scenario.ranks)) {
        auto const& row = *at.row;
        if (row.role != Role::uncertain) continue; // a measured one with a range is as uncertain as the range
        if (!scenario.generated() && at.name.starts_with("ties.")) continue; // they are in the table
        if (!at.default_value || at.default_value->plausible.is_point() || scenario.given.contains(at.name))
            continue;
        Range const plausible = at.default_value->plausible;
        out.push_back({std::move(at), plausible});
    }
    return out;
}

Design::Design(Scenario scenario, std::uint32_t seed)
    : scenario_(std::move(scenario)), parameters_(uncertain_parameters(scenario_)), sobol_(seed)
{}

Scenario Design::at(std::uint32_t point) const
{
    Scenario out = scenario_;
    for (std::size_t k = 0; k < parameters_.size(); ++k) {
        auto const& [at, plausible] = parameters_[k];
        double const u = sobol_(point, k);
        at.in(out.parameters) =
            at.row->integer ? std::min(plausible.high,
                                       plausible.low + std::floor(u * (plausible.high - plausible.low + 1)))
                            : plausible.low + u * (plausible.high - plausible.low);
    }
    for (auto const& family : families(out))
        keep_sum(out, family, parameters_);
    auto& propensity = out.parameters.propensity;
    for (std::size_t g = 0; g < out.groups.size(); ++g)
        propensity.harm.share[g] = std::min(propensity.harm.share[g], propensity.everyday.share[g]);
    return out;
}

} // namespace groundswell
