#pragma once
#include <optional>
#include <string>
#include <vector>

#include "world/import_columns.hpp"

namespace groundswell {

/// What the columns of a table of people are.
struct PeopleColumns {
    std::optional<std::size_t> id, group, rank, unit, manager;
    bool row_number{false}; ///< instead of an id
    bool by_manager{false}; ///< instead of a rank
    bool complete{true};    ///< false: the id could not be found
};

/// Find the columns; settles their names in `spec` and says which are used for what, and which are not.
///
/// @param ends  ids that stand in the tables of ties, as far as it takes to find the column that has them
/// @param header  false: names of columns say nothing
PeopleColumns settle_people_columns(Table const& table, bool header, std::vector<std::string> const& ends,
                                    ImportSpec& spec, ImportReport& report, ImportProblems& problems);

} // namespace groundswell
