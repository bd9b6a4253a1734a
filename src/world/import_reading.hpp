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

/// Read all files and settle `report.settled`, which is the spec when this is called.
void read_import(ImportTables& tables, ImportReport& report, ImportProblems& problems);

/// As `import_world`, but report and problems are given whether or not there is a world.
std::optional<World> try_import(ImportSpec const& spec, Key key, ImportReport& report,
                                ImportProblems& problems);

} // namespace groundswell
