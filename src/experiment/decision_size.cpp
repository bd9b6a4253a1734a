#include "experiment/decision_size.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace groundswell {

namespace {

constexpr double most_error = .05; ///< probability that another option is better
constexpr double most_loss = .01;  ///< of the gain
constexpr std::size_t most_worlds = 1'000'000;

/// Probability that an option that looks worse is better, and what choosing the other one loses by it.
struct Doubt {
    double error{0}, loss{0};
};

/// @param more  times as many worlds
Doubt doubt_of(Estimate const& lead, double more)
{
    double const se = lead.se / std::sqrt(more);
    if (!(se > 0)) return {lead.mean > 0 ? 0.0 : 0.5, 0};
    double const z = lead.mean / se;
    double const tail = std::erfc(z / std::numbers::sqrt2) / 2;
    double const density = std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
    return {tail, std::max(0.0, se * (density - z * tail))};
}

bool is_decided(std::span<Lead const> leads, double gain, double more)
{
    Doubt sum;
    for (auto const& lead : leads) {
        auto const doubt = doubt_of(lead.by, more);
        sum.error += doubt.error;
        sum.loss += doubt.loss;
    }
    return sum.error <= most_error || sum.loss <= most_loss * gain;
}

} // namespace

DecidingSize worlds_that_decide(std::span<Lead const> leads, double gain, std::size_t worlds)
{
    DecidingSize out;
    double largest = -1;
    for (auto const& lead : leads)
        if (double const error = doubt_of(lead.by, 1).error; error > largest) {
            largest = error;
            out.rival = lead.option;
        }
    auto const enough = [&](std::size_t n) {
        return is_decided(leads, gain, static_cast<double>(n) / static_cast<double>(worlds));
    };
    if (worlds > most_worlds || enough(worlds)) {
        out.worlds = worlds;
        return out;
    }
    if (!enough(most_worlds)) return out;
    auto low = worlds, high = most_worlds; // the first is too few, the second is enough
    while (high - low > 1) {
        auto const middle = low + (high - low) / 2;
        (enough(middle) ? high : low) = middle;
    }
    out.worlds = high;
    return out;
}

} // namespace groundswell
