#include "fit/expected_rows.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace groundswell {

namespace {

/// P(a normal value is below x)
double below(double x, Belief const& belief)
{
    constexpr double root_half = 0.7071067811865476;
    return .5 *
           std::erfc((belief.mean - x) / std::sqrt(std::max(belief.variance, least_variance)) * root_half);
}

} // namespace

double expected_rows(std::span<SurveyRow const> rows, std::span<Belief const> beliefs, FitRules const& rules)
{
    double inside = 0;
    std::vector<double> held;
    held.reserve(rows.size());
    for (std::size_t j = 0; j < rows.size(); ++j) {
        if (rows[j].held_out) continue;
        auto const& target = rows[j].target;
        inside += below(target.high, beliefs[j]) - below(target.low, beliefs[j]);
        held.push_back(implausibility(rows[j], {beliefs[j].mean, beliefs[j].variance}));
    }
    auto const at = held.begin() + std::min<std::ptrdiff_t>(rules.largest, std::ssize(held)) - 1;
    std::nth_element(held.begin(), at, held.end(), std::greater{});
    return inside - std::max(0.0, *at - rules.cutoff);
}

void believe(Emulators const& emulators, std::span<double const> unit, std::uint32_t replicates,
             std::span<Belief> out)
{
    std::vector<Guess> guesses(out.size());
    emulators.guess(unit, guesses);
    for (std::size_t j = 0; j < out.size(); ++j) {
        auto const& guess = guesses[j];
        out[j] = {guess.mean, guess.error * guess.error + guess.chance * guess.chance / replicates};
    }
}

LocalErrors local_errors(Emulators const& emulators, FitRuns const& runs, std::size_t point)
{
    LocalErrors out;
    std::vector<Guess> guesses(emulators.rows());
    emulators.guess(runs.points[point], guesses);
    for (std::size_t j = 0; j < emulators.rows(); ++j) {
        auto const& guess = guesses[j];
        double const prior = guess.error * guess.error;
        double const seen = runs.means[point][j];
        double const chance = guess.chance * guess.chance / runs.replicates[point];
        double const trusted = std::isnan(seen) || prior + chance <= 0 ? 0 : prior / (prior + chance);
        out.error.push_back(std::isnan(seen) ? 0 : trusted * (seen - guess.mean));
        out.variance.push_back(prior * (1 - trusted));
    }
    return out;
}

void believe_near(Emulators const& emulators, LocalErrors const& near, std::span<double const> carried,
                  std::span<double const> unit, std::uint32_t replicates, std::span<Belief> out)
{
    std::vector<Guess> guesses(out.size());
    emulators.guess(unit, guesses);
    for (std::size_t j = 0; j < out.size(); ++j) {
        auto const& guess = guesses[j];
        double const c = carried[j];
        out[j] = {guess.mean + c * near.error[j], guess.error * guess.error * (1 - c * c) +
                                                      c * c * near.variance[j] +
                                                      guess.chance * guess.chance / replicates};
    }
}

} // namespace groundswell
