#pragma once
#include <cstddef>
#include <groundswell/disclosure.hpp>
#include <groundswell/problems.hpp>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

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
    friend bool operator==(TieShape const&, TieShape const&) = default;
};

struct ImportSnapshot;

/// How a user's tables map to a world. Empty column names mean: guessed, and said so. Files may be of any
/// format that docs/tables.md lists; a network is named as the table of people and as one of ties.
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
        friend bool operator==(Layer const&, Layer const&) = default;
    } layers;
    double min_weight{0}; ///< ties below it, and those of weight 0, are left out
    TieShape generated;   ///< of what the tables do not say
    /// What the files held when they were read first, so that one command sees one state of them; null: not
    /// read yet. Opaque. It is used as long as nothing else of the spec but `generated` is changed.
    std::shared_ptr<ImportSnapshot const> read;
    friend bool operator==(ImportSpec const&, ImportSpec const&) = default;
};

/// What was dropped or assumed in reading tables, in words. Numbers of people, rows and ties in it can be
/// left out where they are small: the owner of the tables may read them, others may not.
class ImportNote {
  public:
    ImportNote(std::string text) : pieces_{{.text = std::move(text)}} {}
    ImportNote(char const* text) : ImportNote(std::string(text)) {}

    /// Add a number of people, rows or ties, and what follows it ("person has", "people have").
    ///
    /// @param all  of how many, if the note or another says it: then those who are left are not told either
    ImportNote& count(std::size_t n, std::string one, std::string many, std::size_t all = 0);
    ImportNote& count(std::size_t n, std::size_t all = 0) { return count(n, {}, {}, all); }
    ImportNote& text(std::string more);

    std::string exact() const { return shown({.min_cell = 1}); }
    /// "fewer than 5 people have" for small numbers; others are rounded by the rules.
    std::string shown(DisclosureRules const& rules) const;

  private:
    struct Piece {
        std::string text{};
        std::size_t n{0}, all{0};
        std::string one{}, many{};
        bool counts{false};
    };
    std::vector<Piece> pieces_;
};

/// What was guessed, in words for people ("rank: partner above associate").
struct ImportReport {
    std::vector<std::string> guesses;
    std::vector<ImportNote> notes; ///< what was dropped or assumed (isolated people, groups drawn by share)
    ImportSpec
        settled; ///< the spec with every guess written out: it guesses nothing and gives the same world
    /// Shares of groups among those whose group is known: of the lowest rank (of everyone if that has fewer
    /// than 20 people), and of everyone. By group.
    std::vector<double> lowest_rank_shares, everyone_shares;
    std::vector<std::string> examples; ///< for the terminal only, because they show ids

    /// The notes with every number, for the owner of the tables.
    std::vector<std::string> exact_notes() const;
};

/// A first spec for files of which nothing is known, as far as it can be made.
struct ImportDraft {
    ImportReport
        report;        ///< `settled` is the spec; a column that could not be found is `special_column::blank`
    Problems problems; ///< why it cannot be run yet; empty if it can
    std::vector<std::string> blanks; ///< what is left to fill in, as keys of a scenario ("columns.id")
};

/// Find out which file holds people and which ties, and everything that `build_world` guesses.
///
/// @param start  what is given in it is kept; its files come before `files`
/// @throws UserError  if a file cannot be read
ImportDraft draft_import(std::vector<std::string> const& files, ImportSpec const& start);

} // namespace groundswell
