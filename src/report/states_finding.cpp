#include <algorithm>
#include <fmt/format.h>
#include <groundswell/over_replicates.hpp>
#include <groundswell/summary.hpp>

#include "report/run_findings.hpp"
#include "report/words.hpp"

namespace groundswell::report {

namespace {

/// "20.1% [19.6, 20.6] of women and ...": who experienced an act, over the replicates of one state.
std::string within(RunOutcome const& outcome, std::vector<bool> const& in_high, bool high)
{
    std::vector<ReplicateSummary> part;
    for (std::size_t i = 0; i < in_high.size(); ++i)
        if (in_high[i] == high) part.push_back(outcome.summaries[i]);
    std::vector<std::string> words;
    for (auto const& metric : summarise_replicates(part))
        if (metric.name == "experienced" && !metric.withheld)
            words.push_back(with_interval(metric.estimate, true) + " of " + people_of(metric.group));
    return joined(words);
}

/// What is true where people believe that so many of their peers would back who objects.
std::string one_state(Share const& share, Estimate const& norm, std::string const& experienced)
{
    return fmt::format("{} of {} replicates ({:.0f}% [{:.0f}, {:.0f}]) ended where people believe that {} of "
                       "their peers would back someone who objects; experienced an act: {}.",
                       share.k, share.n, 100 * share.value(), 100 * share.low(), 100 * share.high(),
                       with_interval(norm, true), experienced);
}

/// In which of the two lasting states the institution rests: where people believe that fewer would back
/// someone who objects than are against harm themselves, or that at least as many would.
std::string which_state(RunOutcome const& outcome)
{
    auto const* const gap = find_summary(outcome.metrics, "norm_gap", "all");
    if (gap == nullptr || gap->withheld || !gap->estimate.has_interval()) return "";
    auto const& e = gap->estimate;
    if (e.low > 0)
        return fmt::format(" That is less than they are against harm themselves, by {:.1f} points [{:.1f}, "
                           "{:.1f}]: the worse "
                           "of the two lasting states, in which each believes that others do not mind.",
                           100 * e.mean, 100 * e.low, 100 * e.high);
    if (e.high < 0)
        return fmt::format(
            " That is more than they are against harm themselves, by {:.1f} points [{:.1f}, {:.1f}]: the "
            "better of the two lasting states, in which whoever objects is backed.",
            -100 * e.mean, -100 * e.high, -100 * e.low);
    return " That is about as much as they are against harm themselves: between the two lasting states.";
}

} // namespace

Finding states_finding(RunOutcome const& outcome)
{
    auto const norms = final_norms(outcome);
    auto const overall = estimate_mean(norms, share_bounds);
    if (!overall.known()) return {};
    Finding out;
    out.figures.push_back({"perceived_norm", "all", overall, false});
    out.hints = hints_for(outcome.scenario, {"learn.norm", "learn.silence_reads_as"});
    auto const states = states_of(outcome);
    if (!states) {
        bool const long_enough = can_tell_states(outcome.simulated_time().all());
        out.sentence = fmt::format("{} people believe that {} of their peers would back someone who objects.",
                                   !long_enough        ? "At the end"
                                   : norms.size() == 1 ? "The one replicate ended in one state: at the end"
                                                       : "All replicates ended in one state: at the end",
                                   with_interval(overall, true)) +
                       (long_enough ? which_state(outcome)
                                    : fmt::format(" Whether that lasts cannot be told: fewer than {} weeks "
                                                  "were simulated, burn-in included.",
                                                  least_for_states));
        return out;
    }
    auto const n = norms.size();
    auto const high = static_cast<std::size_t>(std::ranges::count(states->in_high, true));
    out.sentence =
        "TWO LASTING STATES. The replicates fell into two groups, so the means above and below mix "
        "two different worlds:";
    out.details = {one_state({n - high, n}, states->low, within(outcome, states->in_high, false)),
                   one_state({high, n}, states->high, within(outcome, states->in_high, true))};
    return out;
}

} // namespace groundswell::report
