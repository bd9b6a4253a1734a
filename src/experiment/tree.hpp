#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace groundswell {

/// Points with their features and whether something holds there.
struct LabelledPoints {
    std::vector<std::vector<double>> features; ///< shape (points, features)
    std::vector<bool> holds;                   ///< shape (points)
};

/// One condition on one feature.
struct Cut {
    std::size_t feature{0};
    double at{0};
    bool above{false}; ///< feature > at; else feature <= at
};

/// A leaf of a shallow tree: where all its cuts are met, it is predicted whether something holds.
struct Leaf {
    std::vector<Cut> cuts;
    bool holds{false};
    std::size_t points{0}, holding{0}; ///< of those it was found with

    bool contains(std::vector<double> const& features) const;
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
