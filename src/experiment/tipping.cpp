#include <groundswell/dose_finding.hpp>

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/over_replicates.hpp>
#include <groundswell/summary.hpp>
#include <limits>

#include "experiment/beyond_chance.hpp"
#include "figures/catalogue.hpp"

namespace groundswell {

namespace {

/// Weeks that a figure looks back over.
Week weeks_of(FigureWindow window, Scenario const& base)
{
    auto const& run = base.parameters.run;
    switch (window) {
    case FigureWindow::survey:
        return static_cast<Week>(run.window + .5);
    case FigureWindow::last_two_years:
        return static_cast<Week>(late_weeks);
    case FigureWindow::end:
        return 1;
    default:
        return std::numeric_limits<Week>::max();
    }
}

/// The figure that is measured after the push only.
std::string metric_after_push(std::string const& metric, Scenario const& base, Week watched)
{
    auto const* const figure = find_figure(metric);
    if (figure == nullptr || weeks_of(figure->window, base) <= watched) return metric;
    return watched >= static_cast<Week>(late_weeks) ? "late_harm" : std::string(harm_after_push);
}

/// Harm over the quarters after the push.
std::optional<std::vector<double>> harm_since(DoseRun const& run, std::size_t arm)
{
    std::vector<double> sum(run.replicates.size(), 0);
    std::size_t quarters = 0;
    auto const push = static_cast<std::size_t>(run.spec.push);
    for (std::size_t week = (push + quarter - 1) / quarter * quarter;; week += quarter) {
        auto const harm = paired_column(run.replicates, arm, fmt::format("harm@{}", week));
        if (!harm) break;
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] += (*harm)[i];
        ++quarters;
    }
    if (quarters == 0) return std::nullopt;
    for (double& x : sum)
        x /= static_cast<double>(quarters);
    return sum;
}

std::vector<double> minus(std::vector<double> a, std::vector<double> const& b)
{
    for (std::size_t i = 0; i < a.size(); ++i)
        a[i] -= b[i];
    return a;
}

Withdrawal judge(PairedDifference const& push, Ratio const& left)
{
    if (!push.certain()) return Withdrawal::no_effect;
    if (!left.determined) return Withdrawal::undecided;
    if (left.low > .5) return Withdrawal::stays;
    if (left.high < .5) return Withdrawal::returns;
    return Withdrawal::undecided;
}

/// Perceived norms at the end of one arm, or of two.
class Norms {
  public:
    explicit Norms(DoseRun const& run)
    {
        for (std::size_t arm = 0; arm < run.plan.arms.size(); ++arm)
            if (auto norms = paired_column(run.replicates, arm, "perceived_norm"))
                by_arm_.push_back(std::move(*norms));
        if (by_arm_.size() != run.plan.arms.size()) by_arm_.clear();
    }

    bool known() const { return !by_arm_.empty(); }
    std::vector<double> const& of(std::size_t arm) const { return by_arm_[arm]; }
    std::vector<double> of_both(std::size_t arm, std::size_t other) const
    {
        auto out = by_arm_[arm];
        out.insert(out.end(), by_arm_[other].begin(), by_arm_[other].end());
        return out;
    }

  private:
    std::vector<std::vector<double>> by_arm_;
};

/// The border between two lasting states, judged on runs under the same rules: those of one arm, or long
/// after the push those of the two histories of one dose. Doses differ in rules, so that runs of different
/// doses say nothing about it.
std::optional<double> border_of_states(DoseRun const& run, Norms const& norms, bool long_after)
{
    std::vector<double> parting;
    auto const add_if_parting = [&](std::vector<double> const& runs) {
        if (lasting_states(runs)) parting.insert(parting.end(), runs.begin(), runs.end());
    };
    auto const& plan = run.plan;
    for (std::size_t d = 0; d < plan.doses.size(); ++d) {
        auto const up = plan.up(d), down = plan.down(d);
        if (long_after && up != down) {
            add_if_parting(norms.of_both(up, down));
            continue;
        }
        add_if_parting(norms.of(up));
        if (up != down) add_if_parting(norms.of(down));
    }
    auto const states = lasting_states(parting);
    return states ? std::optional(states->border) : std::nullopt;
}

/// Which runs of each arm end in the high state, if there are two.
void count_states(DoseRun const& run, Tipping& out)
{
    if (run.spec.fit) return; // runs of one arm differ in rules, so that they say nothing about states
    auto const& simulated = run.spec.base.parameters.run;
    if (!can_tell_states(simulated.weeks + simulated.burnin)) return;
    Norms const norms(run);
    if (!norms.known()) return;
    out.border =
        border_of_states(run, norms, is_long_after(out.watched, run.spec.base.parameters.halflife.norm));
    if (!out.border) return;
    auto const share = [&](std::size_t arm) {
        auto const& runs = norms.of(arm);
        auto const k = std::ranges::count_if(runs, [&](double x) { return x > *out.border; });
        return Share{static_cast<std::size_t>(k), runs.size()};
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
    out.watched = static_cast<Week>(run.spec.base.parameters.run.weeks + .5) - run.spec.push;
    out.metric = metric_after_push(metric, run.spec.base, out.watched);
    // It is a rate, but in no catalogue.
    auto const bounds = out.metric == harm_after_push ? count_bounds : bounds_of(out.metric);
    auto const values = [&](std::size_t arm) {
        if (out.metric == harm_after_push) return harm_since(run, arm);
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
        if (beyond_chance(out.histories.back().apart.difference, doses.size() - 1))
            out.hysteresis.push_back(doses[d]);
    }
    auto const unpushed = *values(run.plan.up(0)), held = *values(run.plan.up(doses.size() - 1));
    auto const withdrawn = *values(run.plan.down(0));
    out.left = ratio_of_means(minus(withdrawn, unpushed), minus(held, unpushed));
    out.withdrawal = judge(paired_difference(unpushed, held, bounds), out.left);
    count_states(run, out);
    return out;
}

} // namespace groundswell
