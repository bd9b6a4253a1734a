#pragma once
#include <groundswell/tables.hpp>
#include <optional>

#include "random/draw.hpp"
#include "world/world.hpp"

namespace groundswell {

/// Read the tables. All problems of all files are collected and thrown at once as `UserError`, of each kind
/// at most 20 in words and the rest counted.
///
/// Rows that cannot be used (a wrong number of fields, no id, ties to nobody) are left out and counted in a
/// note if they are at most one in twenty, and are problems if they are more; ties to nobody are problems
/// from half of all on. Repeated people and ties of a person to themselves are always left out and counted.
/// Ids that do not match are compared once more without regard to case, leading zeros and ".0". Ties that are
/// named several times count as often where there is no column of weights, and keep their largest weight
/// where there is.
///
/// Seats are numbered by unit (by name), team where teams are not given as ties, rank from the highest down,
/// and id, so that neighbours are close in memory and the order of rows in the files changes nothing. Groups
/// are drawn by share, exactly, where the table has none: `assign_by_share`. Who has no team, confidants or
/// audience in the tables gets them as in `generate_institution`, from `spec.generated`. Ids are used only to
/// match ties to people and to number seats, and are not kept. Time is O(rows); memory O(people + ties).
///
/// Files are read once: where `spec.read` holds what they said, they are not opened again, and the settled
/// spec of a report holds it.
World import_world(ImportSpec const& spec, Key key, ImportReport* report = nullptr);

/// Hash of what the tables say, as they were understood: the order of rows, the format and what is not used
/// change nothing. Nothing if they were not read yet, or others are named since.
std::optional<std::uint64_t> imported_digest(ImportSpec const& spec);

/// The same spec with the names of its files only, for what is kept in results.
ImportSpec without_folders(ImportSpec spec);

} // namespace groundswell
