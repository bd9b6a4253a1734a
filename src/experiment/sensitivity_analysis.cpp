#include "experiment/sensitivity_analysis.hpp"

#include <algorithm>
#include <cmath>
#include <groundswell/paired.hpp>

#include "experiment/claim_mechanisms.hpp"
#include "experiment/sobol_indices.hpp"

namespace groundswell {

namespace {

/// The values of one metric by point of a replicate, where all of a replicate are known.
struct Complete {
    std::vector<std::vector<double>> points; ///< [A, B, moved...][replicate]

    Complete(std::vector<double> const& column, std::size_t points_each) : points(points_each)
    {
        for (std::size_t first = 0; first < column.size(); first += points_each) {
            auto const begin = column.begin() + static_cast<std::ptrdiff_t>(first);
            if (std::any_of(begin, begin + static_cast<std::ptrdiff_t>(points_each),
                            [](double x) { return std::isnan(x); }))
                continue;
            for (std::size_t p = 0; p < points_each; ++p)
                points[p].push_back(column[first + p]);
        }
    }
    std::vector<double> const& moved(std::size_t m) const { return points[m + 2]; }
};

/// So many replicates as make the intervals of two totals part, if both stay as they are.
std::optional<std::size_t> replicates_to_part(SensitivityIndex const& higher, SensitivityIndex const& lower,
                                              std::size_t replicates)
{
    double const gap = higher.total.value - lower.total.value;
    double const reach =
        (higher.total.value - higher.total.interval.low) + (lower.total.interval.high - lower.total.value);
    if (gap >= reach) return std::nullopt;
    constexpr double most = 1e6;
    double const needed = static_cast<double>(replicates) * (reach / gap) * (reach / gap);
    return static_cast<std::size_t>(std::min(most, std::ceil(needed)));
}

} // namespace

std::vector<ElementaryEffects> effects_on(std::vector<double> const& column,
                                          std::vector<UncertainParameter> const& parameters,
                                          SensitivityOptions const& options, std::uint32_t seed)
{
    std::vector effects(parameters.size(), std::vector<double>(options.trajectories));
    for (std::uint32_t t = 0; t < options.trajectories; ++t) {
        auto const trajectory = screening_trajectory(seed, t, parameters.size());
        auto const first = t * (parameters.size() + 1);
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            auto const k = trajectory.order()[i];
            effects[k][t] =
                (column[first + i + 1] - column[first + i]) / (Trajectory::step * trajectory.direction(k));
        }
    }
    std::vector<ElementaryEffects> out;
    for (std::size_t k = 0; k < parameters.size(); ++k) {
        auto const moments = effect_moments(effects[k], Key{seed, 0});
        out.push_back({.parameter = parameters[k].at.name,
                       .mechanism = mechanism_of(*parameters[k].at.row),
                       .mean = moments.mean,
                       .absolute = moments.absolute,
                       .interval = moments.absolute_interval,
                       .deviation = moments.deviation});
    }
    std::ranges::stable_sort(out, std::ranges::greater{}, &ElementaryEffects::absolute);
    return out;
}

void add_indices(MetricSensitivity& out, std::vector<double> const& column, IndicesPlan const& plan, Key key)
{
    Complete const values(column, plan.moved.size() + 2);
    out.replicates = values.points[0].size();
    SobolIndices const indices(values.points[0], values.points[1]);
    out.mean = indices.mean();
    out.variance = indices.variance();
    auto const index_of = [&](IndexOf const& of) {
        auto index = indices.with_intervals(values.moved(of.moved), key);
        index.name = of.name;
        index.numbers = plan.moved[of.moved].numbers.size();
        return index;
    };
    auto const list_of = [&](std::vector<IndexOf> const& all) {
        std::vector<SensitivityIndex> list;
        for (auto const& of : all)
            list.push_back(index_of(of));
        if (out.varies())
            std::ranges::stable_sort(list, std::ranges::greater{},
                                     [](SensitivityIndex const& index) { return index.total.value; });
        return list;
    };
    out.numbers = list_of(plan.numbers);
    out.mechanisms = list_of(plan.mechanisms);
    // A first index is linear in the values at AB.
    auto together = values.points[0];
    for (auto const& of : plan.mechanisms)
        for (std::size_t i = 0; i < out.replicates; ++i)
            together[i] += values.moved(of.moved)[i] - values.points[0][i];
    out.alone = indices.with_intervals(together, key).first;
    if (!plan.screened_out.empty()) out.screened_out = index_of(plan.screened_out.front());
    out.chance = index_of(plan.chance);
    if (out.varies() && out.numbers.size() > 3)
        out.replicates_to_decide = replicates_to_part(out.numbers[2], out.numbers[3], out.replicates);
}

} // namespace groundswell
