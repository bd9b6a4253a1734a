#pragma once
#include <optional>
#include <string>
#include <vector>

#include "experiment/tree.hpp"

namespace groundswell {

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

/// Look for a region on the first half of the points and check it on the second.
///
/// At most two cuts deep, and no leaf with less than a tenth of the points. Nothing if there are fewer than
/// 20 points, or the first half is all of one kind.
std::optional<Region> find_region(LabelledPoints const& points);

/// "disclose.momentum is above 1.2 and learn.norm is at most 0.05, or acts.power is above 1.4": the leaves
/// where it is predicted to hold.
std::string region_words(std::vector<Leaf> const& leaves, std::vector<std::string> const& names);

} // namespace groundswell
