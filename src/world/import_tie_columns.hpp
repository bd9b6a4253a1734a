#pragma once
#include <optional>
#include <string>
#include <vector>

#include "world/import_columns.hpp"

namespace groundswell {

/// A table of ties, and what its columns are.
struct TieSource {
    Table const* table{nullptr};
    std::optional<std::size_t> from, to, layer, weight;
    std::vector<std::size_t> layers; ///< columns that are layers of their own, with weights; 0: no tie
    std::string layer_name;          ///< of all its ties, where there is no column
    bool undirected{false};
    bool usable() const { return table && from && to; }
};

/// Open the tables of ties and find their columns; settles the columns' names in `spec`.
std::vector<TieSource> open_ties(ImportFiles& files, ImportSpec& spec, ImportReport& report,
                                 ImportProblems& problems);

/// Two columns that hold people's ids, by their names or because the same values stand in both; or nothing.
std::optional<std::pair<std::size_t, std::size_t>> guess_ends(Table const& table, bool header);

/// The two columns that share the most values, of equal ones those that have the most; nothing if none share
/// much.
std::optional<std::pair<std::size_t, std::size_t>> columns_alike(Table const& table);

/// Up to 2,000 ids that stand in the tables.
std::vector<std::string> sample_of_ends(std::vector<TieSource> const& sources);

} // namespace groundswell
