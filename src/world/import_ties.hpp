#pragma once
#include "world/import_people.hpp"

namespace groundswell {

/// The table of ties as read, layers not yet interpreted. Lives only as long as the import.
struct TieTable {
    struct Row {
        std::uint32_t from{0}, to{0}; ///< rows of the table of people
        float weight{1};
        std::uint32_t layer{0};
    };
    std::vector<Row> rows;
    std::vector<std::string> layers; ///< names; one without a name where the table has no such column
};

/// Read the rows; settles the names of columns in `spec`. Ties below `min_weight` are left out, and their
/// number is noted.
TieTable read_ties(ImportSpec& spec, PeopleTable const& people, ImportReport& report,
                   ImportProblems& problems);

/// Check or guess which layers are what.
void settle_layers(TieTable const& ties, ImportSpec& spec, ImportReport& report, ImportProblems& problems);

/// Ties of the layers that are named (all if none is), as one layer.
///
/// @param seat_of  by row of the table of people
ExplicitTies build_layer(TieTable const& ties, std::vector<std::string> const& names, Reading reading,
                         std::vector<Seat> const& seat_of);

/// Who is tied in either layer. Weights are dropped.
ExplicitTies unite_layers(TieLayer const& a, TieLayer const& b);

} // namespace groundswell
