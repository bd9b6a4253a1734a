#include <groundswell/summary.hpp>

#include <algorithm>
#include <cmath>

#include "base/disclosure.hpp"
#include "base/hash.hpp"
#include "base/mix64.hpp"

namespace groundswell {

namespace {

/// Means over everyone, from means by cell.
std::array<double, state_count> overall(StateMeans const& means)
{
    std::array<double, state_count> sum{};
    double people = 0;
    for (std::size_t cell = 0; cell < means.people.size(); ++cell) {
        if (means.people[cell] == 0) continue;
        people += means.people[cell];
        for (std::size_t state = 0; state < state_count; ++state)
            sum[state] += means.people[cell] * means.mean[cell * state_count + state];
    }
    for (double& s : sum)
        s /= people;
    return sum;
}

std::uint64_t rounded_events(std::uint64_t events, int multiple)
{
    return static_cast<std::uint64_t>(rounded_to(static_cast<double>(events), multiple));
}

/// Stages keep their order, because rounding never turns two numbers round.
Funnel rounded(Funnel funnel, int multiple)
{
    for (auto const& stage : funnel_stages)
        funnel.*stage.events = rounded_events(funnel.*stage.events, multiple);
    return funnel;
}

} // namespace

std::vector<ShownMetric> shown_metrics(std::span<Metric const> metrics)
{
    std::vector<ShownMetric> out;
    for (auto const& metric : metrics) {
        bool const withheld = metric.withheld;
        out.push_back({metric.name, metric.group,
                       withheld ? std::numeric_limits<double>::quiet_NaN() : metric.value,
                       withheld ? 0 : metric.base, withheld});
    }
    return out;
}

std::uint64_t metrics_hash(std::span<ShownMetric const> metrics)
{
    Hash hash;
    for (auto const& metric : metrics) {
        hash.text(metric.name);
        hash.text(metric.group);
        hash.number(std::isnan(metric.value) ? -1e300 : metric.value == 0 ? 0.0 : metric.value);
        hash.word(static_cast<std::uint64_t>(metric.base));
    }
    return hash.value();
}

ReplicateSummary summary_of(ReplicateResult const& result, Week window)
{
    ReplicateSummary out{.replicate = result.replicate,
                         .result_hash = result.result_hash,
                         .metrics_hash = result.metrics_hash,
                         .messages = result.messages,
                         .candidates = result.candidates,
                         .intervention_cost = result.intervention_cost,
                         .metrics = shown_metrics(result.metrics),
                         .funnel = rounded(result.funnel, result.disclosure.round_to)};
    auto const weeks = std::min(result.series.size(), static_cast<std::size_t>(std::max(window, 0)));
    for (auto week = result.series.end() - static_cast<std::ptrdiff_t>(weeks); week != result.series.end();
         ++week)
        for (int c = 0; c < counter_count; ++c)
            out.totals[static_cast<std::size_t>(c)] += week->total(static_cast<Counter>(c));
    for (auto& total : out.totals)
        total = rounded_events(total, result.disclosure.round_to);
    out.end_state.fill(std::numeric_limits<double>::quiet_NaN());
    if (!result.states.empty() && !result.withheld.everyone) out.end_state = overall(result.states.back());
    return out;
}

MetricSummary const* find_summary(std::span<MetricSummary const> metrics, std::string_view name,
                                  std::string_view group)
{
    auto const at =
        std::ranges::find_if(metrics, [&](auto const& m) { return m.name == name && m.group == group; });
    return at == metrics.end() ? nullptr : &*at;
}

std::uint64_t combined_hash(std::span<std::uint64_t const> hashes)
{
    std::uint64_t out = 0;
    for (auto const hash : hashes)
        out = mix64(out ^ hash) + 0x9E3779B97F4A7C15ULL;
    return out;
}

std::uint64_t combined_result_hash(std::span<ReplicateSummary const> summaries)
{
    std::vector<std::uint64_t> hashes;
    for (auto const& d : summaries)
        hashes.push_back(d.result_hash);
    return combined_hash(hashes);
}

} // namespace groundswell
