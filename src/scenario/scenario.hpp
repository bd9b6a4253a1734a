#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/problems.hpp"
#include "interventions/intervention.hpp"
#include "mechanisms/parameters.hpp"
#include "scenario/profile.hpp"
#include "world/import.hpp"

namespace groundswell {

/// A world file (world/world_file.hpp), as far as a description needs to know it.
struct WorldSource {
    std::string file;
    std::uint64_t digest{0}; ///< of what is in it
    std::size_t seats{0};
    std::uint64_t bytes{0};
};

/// A checked description of what is to be simulated. It runs nothing and holds no results.
struct Scenario {
    std::string title{"Default institution"};
    std::string sentence; ///< what this institution is, for people
    std::string path;     ///< where it was read from; "" for the built-in default
    std::vector<std::string> groups{"woman", "man"};
    int ranks{5};
    std::vector<std::string> rank_names; ///< lowest first; may be empty
    Parameters parameters{};
    std::set<std::string> given; ///< full names of the parameters that were set, by the file or by --set
    Components off{};
    std::vector<InterventionSpec> interventions;
    /// Where the seats come from: a user's tables, a country's profile (of parameters.institution.seats
    /// seats), a world file. At most one; none: the built-in generator, from parameters.institution and
    /// .ties.
    std::optional<ImportSpec> import;
    std::optional<Profile> profile;
    std::optional<WorldSource> world_file;
    /// What was guessed, dropped or assumed about the user's tables, in words; `import` has every guess
    /// written out.
    std::vector<std::string> guesses;
    /// Shares of groups that an imported table hires by, where `career.hiring` is not given; empty: the
    /// default.
    std::vector<double> hiring;
    std::uint32_t seed{1};
    std::uint32_t replicates{20};
    /// Parameters that lie outside their plausible range, and groups that took the reference group's value:
    /// in words.
    std::vector<std::string> notes;

    /// Whether the built-in generator makes the seats.
    bool generated() const { return !import && !profile && !world_file; }
};

} // namespace groundswell
