#pragma once
#include <groundswell/key.hpp>
#include <groundswell/range.hpp>
#include <groundswell/run_members.hpp>
#include <groundswell/sensitivity.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace groundswell {

/// Fewest members from which it is told which numbers matter.
inline constexpr std::size_t least_members_for_sensitivity = 40;

/// How much of the variance between runs goes with one number, over the members of a fit.
struct MemberShare {
    std::size_t number{0};     ///< among the columns
    VarianceShare alone;       ///< without the part that chance makes; the interval is by bootstrap
    double correlation{0};     ///< of ranks: above 0, more of it gives more
    bool beyond_chance{false}; ///< above what the largest of all reaches in one of twenty shuffles
};

/// What the numbers that a fit leaves open do to one figure.
struct MemberSensitivity {
    std::string metric, group;
    MemberEstimate over;             ///< how much is parameters, and how much chance
    std::vector<MemberShare> shares; ///< the largest first
    double chance{0};                ///< what the largest share reaches in one of twenty shuffles
};

/// Shares of the variance between runs by number: the means of members are regressed on the ranks of each
/// number (polynomials to degree 3, the degree by leave-one-out), and what the same regression finds in
/// shuffled members is taken off.
///
/// Members are no grid: numbers are tied to each other by the surveys. So the share of a number includes what
/// goes with it, and shares can overlap. Only first indices can be had from given points (Plischke, Borgonovo
/// & Smith 2013, Eur. J. Oper. Res. 226(3), 536-550).
/// @param columns  [number][member]
/// @param runs     [member][replicate]; a member without a value is left out
/// @param key      of shuffles and samples
MemberSensitivity shares_over_members(std::span<std::vector<double> const> columns,
                                      std::span<std::vector<double> const> runs, Key key);

/// The same for one figure of the runs of a fit's members. Nothing if it is withheld, or not kept.
std::optional<MemberSensitivity> sensitivity_over_members(MemberRun const& run, std::string const& metric);

} // namespace groundswell
