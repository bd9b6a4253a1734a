#pragma once
#include "world/import_columns.hpp"
#include "world/import_ids.hpp"
#include "world/import_people_columns.hpp"

namespace groundswell {

/// The table of people as read, one row per person; values not yet interpreted. Lives only as long as the
/// import.
struct PeopleTable {
    std::string path;
    PeopleIds ids;
    CodedColumn group, rank, unit;         ///< without rows where the table has no such column
    std::vector<std::string_view> manager; ///< as written; empty where there is no such column
    std::string group_header;              ///< name of the column
    bool readable{true};                   ///< false: rows are missing, so who is not here may still exist
    PeopleColumns columns;
    Table const* table{nullptr};
    std::vector<std::uint32_t> row; ///< of the table, by person

    std::size_t people() const { return row.size(); }
    ProblemPlace place_of(std::size_t person, std::string column) const
    {
        return table->place(row[person], std::move(column));
    }
};

/// Read the rows of people. Repeated people and rows without an id are left out.
///
/// @param ends  as for `settle_people_columns`
PeopleTable read_people(Table const& table, bool header, std::vector<std::string> const& ends,
                        ImportSpec& spec, ImportReport& report, ImportProblems& problems);

/// Group of each person (`no_group`: not known); settles `groups` and `group_values` or `group_shares`. Empty
/// if all groups are to be drawn by share.
std::vector<Group> settle_groups(PeopleTable const& people, ImportSpec& spec, ImportReport& report,
                                 ImportProblems& problems);

} // namespace groundswell
