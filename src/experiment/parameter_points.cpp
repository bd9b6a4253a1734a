#include <groundswell/parameter_points.hpp>

#include <algorithm>
#include <cmath>

namespace groundswell {

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

double UncertainParameter::drawn(double u) const
{
    if (!at.row->integer) return plausible.low + u * (plausible.high - plausible.low);
    return std::min(plausible.high, plausible.low + std::floor(u * (plausible.high - plausible.low + 1)));
}

double UncertainParameter::unit_of(double value) const
{
    if (!at.row->integer) return (value - plausible.low) / (plausible.high - plausible.low);
    return (value - plausible.low + .5) / (plausible.high - plausible.low + 1);
}

} // namespace groundswell
