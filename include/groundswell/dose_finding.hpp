#pragma once
#include <cstdint>
#include <groundswell/dose.hpp>
#include <groundswell/paired_difference.hpp>
#include <groundswell/range.hpp>
#include <optional>
#include <string>
#include <vector>

namespace groundswell {

/// The response to one dose that is held from week 0 to the end.
struct DosePoint {
    double dose{0};
    Estimate response{};
    PairedDifference effect{}; ///< against the first dose, by pairs
};

/// How the response changes with the dose.
struct DoseCurve {
    std::vector<DosePoint> points;
    bool withheld{false}; ///< rests on too few people somewhere; then there are no points
    bool flat{true};      ///< no dose differs from the first beyond chance (Bonferroni over doses)
    /// Where the mean response changes most per unit of dose, between two neighbouring doses.
    struct Steepest {
        double low_dose{0}, high_dose{0};
        Estimate slope{}; ///< [response per unit of dose], by pairs
        Range where{};    ///< 95 % interval of its middle, by bootstrap over replicates
    } steepest{};
};

DoseCurve dose_curve(DoseRun const& run, std::string const& metric);

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
    /// Measured after the push only: the figure asked for, or where that looks back into the push, harm
    /// (`late_harm`, or `harm_after_push` where fewer than two years follow).
    std::string metric;
    Week watched{0}; ///< weeks after the push
    bool withheld{false};
    std::vector<TwoHistories> histories;
    /// Left of the effect at the end: (pushed, then back to the first dose) - (never pushed), over (held at
    /// the last dose) - (never pushed).
    Ratio left{};
    Withdrawal withdrawal{Withdrawal::no_effect};
    /// Doses at which the two histories differ beyond chance, the last left out. All doses are looked at, so
    /// one of twenty runs without hysteresis names any.
    std::vector<double> hysteresis;
    /// The perceived norm half-way between two lasting states. They are there if replicates of one arm part,
    /// or if the two histories of one dose do, long after the push (`is_long_after`).
    std::optional<double> border;
};

/// Harm over the weeks after the push, at most two years of them: not in the catalogue, because it depends on
/// the push.
inline constexpr std::string_view harm_after_push = "harm_after_push";

Tipping find_tipping(DoseRun const& run, std::string const& metric);

} // namespace groundswell
