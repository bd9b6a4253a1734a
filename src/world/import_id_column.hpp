#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "world/import_columns.hpp"

namespace groundswell {

/// Ids that people are called by elsewhere.
struct NamedPeople {
    std::vector<std::string> const& ids;
    bool by_ties{false}; ///< false: as superiors, who need not be in the table
};

struct IdGuess {
    std::optional<std::size_t> column;
    std::string namesakes; ///< the column of names that is no id, because several people have one
};

/// Find the column that holds the ids of people: the one that has the ids by which ties or superiors name
/// them; or else one that is called so and has another value in each row. Names are ids only if none repeats.
///
/// @param header  false: names of columns say nothing
/// @param used    columns that are something else
IdGuess guess_id(Table const& table, bool header, std::set<std::size_t> const& used,
                 NamedPeople const& named);

} // namespace groundswell
