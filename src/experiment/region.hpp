#pragma once
#include <optional>
#include <string>
#include <vector>

#include "experiment/tree.hpp"

namespace groundswell {

/// Look for a region on the first half of the points and check it on the second.
///
/// At most two cuts deep, and no leaf with less than a tenth of the points. Nothing if there are fewer than
/// 20 points, or the first half is all of one kind.
std::optional<Region> find_region(LabelledPoints const& points);

/// "disclose.momentum is above 1.2 and learn.norm is at most 0.05, or acts.power is above 1.4": the leaves
/// where it is predicted to hold.
std::string region_words(std::vector<Leaf> const& leaves, std::vector<std::string> const& names);

} // namespace groundswell
