#pragma once
#include <groundswell/claims.hpp>
#include <groundswell/key.hpp>
#include <groundswell/parameter_points.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace groundswell {

/// Ranks from 1; equal values share the mean of their ranks, and NaN ranks below all.
std::vector<double> ranks_of(std::span<double const> values);

/// The mechanism that a parameter belongs to, by the section of docs/model.md that describes it.
std::string mechanism_of(ParameterRow const& row);

/// Find the numbers whose rank goes with the size of a claim's deciding part (`ClaimMechanisms`).
///
/// @param features  [point][number], in the order of the parameters that differ between points
/// @param key       of the shuffles
std::optional<ClaimMechanisms> mechanisms_of(ClaimResult const& result, ParameterPoints const& space,
                                             std::vector<std::vector<double>> const& features, Key key);

} // namespace groundswell
