#pragma once
#include <optional>
#include <vector>

#include "world/import_ranks.hpp"
#include "world/import_ties.hpp"

namespace groundswell {

/// Everything that an import reads, and what it means.
struct ImportTables {
    ImportFiles files;
    std::optional<Table> named; ///< people, where only ties name them
    PeopleTable people;
    std::vector<Group> group; ///< by person, `no_group` where it is not known; empty: all are to be drawn
    std::vector<Rank> rank;   ///< by person
    CodedColumn unit;         ///< by person; without rows where everyone is in one
    Hierarchy hierarchy;
    TieTable ties;
};

/// What an import read, and its tables by what was understood of them. Texts of the files are not kept.
struct ImportSnapshot {
    ImportTables tables;
    ImportSpec spec; ///< settled, with neither `read` nor `generated`
    std::vector<ImportNote> notes;
    std::vector<double> lowest_rank_shares, everyone_shares;
    std::uint64_t digest{
        0}; ///< of people and ties as they were understood, in an order that is not the rows'

    /// Whether this is what a spec would read.
    bool is_of(ImportSpec const& other) const;
};

/// Read all files and settle `report.settled`, which is the spec when this is called.
void read_import(ImportTables& tables, ImportReport& report, ImportProblems& problems);

/// People by the name of their unit, rank from the highest down, and id.
std::vector<std::uint32_t> order_of_people(ImportTables const& tables);

/// Drop the texts of the files, and keep what they mean.
void keep_what_was_understood(ImportSnapshot& snapshot, ImportReport const& report);

/// As `import_world`, but report and problems are given whether or not there is a world.
std::optional<World> try_import(ImportSpec const& spec, Key key, ImportReport& report,
                                ImportProblems& problems);

} // namespace groundswell
