#include "experiment/allowed_cube.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "experiment/design.hpp"

namespace groundswell {

namespace {

/// The larger of two numbers, at a point of the unit interval, where pairs are spread evenly over all with
/// smaller <= larger: the share of the smaller one's range below it is its density.
double larger_at(double u, Range smaller, Range larger)
{
    double const least = std::max(larger.low, smaller.low);
    // The density rises up to `top`, then it is level.
    double const top = std::clamp(smaller.high, least, larger.high);
    double const below = (least - smaller.low) * (least - smaller.low) / 2;
    double const rising = (top - smaller.low) * (top - smaller.low) / 2 - below;
    double const level = (larger.high - top) * (smaller.high - smaller.low);
    double const area = u * (rising + level);
    if (area < rising) return smaller.low + std::sqrt(2 * (area + below));
    return std::min(larger.high, top + (area - rising) / (smaller.high - smaller.low));
}

double within(double u, Range range)
{
    return range.low + u * (range.high - range.low);
}

} // namespace

AllowedCube::AllowedCube(Scenario const& scenario) : space_(scenario)
{
    excluded_from(scenario); // says what leaves nothing
}

Scenario AllowedCube::at(std::span<double const> unit) const
{
    auto out = space_.scenario_at(unit);
    for (auto const& rule : space_.rules()) {
        auto const coordinate = [&](ParameterAt const& at) -> std::optional<std::size_t> {
            for (auto const k : rule.drawn)
                if (parameters()[k].at.name == at.name) return k;
            return std::nullopt;
        };
        auto const small = coordinate(rule.at.smaller), large = coordinate(rule.at.larger);
        // A number that the scenario sets has a range of one point.
        auto const range_of = [&](ParameterAt const& at, std::optional<std::size_t> k) {
            double const value = at.in(out.parameters);
            return k ? parameters()[*k].plausible : Range{value, value};
        };
        Range smaller = range_of(rule.at.smaller, small), larger = range_of(rule.at.larger, large);
        if (large) {
            larger.low = std::max(larger.low, smaller.low);
            double& value = rule.at.larger.in(out.parameters);
            value = small ? larger_at(unit[*large], smaller, larger) : within(unit[*large], larger);
            larger = {value, value};
        }
        if (small)
            rule.at.smaller.in(out.parameters) =
                within(unit[*small], {smaller.low, std::min(smaller.high, larger.high)});
    }
    return out;
}

} // namespace groundswell
