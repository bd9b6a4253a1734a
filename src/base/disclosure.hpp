#pragma once
#include <cstddef>
#include <cstdint>
#include <groundswell/disclosure.hpp>
#include <span>
#include <vector>

namespace groundswell {

/// How many people there were by group and rank, in some weeks.
struct PeopleByWeek {
    std::size_t groups{0}, ranks{0};
    std::span<std::vector<std::uint32_t> const> weeks; ///< in each, people by [group][rank]
};

/// Return what is withheld of a table by group and rank, of which totals by group, by rank and over everyone
/// are known.
///
/// A cell or a group is small if it holds fewer than `min_cell` people in any week, but not if nobody is in
/// it in any. What is small is withheld. So that it cannot be had by subtraction, more is withheld, the
/// smallest first, until no small one follows from the totals, and those withheld in one row or column are
/// never fewer than `min_cell` people together (complementary suppression: Hundepool et al. 2012,
/// Statistical Disclosure Control, ch. 4). What is withheld in the first week alone is withheld in any case,
/// so that tables of the same people agree in what they withhold.
Withheld withheld_in(PeopleByWeek const& people, int min_cell);

/// Return which groups' figures are withheld, where each is about some people only and the figure of
/// everyone is known.
///
/// @param bases     people that each group's figure is about; 0: there is no figure
/// @param withheld  groups that are withheld in any case
std::vector<std::uint8_t> withheld_bases(std::span<std::int64_t const> bases,
                                         std::vector<std::uint8_t> withheld, int min_cell);

/// Round to the nearest multiple.
double rounded_to(double count, int multiple);

} // namespace groundswell
