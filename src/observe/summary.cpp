#include <groundswell/summary.hpp>

#include <algorithm>
#include <cmath>

#include "base/mix64.hpp"
#include "observe/disclosure_control.hpp"

namespace groundswell {

namespace {

/// Means over everyone, from means by cell; the states of too few people are not shown at all.
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
        s = people < smallest_cell ? std::numeric_limits<double>::quiet_NaN() : s / people;
    return sum;
}

} // namespace

ReplicateSummary summary_of(ReplicateResult const& result, Week window)
{
    ReplicateSummary out{.replicate = result.replicate,
                         .result_hash = result.result_hash,
                         .metrics_hash = result.metrics_hash,
                         .messages = result.messages,
                         .candidates = result.candidates,
                         .intervention_cost = result.intervention_cost,
                         .funnel = result.funnel};
    for (auto const& metric : result.metrics) {
        bool const withheld = is_withheld(metric);
        out.metrics.push_back({metric.name, metric.group,
                               withheld ? std::numeric_limits<double>::quiet_NaN() : metric.value,
                               withheld ? 0 : metric.base, withheld});
    }
    auto const weeks = std::min(result.series.size(), static_cast<std::size_t>(std::max(window, 0)));
    for (auto week = result.series.end() - static_cast<std::ptrdiff_t>(weeks); week != result.series.end();
         ++week)
        for (int c = 0; c < counter_count; ++c)
            out.totals[static_cast<std::size_t>(c)] += week->total(static_cast<Counter>(c));
    out.end_state.fill(std::numeric_limits<double>::quiet_NaN());
    if (!result.states.empty()) out.end_state = overall(result.states.back());
    return out;
}

double student_t(std::size_t df)
{
    // Abramowitz & Stegun (1964), table 26.10.
    static constexpr double table[]{12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
                                    2.201,  2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086};
    if (df == 0) return std::numeric_limits<double>::quiet_NaN();
    if (df <= std::size(table)) return table[df - 1];
    // Expansion 26.7.5 of the same; the next term is below 3e-4 from here on.
    constexpr double z = 1.959964, z3 = z * z * z, z5 = z3 * z * z;
    double const n = static_cast<double>(df);
    return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n);
}

Estimate estimate_mean(std::span<double const> values)
{
    Estimate out;
    double sum = 0;
    for (double const x : values)
        if (!std::isnan(x)) {
            sum += x;
            ++out.n;
        }
    if (out.n == 0) return out;
    double const n = static_cast<double>(out.n);
    out.mean = sum / n;
    if (out.n < 2) return out;
    double squares = 0;
    for (double const x : values)
        if (!std::isnan(x)) squares += (x - out.mean) * (x - out.mean);
    out.se = std::sqrt(squares / (n - 1) / n);
    double const half = student_t(out.n - 1) * out.se;
    out.low = out.mean - half;
    out.high = out.mean + half;
    return out;
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
        if (!summary.withheld) summary.estimate = estimate_mean(values);
        out.push_back(std::move(summary));
    }
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
