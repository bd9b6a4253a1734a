#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace groundswell {

/// Share of each player in what the whole is worth: the mean, over all orders in which players may come in,
/// of what each adds.
///
/// @param worth    of every set of players, shape (2^players); bit p of the index: player p is in
/// @param players  at most 20
/// @return shape (players); they sum to worth[all] - worth[none]
///
/// Source: Shapley (1953), Contributions to the Theory of Games II, 307-317. Time is O(players 2^players).
std::vector<double> shapley_values(std::span<double const> worth, std::size_t players);

} // namespace groundswell
