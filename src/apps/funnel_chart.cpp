#include "apps/funnel_chart.hpp"

#include <fmt/format.h>

namespace groundswell {

Estimate stage_estimate(RunOutcome const& outcome, FunnelStage const& stage)
{
    std::vector<double> events;
    for (auto const& d : outcome.digests)
        events.push_back(static_cast<double>(d.funnel.*stage.events));
    return estimate_mean(events);
}

std::string funnel_chart(RunOutcome const& outcome, Characters characters)
{
    std::string out = "FROM ACT TO ACCOUNTABILITY\n";
    out += wrapped("  ",
                   fmt::format("Acts that surveys count (remarks left out), last {}, mean of {} replicates.",
                               span_of_weeks(outcome.window()), outcome.digests.size()));
    double const acts = stage_estimate(outcome, funnel_stages[0]).mean;
    for (auto const& stage : funnel_stages) {
        double const events = stage_estimate(outcome, stage).mean;
        double const share = acts > 0 ? events / acts : 0;
        out += fmt::format("  {}{} {} {}\n", padded(stage.name, 14),
                           padded_left(fmt::format("{:.1f}", events), 10), characters.bar(share, 40),
                           padded_left(percent(share), 6));
    }
    return out;
}

} // namespace groundswell
