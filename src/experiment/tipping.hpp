#pragma once
#include <optional>
#include <string>
#include <vector>

#include "experiment/dose.hpp"
#include "experiment/paired_difference.hpp"
#include "experiment/paired_ratio.hpp"

namespace groundswell {

/// Whether what a push brought about stays once it is withdrawn.
enum class Withdrawal : std::uint8_t {
    no_effect, ///< the push itself changed nothing beyond chance
    returns,   ///< less than half of its effect is left, beyond chance
    stays,     ///< more than half is left, beyond chance
    undecided  ///< neither
};

/// A dose reached from below and from above.
struct TwoHistories {
    double dose{0};
    Estimate up{}, down{};
    PairedDifference apart{};     ///< down minus up, by pairs
    Share up_high{}, down_high{}; ///< runs that end in the high lasting state, if there are two
};

struct Tipping {
    std::string metric; ///< of the last two years
    bool withheld{false};
    std::vector<TwoHistories> histories;
    /// Left of the effect at the end: (pushed, then back to the first dose) - (never pushed), over (held at
    /// the last dose) - (never pushed).
    Ratio left{};
    Withdrawal withdrawal{Withdrawal::no_effect};
    /// Doses at which the two histories differ beyond chance, the last left out.
    std::vector<double> hysteresis;
    /// Perceived norms half-way between two lasting states, if runs fall into two.
    std::optional<double> border;
};

/// @param metric  a figure over the whole horizon is replaced by `late_harm`, since the push would be in it
Tipping find_tipping(DoseRun const& run, std::string const& metric);

} // namespace groundswell
