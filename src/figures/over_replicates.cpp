#include <groundswell/over_replicates.hpp>

#include "figures/catalogue.hpp"

namespace groundswell {

Bounds bounds_of(std::string_view figure)
{
    auto const* const entry = find_figure(figure);
    return entry == nullptr ? no_bounds : entry->bounds;
}

std::vector<MetricSummary> summarise_replicates(std::span<ReplicateSummary const> summaries)
{
    std::vector<MetricSummary> out;
    if (summaries.empty()) return out;
    for (auto const& first : summaries.front().metrics) {
        MetricSummary summary{first.name, first.group, {}, false};
        std::vector<double> values;
        for (auto const& d : summaries)
            for (auto const& metric : d.metrics)
                if (metric.name == first.name && metric.group == first.group) {
                    values.push_back(metric.value);
                    summary.withheld = summary.withheld || metric.withheld;
                }
        if (!summary.withheld) summary.estimate = estimate_mean(values, bounds_of(first.name));
        out.push_back(std::move(summary));
    }
    return out;
}

} // namespace groundswell
