#include <groundswell/paired_difference.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace groundswell {

namespace {

/// Sum of squared distances from the mean, or of products for two.
double products(std::span<double const> a, double mean_a, std::span<double const> b, double mean_b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += (a[i] - mean_a) * (b[i] - mean_b);
    return sum;
}

} // namespace

PairedDifference paired_difference(std::span<double const> base, std::span<double const> variant,
                                   Bounds bounds)
{
    std::vector<double> a, b, d;
    for (std::size_t i = 0; i < std::min(base.size(), variant.size()); ++i) {
        if (std::isnan(base[i]) || std::isnan(variant[i])) continue;
        a.push_back(base[i]);
        b.push_back(variant[i]);
        d.push_back(variant[i] - base[i]);
    }
    PairedDifference out{.base = estimate_mean(a, bounds),
                         .variant = estimate_mean(b, bounds),
                         .difference = estimate_difference(d)};
    out.identical = !a.empty() && a == b;
    if (a.size() < 2) return out;
    double const aa = products(a, out.base.mean, a, out.base.mean);
    double const bb = products(b, out.variant.mean, b, out.variant.mean);
    double const dd = products(d, out.difference.mean, d, out.difference.mean);
    if (aa > 0 && bb > 0)
        out.correlation = products(a, out.base.mean, b, out.variant.mean) / std::sqrt(aa * bb);
    if (aa + bb > 0) out.variance_reduction = (aa + bb) / dd;
    return out;
}

} // namespace groundswell
