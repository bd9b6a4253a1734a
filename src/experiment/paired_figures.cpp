#include "experiment/paired_figures.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

#include "base/problems.hpp"
#include "observe/disclosure_control.hpp"

namespace groundswell {

namespace {

/// Harm of some weeks of the series [severity per 1,000 person-weeks]; NaN if nobody was there.
double harm_of(ReplicateResult const& result, std::size_t begin, std::size_t end)
{
    double severity = 0, people = 0;
    for (std::size_t week = begin; week < end; ++week) {
        severity += static_cast<double>(result.series[week].total(Counter::severity_harm)) / 65536;
        for (auto const n : result.occupied[week])
            people += n;
    }
    return people > 0 ? severity * 1000 / people : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

std::vector<PointValue> kept_figures(ReplicateResult const& result)
{
    std::vector<PointValue> out;
    for (auto const& metric : result.metrics)
        if (!is_withheld(metric)) out.push_back({metric.name, metric.group, metric.value});
    auto const weeks = result.series.size();
    out.push_back({"late_harm", "all", harm_of(result, weeks - std::min(weeks, late_weeks), weeks)});
    double acts = 0;
    for (auto const& week : result.series)
        acts += static_cast<double>(week.total(Counter::acts_harm));
    out.push_back({"counted_acts", "all", acts});
    out.push_back({"cost", "all", result.intervention_cost});
    for (std::size_t week = 0; week + quarter <= weeks; week += quarter)
        out.push_back({fmt::format("harm@{}", week), "all", harm_of(result, week, week + quarter)});
    return out;
}

std::vector<std::string> const& figure_names()
{
    static std::vector<std::string> const names{"harm",
                                                "late_harm",
                                                "acts",
                                                "remarks",
                                                "experienced",
                                                "witnessed",
                                                "formal_report_share",
                                                "accountable_share_of_experienced",
                                                "incident_witnessed_share",
                                                "witnessed_without_intervention_share",
                                                "no_consequence_share_of_reports",
                                                "retaliation_share_of_reports",
                                                "ever_perpetrated",
                                                "repeat_share_of_perpetrators",
                                                "mean_acts_per_perpetrator",
                                                "concentration",
                                                "recognised_share",
                                                "awareness",
                                                "effort_on_survivors_share",
                                                "leaving",
                                                "women_share_rank_entry",
                                                "women_share_rank_top",
                                                "promotions_per_100_men",
                                                "perceived_norm",
                                                "norm_gap",
                                                "burden",
                                                "responsibility",
                                                "trust"};
    return names;
}

void require_figure(std::string const& argument, std::string_view metric)
{
    auto const& names = figure_names();
    if (std::ranges::find(names, metric) != names.end()) return;
    throw UserError(Problem{.code = ProblemCode::name_unknown,
                            .place = {.argument = argument},
                            .what = "unknown metric '" + std::string(metric) + "'",
                            .allowed = fmt::format("one of {}", fmt::join(names, ", ")),
                            .suggestion = did_you_mean(metric, names)});
}

std::string figure_group(std::string_view metric)
{
    bool const about_women = metric.starts_with("women_") || metric.starts_with("promotions_");
    return about_women ? "woman" : "all";
}

} // namespace groundswell
