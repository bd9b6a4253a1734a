#pragma once
#include <optional>
#include <span>

namespace groundswell {

/// When there are enough replicates: half the 95 % interval of the mean is small enough, and stays so.
///
/// A rule that stops at the first number of replicates that looks precise stops when the spread happens to
/// look small, and its intervals miss the truth too often. Hence a minimum and a look-ahead: the half-width
/// must hold for `look_ahead` further replicates too (above 100 replicates, for as many per hundred), and
/// they are used. Source: Hoad, Robinson & Davies (2010), J. Oper. Res. Soc. 61(11), 1632-1644. Coverage of
/// the 95 % interval where some 30 replicates are needed, measured (a test repeats it): normal values 95 %,
/// exponential ones 93 %; with a first look at three replicates and no look-ahead 92 % and 79 %.
struct StoppingRule {
    double half_width{0};       ///< asked for, in the unit of the values
    std::size_t minimum{20};    ///< replicates before the first look, at least 2
    std::size_t look_ahead{10}; ///< 0: none
};

/// The number of replicates, of those given, at which the rule stops; nothing if it asks for more. NaNs (a
/// figure without a value) count as replicates and are otherwise left out.
///
/// Depends on the values in their order only, not on how many were run at a time.
std::optional<std::size_t> stop_at(std::span<double const> values, StoppingRule const& rule);

} // namespace groundswell
