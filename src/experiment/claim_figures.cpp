#include "experiment/claim_figures.hpp"

#include <algorithm>

#include "figures/catalogue.hpp"
#include "figures/event_sums.hpp"

namespace groundswell {

namespace {

constexpr std::size_t weeks_of_year = 52;

/// The value of a ratio over some weeks.
///
/// A rate is divided by thousands of person-weeks, where end-of-run figures multiply by 1000 first: the two
/// differ in the last bit, and kept results are to stay what they are.
double claimed_value(EventRatio const& ratio, CountedWeeks const& weeks, std::optional<Group> group)
{
    auto const sums = sums_of(ratio, weeks, group);
    double const whole = ratio.is_rate() ? sums.whole / ratio.per : sums.whole;
    return whole > 0 ? sums.part / whole : unknown_figure;
}

} // namespace

double figure_value(ClaimFigure const& figure, ReplicateResult const& result,
                    std::vector<std::string> const& groups)
{
    if (!figure.has_period())
        for (auto const& metric : result.metrics)
            if (metric.name == figure.metric && metric.group == figure.group) return metric.value;

    auto const* const entry = find_figure(figure.metric);
    auto const* const ratio = entry == nullptr ? nullptr : std::get_if<EventRatio>(&entry->formula);
    if (ratio == nullptr || !entry->known_by_years()) return unknown_figure;
    auto const group = std::ranges::find(groups, figure.group);
    if (figure.group != "all" && group == groups.end()) return unknown_figure;
    if (figure.group != "all" &&
        result.withheld.group.at(static_cast<std::size_t>(group - groups.begin())) != 0)
        return unknown_figure;
    auto weeks = weeks_of(result);
    if (figure.has_period()) {
        bool const years = figure.first_year > 0;
        auto const begin = years ? static_cast<std::size_t>(figure.first_year - 1) * weeks_of_year
                                 : static_cast<std::size_t>(figure.first_week);
        auto const end = years ? static_cast<std::size_t>(figure.last_year) * weeks_of_year
                               : static_cast<std::size_t>(figure.end_week);
        if (end > weeks.size()) return unknown_figure;
        weeks = weeks.between(begin, end);
    }
    return claimed_value(*ratio, weeks,
                         figure.group == "all" ? std::optional<Group>{}
                                               : static_cast<Group>(group - groups.begin()));
}

std::vector<std::string> const& claim_metrics()
{
    static std::vector<std::string> const names = [] {
        std::vector<std::string> out;
        for (auto const& figure : all_figures())
            if (figure.known_by_years()) out.emplace_back(figure.name);
        return out;
    }();
    return names;
}

} // namespace groundswell
