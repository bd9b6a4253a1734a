#pragma once
#include <string>
#include <vector>

#include "world/ties.hpp"
#include "world/world.hpp"

/// What must hold of the columns of a world file before anything is made of them; for world_file*.cpp only.
/// A checksum tells accidents. A file that somebody made has a right checksum too.
namespace groundswell {

/// Whether names are few enough, different, and of printable characters.
bool sound_names(std::vector<std::string> const& names, std::size_t most);

/// Whether places divide 0 .. end - 1 into parts: they start at 0, end at `end`, and ascend.
///
/// @param empty  whether a part may be empty
bool divides(std::vector<std::uint32_t> const& first, std::size_t end, bool empty = false);

/// Whether all values are below `end`.
template <class T>
bool below(std::vector<T> const& column, std::size_t end)
{
    for (T const x : column)
        if (x >= end) return false;
    return true;
}

/// Whether the bounds are those of a layout that every place can be looked up in.
bool sound_bounds(SeatLayout::Bounds const& bounds, std::size_t seats);
/// Whether each row is ascending, without the seat itself, and every weight is a number from 0 on.
bool sound_rows(ExplicitTies const& ties, std::size_t seats);
/// Whether members and memberships say the same, and two seats share one group at most.
bool sound_groups(GroupTies const& ties, std::size_t seats);
/// Whether the bands of a matching are as `MatchingTies` needs them, and their blocks take little memory.
bool sound_bands(std::vector<BandSpec> const& bands, SeatLayout const& layout);

} // namespace groundswell
