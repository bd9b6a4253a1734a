#pragma once
#include <groundswell/compare_finding.hpp>
#include <groundswell/key.hpp>
#include <optional>
#include <span>
#include <vector>

namespace groundswell {

struct FadingInput {
    /// [pair][quarter]: variant minus base, quarters of 13 weeks from week 0.
    std::vector<std::vector<double>> course{};
    /// The effect over the whole horizon. Without it there is no peak to look for: the largest of many years
    /// would be beyond chance by chance.
    Estimate whole{};
    /// Week in which the last of what was added ends; none: it does not end within the horizon.
    std::optional<double> end{};
    Key key{}; ///< of the resampling
};

/// Half-life of a mean effect, read from its running mean over a year (linear between quarters); interval by
/// percentiles of 1,000 bootstrap samples of pairs (Efron & Tibshirani 1993, ch. 13).
Fading fading_of(FadingInput const& input);

} // namespace groundswell
