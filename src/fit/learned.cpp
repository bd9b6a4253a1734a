#include "fit/learned.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "observe/quantile.hpp"

namespace groundswell {

namespace {

constexpr double chance_of_one = .05, middle = .95;

/// The largest distance between the distribution of values in the unit interval and the uniform one.
double distance_from_uniform(std::vector<double> values)
{
    std::ranges::sort(values);
    double out = 0;
    auto const n = static_cast<double>(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const at = static_cast<double>(i);
        out = std::max({out, (at + 1) / n - values[i], values[i] - at / n});
    }
    return out;
}

/// The chance of such a distance if the values are uniform: the leading term of Kolmogorov's series.
double chance_of(double distance, double n)
{
    double const root = std::sqrt(n);
    double const x = distance * (root + .12 + .11 / root);
    return std::min(1.0, 2 * std::exp(-2 * x * x));
}

/// Whole numbers stand for the middle of their part of the interval, which is off by as much.
double half_a_step(UncertainParameter const& parameter)
{
    auto const& [low, high] = parameter.plausible;
    return parameter.at.row->integer ? .5 / (high - low + 1) : 0;
}

/// How many members count as independent of one another.
double independent_members(std::vector<UncertainParameter> const& parameters,
                           std::span<FitMember const> members)
{
    std::vector<double> distinct;
    for (std::size_t k = 0; k < parameters.size(); ++k) {
        if (parameters[k].at.row->integer) continue;
        std::set<double> values;
        for (auto const& member : members)
            values.insert(member.values[k]);
        distinct.push_back(static_cast<double>(values.size()));
    }
    return distinct.empty() ? static_cast<double>(members.size()) : quantile(distinct, .5);
}

} // namespace

std::vector<LearnedParameter> learned_parameters(std::vector<UncertainParameter> const& parameters,
                                                 std::span<FitMember const> members)
{
    std::vector<LearnedParameter> out;
    double const independent = members.empty() ? 0 : independent_members(parameters, members);
    for (std::size_t k = 0; k < parameters.size(); ++k) {
        LearnedParameter one{.name = parameters[k].at.name, .plausible = parameters[k].plausible};
        std::vector<double> values, units;
        for (auto const& member : members) {
            values.push_back(member.values[k]);
            units.push_back(parameters[k].unit_of(member.values[k]));
        }
        one.low = quantile(values, .025);
        one.median = quantile(values, .5);
        one.high = quantile(values, .975);
        one.spread = (one.high - one.low) / (middle * (one.plausible.high - one.plausible.low));
        one.distance = members.empty() ? 0 : distance_from_uniform(units) - half_a_step(parameters[k]);
        one.learned = !members.empty() && chance_of(one.distance, independent) <
                                              chance_of_one / static_cast<double>(parameters.size());
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace groundswell
