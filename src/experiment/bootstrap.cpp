#include "experiment/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "random/distributions.hpp"

namespace groundswell {

namespace {

constexpr std::uint32_t samples = 1000;
/// Tells these draws from others for the design of experiments.
constexpr std::uint32_t resampling = 0xB007;

} // namespace

std::vector<std::size_t> identity_sample(std::size_t n)
{
    std::vector<std::size_t> out(n);
    std::iota(out.begin(), out.end(), std::size_t{0});
    return out;
}

Range bootstrap_interval(std::size_t n, Key key, SampleFigure const& figure)
{
    std::vector<double> figures;
    std::vector<std::size_t> sample(n);
    for (std::uint32_t s = 0; s < samples; ++s) {
        for (std::uint32_t i = 0; i < n; ++i)
            sample[i] = whole_below(uniform(key, Purpose::design, {s, resampling, 0, i}),
                                    static_cast<std::uint32_t>(n));
        double const value = figure(sample);
        if (!std::isnan(value)) figures.push_back(value);
    }
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    if (figures.empty()) return {none, none};
    std::ranges::sort(figures);
    auto const at = [&](double share) {
        return figures[static_cast<std::size_t>(share * static_cast<double>(figures.size() - 1) + .5)];
    };
    return {at(.025), at(.975)};
}

} // namespace groundswell
