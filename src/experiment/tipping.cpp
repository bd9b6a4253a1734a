#include "experiment/tipping.hpp"

#include <algorithm>

#include "figures/over_replicates.hpp"
#include "observe/lasting_states.hpp"

namespace groundswell {

namespace {

bool over_the_horizon(std::string_view metric)
{
    constexpr std::string_view names[]{"harm", "acts", "remarks", "leaving", "ever_perpetrated"};
    return std::ranges::count(names, metric) > 0 || figure_group(metric) == "woman";
}

std::vector<double> minus(std::vector<double> a, std::vector<double> const& b)
{
    for (std::size_t i = 0; i < a.size(); ++i)
        a[i] -= b[i];
    return a;
}

Withdrawal judge(PairedDifference const& push, Ratio const& left)
{
    if (!push.certain() || !left.determined) return Withdrawal::no_effect;
    if (left.low > .5) return Withdrawal::stays;
    if (left.high < .5) return Withdrawal::returns;
    return Withdrawal::undecided;
}

/// Which runs of each arm end in the high state, if the runs of all arms fall into two.
void count_states(DoseRun const& run, Tipping& out)
{
    std::vector<double> all;
    auto const arms = run.plan.arms.size();
    std::size_t const n = run.replicates.size();
    for (std::size_t arm = 0; arm < arms; ++arm) {
        auto const norms = paired_column(run.replicates, arm, "perceived_norm");
        if (!norms) return;
        all.insert(all.end(), norms->begin(), norms->end());
    }
    auto const states = lasting_states(all);
    if (!states) return;
    out.border = states->border;
    auto const share = [&](std::size_t arm) {
        auto const begin = states->in_high.begin() + static_cast<std::ptrdiff_t>(arm * n);
        auto const k = std::count(begin, begin + static_cast<std::ptrdiff_t>(n), true);
        return Share{static_cast<std::size_t>(k), n};
    };
    for (std::size_t d = 0; d < out.histories.size(); ++d) {
        out.histories[d].up_high = share(run.plan.up(d));
        out.histories[d].down_high = share(run.plan.down(d));
    }
}

} // namespace

Tipping find_tipping(DoseRun const& run, std::string const& metric)
{
    Tipping out;
    out.metric = over_the_horizon(metric) ? "late_harm" : metric;
    auto const bounds = bounds_of(out.metric);
    auto const values = [&](std::size_t arm) {
        return paired_column(run.replicates, arm, out.metric, figure_group(out.metric));
    };
    auto const& doses = run.plan.doses;
    for (std::size_t d = 0; d < doses.size(); ++d) {
        auto const up = values(run.plan.up(d)), down = values(run.plan.down(d));
        if (!up || !down) {
            out.withheld = true;
            out.histories.clear();
            return out;
        }
        out.histories.push_back({.dose = doses[d],
                                 .up = estimate_mean(*up, bounds),
                                 .down = estimate_mean(*down, bounds),
                                 .apart = paired_difference(*up, *down, bounds)});
        if (out.histories.back().apart.certain()) out.hysteresis.push_back(doses[d]);
    }
    auto const unpushed = *values(run.plan.up(0)), held = *values(run.plan.up(doses.size() - 1));
    auto const withdrawn = *values(run.plan.down(0));
    out.left = ratio_of_means(minus(withdrawn, unpushed), minus(held, unpushed));
    out.withdrawal = judge(paired_difference(unpushed, held, bounds), out.left);
    count_states(run, out);
    return out;
}

} // namespace groundswell
