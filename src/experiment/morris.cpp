#include "experiment/morris.hpp"

#include <algorithm>
#include <cmath>

#include "experiment/bootstrap.hpp"
#include "random/distributions.hpp"
#include "random/draw.hpp"

namespace groundswell {

namespace {

/// Tells these draws from others for the design of experiments.
constexpr std::uint32_t trajectories = 0x3033;
constexpr std::uint32_t levels = 4;

} // namespace

Trajectory::Trajectory(Key key, std::uint32_t index, std::size_t dimensions)
    : start_(dimensions), order_(identity_sample(dimensions))
{
    auto const below = [&](std::uint32_t what, std::uint32_t n) {
        return whole_below(uniform(key, Purpose::design, {index, trajectories, 0, what}), n);
    };
    auto const n = static_cast<std::uint32_t>(dimensions);
    for (std::uint32_t i = 0; i < n; ++i)
        start_[i] = (below(i, levels) + .5) / levels;
    for (std::uint32_t i = n; i-- > 1;)
        std::swap(order_[i], order_[below(n + i, i + 1)]);
}

std::vector<double> Trajectory::after(std::size_t moves) const
{
    auto out = start_;
    for (std::size_t i = 0; i < moves; ++i)
        out[order_[i]] += step * direction(order_[i]);
    return out;
}

EffectMoments effect_moments(std::span<double const> effects, Key key)
{
    std::vector<double> known;
    std::ranges::copy_if(effects, std::back_inserter(known), [](double x) { return !std::isnan(x); });
    auto const n = static_cast<double>(known.size());
    EffectMoments out;
    for (double const x : known) {
        out.mean += x / n;
        out.absolute += std::abs(x) / n;
    }
    double squares = 0;
    for (double const x : known)
        squares += (x - out.mean) * (x - out.mean);
    if (known.size() > 1) out.deviation = std::sqrt(squares / (n - 1));
    out.absolute_interval = bootstrap_interval(known.size(), key, [&](std::span<std::size_t const> sample) {
        double sum = 0;
        for (auto const i : sample)
            sum += std::abs(known[i]);
        return sum / n;
    });
    return out;
}

} // namespace groundswell
