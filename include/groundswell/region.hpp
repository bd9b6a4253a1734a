#pragma once
#include <cstddef>
#include <vector>

namespace groundswell {

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

/// A part of the plausible space that decides whether something holds, and how well it predicts points that
/// were not used to find it.
struct Region {
    std::vector<Leaf> leaves;
    std::size_t held_out{0};      ///< points it was checked on
    std::size_t right{0};         ///< of these, predicted rightly
    std::size_t right_without{0}; ///< predicted rightly by what is commoner among the points used to find it
    /// Whether the region predicts better than that by more than chance: a one-sided test at 5 % on the
    /// points where the two predictions differ (McNemar, exact).
    bool found{false};
};

} // namespace groundswell
