#pragma once
#include <cstddef>
#include <groundswell/region.hpp>
#include <vector>

namespace groundswell {

/// Points with their features and whether something holds there.
struct LabelledPoints {
    std::vector<std::vector<double>> features; ///< shape (points, features)
    std::vector<bool> holds;                   ///< shape (points)
};

/// Split points by the cuts that separate those where something holds from the others best (smallest Gini
/// impurity; Breiman, Friedman, Olshen & Stone 1984, Classification and Regression Trees, ch. 4).
///
/// @param depth     cuts on a path at most
/// @param smallest  points in a leaf at least
/// @return the leaves; one without cuts if nothing separates them
std::vector<Leaf> grow_tree(LabelledPoints const& points, int depth, std::size_t smallest);

bool predict_with_tree(std::vector<Leaf> const& leaves, std::vector<double> const& features);

} // namespace groundswell
