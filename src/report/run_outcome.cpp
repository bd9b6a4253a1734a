#include "report/run_outcome.hpp"

#include <fmt/format.h>

#include "report/words.hpp"

namespace groundswell::report {

namespace {

constexpr auto perceived_norm = static_cast<std::size_t>(State::perceived_norm);

} // namespace

std::string RunOutcome::result_hash() const
{
    return fmt::format("{:016x}", combined_result_hash(summaries));
}

std::string window_words(RunOutcome const& outcome)
{
    return window_words(outcome.simulated_time());
}

Estimate ratio_of(RunOutcome const& outcome, std::vector<Counter> const& part,
                  std::vector<Counter> const& whole)
{
    auto const sum = [](ReplicateSummary const& d, std::vector<Counter> const& counters) {
        std::uint64_t n = 0;
        for (auto const counter : counters)
            n += d.totals[static_cast<std::size_t>(counter)];
        return static_cast<double>(n);
    };
    std::vector<double> values;
    for (auto const& d : outcome.summaries) {
        double const all = sum(d, whole);
        if (all > 0) values.push_back(sum(d, part) / all);
    }
    return estimate_mean(values, share_bounds);
}

Estimate stage_estimate(RunOutcome const& outcome, FunnelStage const& stage)
{
    std::vector<double> events;
    for (auto const& d : outcome.summaries)
        events.push_back(static_cast<double>(d.funnel.*stage.events));
    return estimate_mean(events, count_bounds);
}

Estimate stage_share(RunOutcome const& outcome, FunnelStage const& stage)
{
    std::vector<double> shares;
    for (auto const& d : outcome.summaries)
        if (d.funnel.acts > 0)
            shares.push_back(static_cast<double>(d.funnel.*stage.events) /
                             static_cast<double>(d.funnel.acts));
    return estimate_mean(shares, share_bounds);
}

std::optional<LastingStates> states_of(RunOutcome const& outcome)
{
    if (!can_tell_states(outcome.simulated_time().all())) return std::nullopt;
    return lasting_states(final_norms(outcome));
}

std::vector<double> final_norms(RunOutcome const& outcome)
{
    std::vector<double> out;
    for (auto const& d : outcome.summaries)
        out.push_back(d.end_state[perceived_norm]);
    return out;
}

} // namespace groundswell::report
