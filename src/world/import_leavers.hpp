#pragma once
#include "world/import_people.hpp"

namespace groundswell {

/// Say how many people of the table have left, by a column that says so, because they are read as if they
/// were there.
void note_leavers(PeopleTable const& people, bool header, ImportReport& report);

} // namespace groundswell
