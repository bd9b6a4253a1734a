#include "fit/fit_space.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "tables/numbers.hpp"

namespace groundswell {

namespace {

double rounded(double value)
{
    return as_number(fmt::format("{:.5g}", value)).value_or(value);
}

} // namespace

Scenario FitSpace::at(std::span<double const> unit) const
{
    auto out = space_.scenario_at(unit);
    for (auto const& parameter : space_.parameters()) {
        double& value = parameter.at.in(out.parameters);
        value = rounded(value);
    }
    space_.keep_sums(out);
    return out;
}

bool FitSpace::contradicts(std::span<double const> unit) const
{
    return std::ranges::any_of(space_.rules(), [&](PlausibleSpace::Rule const& rule) {
        auto const value = [&](ParameterAt const& at) {
            for (auto const k : rule.drawn)
                if (space_.parameters()[k].at.name == at.name)
                    return rounded(space_.parameters()[k].drawn(unit[k]));
            return at.in(space_.scenario().parameters);
        };
        return rule.at.rule->is_met_by(value(rule.at.smaller), value(rule.at.larger));
    });
}

} // namespace groundswell
