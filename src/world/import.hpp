#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/problems.hpp"
#include "random/draw.hpp"
#include "world/world.hpp"

namespace groundswell {

/// How rows of a layer are read (model section 8, Worlds). `directed`: `from` has `to` among its ties, and
/// not the other way round (in audience: `to` hears `from`). `either`: tied if either names the other.
/// `both`: if both do.
enum class Reading { directed, either, both };

/// How a user's tables map to a world. Empty column names mean: guessed, and said so.
struct ImportSpec {
    std::string people_file, ties_file; ///< ties_file may be empty: everyone of a unit is one team
    std::vector<std::string> groups;    ///< names in order; may be empty: taken from the table
    std::string id_column, group_column, rank_column, unit_column;   ///< "-" means: there is none
    std::string layer_column, from_column, to_column, weight_column; ///< of ties; as above
    std::map<std::string, std::string> group_values;                 ///< table value -> group name (M -> man)
    std::vector<std::string> rank_order; ///< table values, lowest first; empty: numeric order or guessed
    std::map<std::string, double> group_shares; ///< used where there is no group column; sums to 1
    /// Names in the table's layer column, united. All empty: guessed. None for team: everyone of a unit is
    /// one team; none for confidant: as team; none for audience: the union of both. A table without a layer
    /// column is one layer, the team.
    struct Layer {
        std::vector<std::string> team, confidant, audience;
        Reading team_reading{Reading::either}, confidant_reading{Reading::either},
            audience_reading{Reading::directed};
    } layers;
    double min_weight{0}; ///< ties below it, and those of weight 0, are left out
};

/// What was guessed, in words for people ("rank: partner above associate").
struct ImportReport {
    std::vector<std::string> guesses;
    std::vector<std::string> notes; ///< what was dropped or assumed (isolated people, groups drawn by share)
    ImportSpec
        settled; ///< the spec with every guess written out: it guesses nothing and gives the same world
};

/// Read the two tables (format: `CsvReader`). All problems of both files are collected and thrown at once as
/// `UserError`, of each kind at most 20 in words and the rest counted; none names an id.
///
/// Seats are numbered by unit (by name), rank from the highest down, and id, so that neighbours are close in
/// memory and the order of rows in the files changes nothing. Groups are drawn by share, exactly, where the
/// table has none: `assign_by_share`. A pair that is named several times in a layer keeps its largest weight.
/// Columns that are not asked for are ignored. Ids are used only to match ties to people and to number seats,
/// and are not kept. Time is O(rows); memory O(people + ties).
World import_world(ImportSpec const& spec, Key key, ImportReport* report = nullptr);

/// Write out everything that a spec leaves open, from the headers and values of its two tables.
///
/// What `import_world` would guess is guessed in the same way. What it would ask for is put down to be looked
/// at, and the guess says so: ranks in no known order stand in the order of first appearance.
///
/// @param start  at least `people_file`; what is given in it is kept
/// @param report  guesses and notes in words; `settled` is what is returned
/// @throws UserError  with all problems of both files
ImportSpec guess_import(ImportSpec const& start, ImportReport* report = nullptr);

} // namespace groundswell
