#include "apps/funnel_chart.hpp"

#include <fmt/format.h>

#include "report/rulings.hpp"
#include "report/words.hpp"

namespace groundswell {

using namespace report;

std::string funnel_chart(report::RunOutcome const& outcome, Characters characters)
{
    std::string out = "FROM ACT TO ACCOUNTABILITY\n";
    auto const replicates = outcome.summaries.size();
    auto const rulings = rulings_words(outcome);
    out += wrapped("  ",
                   fmt::format("Acts that surveys count (no remarks) of {}, and what became of them by the "
                               "end; {}. Known: a witness noticed it, or the target told somebody.{}",
                               window_words(outcome),
                               replicates == 1 ? std::string("one replicate")
                                               : fmt::format("mean of {} replicates", replicates),
                               rulings.empty() ? "" : " " + rulings));
    auto const ruled = rulings_of(outcome);
    bool some = false;
    for (auto const& stage : funnel_stages) {
        auto const share = stage_share(outcome, stage);
        bool const open = waiting_at(stage, ruled) == Waiting::all,
                   fewer = share.known() && share.n < replicates;
        some = some || fewer;
        out += fmt::format(
            "  {}{} {} {}\n", padded(stage.name, 14),
            padded_left(open ? "-" : fmt::format("{:.1f}", stage_estimate(outcome, stage).mean), 9),
            characters.bar(share.known() && !open ? share.mean : 0, 32),
            open ? "no ruling yet"
                 : with_interval(share, true) + (fewer ? fmt::format(" ({})", share.n) : ""));
    }
    if (some) out += wrapped("  ", fewer_words(replicates));
    return out;
}

} // namespace groundswell
