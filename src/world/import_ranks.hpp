#pragma once
#include <groundswell/ids.hpp>
#include <vector>

#include "world/import_managers.hpp"

namespace groundswell {

/// Rank of each person (0 where nothing says it); settles `rank_order` and says how.
///
/// The order is as given, or else: numbers by size, the top being the end whose people lead others, or the
/// end that is at most half as large as the other, or what the column's name says, or the highest; a known
/// ladder of titles; how high people of a rank stand above those whom they lead; how many they are, the
/// fewest at the top. Levels of a hierarchy are at most five.
std::vector<Rank> settle_ranks(PeopleTable const& people, Hierarchy const& hierarchy, ImportSpec& spec,
                               ImportReport& report, ImportProblems& problems);

} // namespace groundswell
