#pragma once
#include "world/import_columns.hpp"

namespace groundswell {

/// The table of people as read: row by row, values not yet interpreted. Lives only as long as the import.
struct PeopleTable {
    TextIndex ids; ///< also of rows with a fault; without any, numbered as rows are
    std::vector<std::size_t> line_of_id;
    std::vector<std::size_t> line; ///< in the file, by row
    CodedColumn group, rank, unit; ///< without rows where the table has no such column
    bool readable{true};           ///< false: rows are missing, so who is not here may still exist

    std::size_t rows() const { return line.size(); }
};

/// Read the rows; settles the names of columns in `spec`.
PeopleTable read_people(ImportSpec& spec, ImportReport& report, ImportProblems& problems);

/// Group of each row; settles `groups` and `group_values` or `group_shares`. Empty if groups are to be drawn.
std::vector<Group> settle_groups(PeopleTable const& people, ImportSpec& spec, ImportReport& report,
                                 ImportProblems& problems);

/// Rank of each row (0 where there is no such column); settles `rank_order`.
std::vector<Rank> settle_ranks(PeopleTable const& people, ImportSpec& spec, ImportReport& report,
                               ImportProblems& problems);

} // namespace groundswell
