#include "apps/funnel_chart.hpp"

#include <fmt/format.h>

#include "report/words.hpp"

namespace groundswell {

using namespace report;

std::string funnel_chart(report::RunOutcome const& outcome, Characters characters)
{
    std::string out = "FROM ACT TO ACCOUNTABILITY\n";
    auto const replicates = outcome.summaries.size();
    out += wrapped("  ",
                   fmt::format("Acts that surveys count (no remarks) of {}, and what became of them by the "
                               "end; {}. Known: a witness noticed it, or the target told somebody.",
                               window_words(outcome),
                               replicates == 1 ? std::string("one replicate")
                                               : fmt::format("mean of {} replicates", replicates)));
    for (auto const& stage : funnel_stages) {
        auto const share = stage_share(outcome, stage);
        out += fmt::format("  {}{} {} {}\n", padded(stage.name, 14),
                           padded_left(fmt::format("{:.1f}", stage_estimate(outcome, stage).mean), 9),
                           characters.bar(share.known() ? share.mean : 0, 32), with_interval(share, true));
    }
    return out;
}

} // namespace groundswell
