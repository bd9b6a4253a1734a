#pragma once
#include <cstdint>
#include <groundswell/result.hpp>
#include <span>
#include <vector>

/// What may be shown about few people: nothing (statistical disclosure control).
namespace groundswell {

/// Which cells of a table are withheld, given the people in each.
///
/// A cell of fewer than `smallest_cell` people is withheld. If all of those together still hold fewer, the
/// smallest other cell is withheld too, since they could be had from the total by subtraction (complementary
/// suppression: Hundepool et al. 2012, Statistical Disclosure Control, ch. 4). Empty cells are withheld and
/// protect nobody.
///
/// @param people  by cell
/// @return by cell, true where withheld
std::vector<bool> withheld_cells(std::span<std::uint32_t const> people);

/// Which cells are withheld in which week of a result: [cell][week], 1 where withheld. Cells are
/// [group][rank]. A week whose occupants are not known is withheld throughout.
std::vector<std::vector<std::uint8_t>> withheld_by_week(ReplicateResult const& result);

/// Whether a figure rests on enough people to be shown.
inline bool is_withheld(Metric const& metric)
{
    return metric.people && metric.base < smallest_cell;
}

} // namespace groundswell
