#pragma once
#include "world/import_people.hpp"
#include "world/import_tie_columns.hpp"

namespace groundswell {

/// The tables of ties as read, layers not yet interpreted. Lives only as long as the import.
struct TieTable {
    struct Row {
        std::uint32_t from{0}, to{0}; ///< people
        float weight{1};
        std::uint32_t layer{0};
    };
    std::vector<Row> rows;
    std::vector<std::string> layers; ///< names; one without a name where a single table has no such column
    bool counted{false};    ///< there is no column of weights: who is named several times counts so often
    bool undirected{false}; ///< no table gives its ties a direction
};

/// Read the rows of all tables. Ties that cannot be used are left out and counted.
TieTable read_ties(std::vector<TieSource> const& sources, PeopleTable const& people, ImportSpec const& spec,
                   ImportReport& report, ImportProblems& problems);

/// Check or guess which layers are what.
void settle_layers(TieTable const& ties, ImportSpec& spec, ImportReport& report, ImportProblems& problems);

/// Ties of the layers that are named (all if none is), as one layer.
///
/// @param seat_of  by person
ExplicitTies build_layer(TieTable const& ties, std::vector<std::string> const& names, Reading reading,
                         std::vector<Seat> const& seat_of);

/// Who is tied in either layer. Weights are dropped.
ExplicitTies unite_layers(TieLayer const& a, TieLayer const& b);

} // namespace groundswell
