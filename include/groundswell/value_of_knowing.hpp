#pragma once
#include <cstddef>
#include <groundswell/decision.hpp>
#include <groundswell/key.hpp>
#include <span>
#include <string>
#include <vector>

/// What it would be worth to know more before choosing.
namespace groundswell {

/// Fewest worlds from which the value of knowing something is told.
inline constexpr std::size_t least_worlds_for_knowing = 100;

/// Something that could be found out, by world: a parameter, or what a survey would find.
struct Knowable {
    std::string name;
    std::vector<double> values; ///< NaN (no value) counts as below all
};

/// Expected value of partial perfect information.
struct KnowingValue {
    std::size_t index{0}; ///< among what could be known
    /// In the unit of the choice, without the part that chance makes; `low` and `high` are its 95 % interval.
    double value{0}, low{0}, high{0};
    double by_chance{0};       ///< that part: the mean over shuffles of the worlds
    bool beyond_chance{false}; ///< above what the largest of all reaches in one of twenty shuffles
};

/// What could be known, by what it is worth.
struct ValueOfKnowing {
    std::vector<KnowingValue> each; ///< the largest first; intervals for the first three only
    double chance{0};               ///< what the largest raw value reaches in one of twenty shuffles
    double together{0};             ///< of the first three, known at once, without the part of chance
    bool together_beyond_chance{false};
};

/// By how much the choice would be better, in the mean, if one thing were known before it.
///
/// The value of each option less that of the choice is regressed on what could be known: polynomials of its
/// rank, of degree 0 to 3, the degree by leave-one-out cross-validation. The expected value is the mean over
/// worlds of the largest fitted value (Strong, Oakley & Brennan 2014, Medical Decision Making 34, 311). The
/// regression averages chance out. Fits that follow chance make the value too large; the same computation on
/// shuffled worlds shows by how much, and this is taken off. Nothing is worth more than to know everything.
///
/// @param values   [option][world], of the options that can be chosen
/// @param key      of shuffles and of samples for intervals
ValueOfKnowing value_of_knowing(std::span<std::vector<double> const> values,
                                std::span<Knowable const> knowables, Key key);

} // namespace groundswell
