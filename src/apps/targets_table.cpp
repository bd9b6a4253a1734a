#include "apps/targets_table.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "base/how_many.hpp"
#include "report/metric_words.hpp"
#include "report/words.hpp"

namespace groundswell {

using namespace report;

namespace {

std::string label_of(Target const& target, MetricWords const& words)
{
    std::string const label(words.words);
    if (target.group == "all" || label.starts_with(people_of(target.group))) return label;
    return label + ", " + target.group;
}

std::string row(TargetVerdict const& verdict)
{
    auto const& t = verdict.target;
    auto const words = words_for(t.figure());
    // A range is written as the interval of an estimate is.
    Estimate const survey{least_for_interval, t.value, 0, t.low, t.high};
    std::string line =
        fmt::format("  {}{}{}", padded(label_of(t, words), 31), padded_left(figure(t.value, words.share), 6),
                    padded_left(interval_of(survey, words.share), 14));
    if (!verdict.measured) return line + "  not measured\n";
    return line + fmt::format("{} {} {}\n", padded_left(figure(verdict.model.mean, words.share), 8),
                              padded(interval_of(verdict.model, words.share), 13),
                              verdict.in_range   ? "in"
                              : verdict.overlaps ? "near"
                                                 : "OUT");
}

} // namespace

std::string targets_table(std::vector<TargetVerdict> const& verdicts, RunOutcome const& outcome)
{
    std::string out = "AGAINST SURVEYS\n";
    out += fmt::format("  {}{}{}{} {}\n", padded("", 31), padded_left("survey", 6), padded_left("range", 14),
                       padded_left("model", 8), "95%");
    for (auto const& verdict : verdicts)
        out += row(verdict);

    auto const measured = std::ranges::count(verdicts, true, &TargetVerdict::measured);
    auto const in = std::ranges::count(verdicts, true, &TargetVerdict::in_range);
    auto const near =
        std::ranges::count_if(verdicts, [](TargetVerdict const& v) { return v.overlaps && !v.in_range; });
    out += wrapped(
        "  ", fmt::format(
                  "{} of {} rows in range: the model's mean lies within the range that surveys leave "
                  "open.{}",
                  in, measured,
                  near == 0 ? "" : fmt::format(" {} near: the 95% interval of the mean reaches it.", near)));
    if (outcome.summaries.size() < replicates_for_verdict)
        out += wrapped("  ",
                       fmt::format("Warning: {}. The verdict is defined for at least {}; with fewer, "
                                   "the mean lies in or out by chance.",
                                   how_many(outcome.summaries.size(), "replicate"), replicates_for_verdict));
    if (outcome.window() < static_cast<Week>(outcome.scenario.parameters.run.window))
        out += wrapped("  ",
                       fmt::format("Warning: the surveys ask about {}, and this run has {}.",
                                   span_of_weeks(static_cast<Week>(outcome.scenario.parameters.run.window)),
                                   span_of_weeks(outcome.window())));
    std::vector<std::string> sources;
    for (auto const& verdict : verdicts) {
        auto source =
            verdict.target.source + (verdict.target.year.empty() ? "" : " (" + verdict.target.year + ")");
        if (std::ranges::find(sources, source) == sources.end()) sources.push_back(std::move(source));
    }
    std::string text;
    for (auto const& source : sources)
        text += (text.empty() ? "" : "; ") + source;
    return out + wrapped("  ", "Surveys: " + text + ".");
}

} // namespace groundswell
