#pragma once
#include <optional>
#include <span>
#include <vector>

#include "observe/summary.hpp"
#include "random/draw.hpp"

namespace groundswell {

/// How long an effect lasts once the push is over.
struct Fading {
    bool there{false};      ///< an effect beyond chance, over the horizon or in the year before the end
    bool determined{false}; ///< and in the year that is to be halved, so that its half-life can be told
    bool after_end{false};  ///< counted from the end of the intervention; else from the effect's peak
    double from{0};         ///< years from week 0 at which counting begins
    Estimate effect;        ///< over the year before it [unit of the course]
    /// Years until the effect over a year is half of that; infinite where it is not within the horizon.
    double years{0}, low{0}, high{0};
    double watched{0}; ///< years between `from` and the last year's middle
};

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
