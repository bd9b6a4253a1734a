#pragma once
#include <cstdint>
#include <span>
#include <vector>

/// What may be shown about few people: nothing (statistical disclosure control).
namespace groundswell {

/// What is withheld, and how what is shown is rounded.
struct DisclosureRules {
    int min_cell{5}; ///< fewest people that a figure may be about; 1: nothing is withheld
    int round_to{1}; ///< numbers of people and events in groups are rounded to multiples of it; 1: not

    bool withholds() const { return min_cell > 1; }
    bool rounds() const { return round_to > 1; }
    friend bool operator==(DisclosureRules const&, DisclosureRules const&) = default;
};

/// How many people there were by group and rank, in some weeks.
struct PeopleByWeek {
    std::size_t groups{0}, ranks{0};
    std::span<std::vector<std::uint32_t> const> weeks; ///< in each, people by [group][rank]
};

/// Which figures of a table by group and rank are withheld, the same in every week.
struct Withheld {
    std::size_t groups{0}, ranks{0};
    std::vector<std::uint8_t> cell;  ///< [group][rank]
    std::vector<std::uint8_t> group; ///< over all ranks
    bool everyone{false};

    Withheld() = default;
    Withheld(std::size_t groups_, std::size_t ranks_)
        : groups(groups_), ranks(ranks_), cell(groups_ * ranks_), group(groups_)
    {}
    bool of(std::size_t g, std::size_t r) const { return cell[g * ranks + r] != 0; }
    friend bool operator==(Withheld const&, Withheld const&) = default;
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
