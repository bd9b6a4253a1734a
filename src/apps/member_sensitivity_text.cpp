#include "apps/member_sensitivity_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <span>

#include "apps/progress.hpp"
#include "apps/text.hpp"
#include "report/disclosure_words.hpp"
#include "report/fit_words.hpp"
#include "report/metric_words.hpp"
#include "report/sensitivity_outcome.hpp"
#include "report/words.hpp"

namespace groundswell {

using namespace report;

namespace {

constexpr std::size_t shown_shares = 10, name_columns_of_shares = 46, share_columns = 15;

std::string metric_text(MemberSensitivity const& metric, MemberSensitivityOutcome const& outcome)
{
    auto out = fmt::format("\n{}{}\n", figure_words(metric.metric).words,
                           metric.group == "all" ? "" : ", " + people_of(metric.group));
    for (auto const& sentence : member_sensitivity_sentences(metric, outcome))
        out += wrapped("  ", sentence);
    if (metric.shares.empty()) return out;
    auto const names = numbers_of(outcome);
    out += "\n  " + padded("SHARE OF THE VARIANCE BETWEEN RUNS", name_columns_of_shares) +
           padded_left("alone [95%]", share_columns) + '\n';
    for (auto const& share : std::span(metric.shares).first(std::min(shown_shares, metric.shares.size())))
        out += "  " + padded(names[share.number], name_columns_of_shares) +
               padded_left(variance_share(share.alone), share_columns) + (share.beyond_chance ? " *" : "") +
               '\n';
    return out;
}

} // namespace

std::string member_sensitivity_text(MemberSensitivityOutcome const& outcome)
{
    auto const& scenario = outcome.run.scenario;
    auto out = "SENSITIVITY\n" + wrapped("", fmt::format("{}, over {}, seed {}.", scenario.title,
                                                         fit_words(outcome.run.fit), scenario.seed));
    for (auto const& note : fit_notes(outcome.run.fit))
        out += wrapped("  note: ", note);
    for (auto const& metric : outcome.metrics)
        out += metric_text(metric, outcome);
    out +=
        '\n' +
        wrapped("", "* beyond chance. The surveys tie numbers to each other: the share of a number "
                    "includes what goes with it, and shares overlap. What was found by chance is taken off.");
    for (auto const& note : disclosure_notes(scenario))
        out += wrapped("", note);
    return out + fmt::format("groundswell {}, {}\n", GROUNDSWELL_VERSION, duration(outcome.seconds));
}

} // namespace groundswell
