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

/// Names of columns that no table has.
namespace special_column {
inline constexpr char const* none = "-";                ///< there is no such column
inline constexpr char const* blank = "?";               ///< to be filled in by the user
inline constexpr char const* row_number = "row number"; ///< as id: people are called 1, 2, ... by their rows
inline constexpr char const* by_manager = "by manager"; ///< as rank: levels of who reports to whom
inline constexpr char const* by_column = "by column"; ///< as layer: each column of numbers is one, 0: no tie
} // namespace special_column

/// Teams and ties where tables do not say them, as in `InstitutionSpec`.
struct TieShape {
    std::size_t team_min{8}, team_max{12};
    double confidants{6}, confidant_team{.7}, confidant_homophily{.7}, audience{30};
};

/// How a user's tables map to a world. Empty column names mean: guessed, and said so. Files may be of any
/// format that `read_table_file` knows; a network is named as the table of people and as one of ties.
struct ImportSpec {
    std::string people_file;             ///< may be empty: the people are those whom ties name
    std::vector<std::string> ties_files; ///< may be empty: teams, confidants and audience are generated
    std::vector<std::string> groups;     ///< names in order; may be empty: taken from the table
    std::string id_column, group_column, rank_column, unit_column,
        manager_column;                                              ///< `special_column::none`...
    std::string layer_column, from_column, to_column, weight_column; ///< of ties; as above
    std::map<std::string, std::string> group_values; ///< table value -> group name (M -> man); "": not known
    std::vector<std::string> rank_order; ///< table values, lowest first; empty: numeric order or guessed
    std::map<std::string, double> group_shares; ///< used where there is no group column; sums to 1
    /// Names in the table's layer column, united. All empty: guessed. None for team: who share a superior, or
    /// else teams of the usual size in each unit; none for confidant: as team; none for audience: the union
    /// of both. A table without a layer column is one layer, called like the file if there are several files.
    struct Layer {
        std::vector<std::string> team, confidant, audience;
        Reading team_reading{Reading::either}, confidant_reading{Reading::either},
            audience_reading{Reading::directed};
    } layers;
    double min_weight{0}; ///< ties below it, and those of weight 0, are left out
    TieShape generated;   ///< of what the tables do not say
};

/// The same spec with the names of its files only, for what is kept in results.
ImportSpec without_folders(ImportSpec spec);

/// What was guessed, in words for people ("rank: partner above associate").
struct ImportReport {
    std::vector<std::string> guesses;
    std::vector<std::string> notes; ///< what was dropped or assumed (isolated people, groups drawn by share)
    ImportSpec
        settled; ///< the spec with every guess written out: it guesses nothing and gives the same world
    /// Shares of groups among those whose group is known: of the lowest rank (of everyone if that has fewer
    /// than 20 people), and of everyone. By group.
    std::vector<double> lowest_rank_shares, everyone_shares;
    std::vector<std::string> examples; ///< for the terminal only, because they show ids
};

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
World import_world(ImportSpec const& spec, Key key, ImportReport* report = nullptr);

/// A first spec for files of which nothing is known, as far as it can be made.
struct ImportDraft {
    ImportReport
        report;        ///< `settled` is the spec; a column that could not be found is `special_column::blank`
    Problems problems; ///< why it cannot be run yet; empty if it can
    std::vector<std::string> blanks; ///< what is left to fill in, as keys of a scenario ("columns.id")
};

/// Find out which file holds people and which ties, and everything that `import_world` guesses.
///
/// @param start  what is given in it is kept; its files come before `files`
/// @throws UserError  if a file cannot be read
ImportDraft draft_import(std::vector<std::string> const& files, ImportSpec const& start);

} // namespace groundswell
