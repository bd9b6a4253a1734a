#include <groundswell/summary.hpp>

#include <algorithm>
#include <cmath>

namespace groundswell {

namespace {

double mean_of(std::span<double const> values)
{
    double sum = 0;
    for (double const x : values)
        sum += x;
    return sum / static_cast<double>(values.size());
}

double squares_of(std::span<double const> values)
{
    double const mean = mean_of(values);
    double sum = 0;
    for (double const x : values)
        sum += (x - mean) * (x - mean);
    return sum;
}

} // namespace

std::optional<LastingStates> lasting_states(std::span<double const> norms)
{
    std::vector<double> sorted(norms.begin(), norms.end());
    std::erase_if(sorted, [](double x) { return std::isnan(x); });
    std::ranges::sort(sorted);
    std::size_t const n = sorted.size();
    if (n < 2) return std::nullopt;

    std::span<double const> const all(sorted);
    std::size_t split = 1;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t k = 1; k < n; ++k) {
        double const within = squares_of(all.first(k)) + squares_of(all.subspan(k));
        if (within < least) {
            least = within;
            split = k;
        }
    }
    auto const low = all.first(split), high = all.subspan(split);
    double const apart = mean_of(high) - mean_of(low);
    double const spread = n > 2 ? std::sqrt(least / static_cast<double>(n - 2)) : 0;
    bool const lone = low.size() == 1 || high.size() == 1;
    if (apart < 0.15 || apart < 5 * spread || (lone && high.front() - low.back() < 0.25)) return std::nullopt;

    LastingStates out{.border = (mean_of(low) + mean_of(high)) / 2,
                      .low = estimate_mean(low, share_bounds),
                      .high = estimate_mean(high, share_bounds)};
    for (double const x : norms)
        out.in_high.push_back(x > out.border);
    return out;
}

} // namespace groundswell
