#pragma once
#include "world/import_people.hpp"

namespace groundswell {

/// Note which columns of the table of people look like names of persons or like e-mail addresses, so that
/// nobody hands on a table, or shows units, by mistake. Nothing is left out for it.
void note_names(PeopleTable const& people, bool header, ImportReport& report);

} // namespace groundswell
