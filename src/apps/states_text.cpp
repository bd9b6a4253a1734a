#include "apps/states_text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "apps/levers.hpp"
#include "apps/text.hpp"
#include "observe/lasting_states.hpp"

namespace groundswell {

namespace {

constexpr std::size_t perceived_norm = 2;
static_assert(std::string_view(state_names[perceived_norm]) == "perceived_norm");

/// Wilson's 95 % interval of a share (1927, J. Am. Stat. Assoc. 22, 209): keeps within 0 and 1 for few
/// replicates.
std::string share_of(std::size_t k, std::size_t n)
{
    constexpr double z = 1.959964;
    double const total = static_cast<double>(n), p = static_cast<double>(k) / total, zz = z * z / total;
    double const middle = (p + zz / 2) / (1 + zz);
    double const half = z * std::sqrt(p * (1 - p) / total + zz / (4 * total)) / (1 + zz);
    return fmt::format("{} of {} replicates ({:.0f}% [{:.0f}, {:.0f}])", k, n, 100 * p,
                       100 * std::max(0.0, middle - half), 100 * std::min(1.0, middle + half));
}

/// "experienced: woman 20.1% [..], man .." over the replicates of one state.
std::string within(RunOutcome const& outcome, std::vector<bool> const& in_high, bool high)
{
    std::vector<Digest> part;
    for (std::size_t i = 0; i < in_high.size(); ++i)
        if (in_high[i] == high) part.push_back(outcome.digests[i]);
    auto const metrics = summarise_replicates(part);
    std::vector<std::string> words;
    for (auto const& metric : metrics)
        if (metric.name == "experienced" && !metric.withheld)
            words.push_back(with_interval(metric.estimate, true) + " of " + people_of(metric.group));
    return joined(words);
}

} // namespace

std::string states_text(RunOutcome const& outcome)
{
    std::vector<double> norms;
    for (auto const& d : outcome.digests)
        norms.push_back(d.end_state[perceived_norm]);
    auto const overall = estimate_mean(norms);
    if (!overall.known()) return "";
    std::vector<std::string> const levers{"learn.norm", "learn.silence_reads_as"};
    auto const states = lasting_states(norms);
    if (!states)
        return wrapped(
                   "  ",
                   fmt::format("{} in one state: at the end people believe that {} of their peers would back "
                               "someone who objects.",
                               norms.size() == 1 ? "The one replicate ended" : "All replicates ended",
                               with_interval(overall, true))) +
               what_would_change(outcome.scenario, levers);

    auto const n = norms.size();
    auto const high = static_cast<std::size_t>(std::ranges::count(states->in_high, true));
    auto const describe_state = [&](std::size_t k, Estimate const& norm, bool is_high) {
        return wrapped("    ",
                       fmt::format("{} ended where people believe that {} of their peers would back someone "
                                   "who objects; experienced an act: {}.",
                                   share_of(k, n), with_interval(norm, true),
                                   within(outcome, states->in_high, is_high)));
    };
    return wrapped("  ", "TWO LASTING STATES. The replicates fell into two groups, so the means above and "
                         "below mix two "
                         "different worlds:") +
           describe_state(n - high, states->low, false) + describe_state(high, states->high, true) +
           what_would_change(outcome.scenario, levers);
}

} // namespace groundswell
