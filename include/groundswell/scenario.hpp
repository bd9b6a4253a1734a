#pragma once
#include <cstddef>
#include <cstdint>
#include <groundswell/disclosure.hpp>
#include <groundswell/interventions.hpp>
#include <groundswell/parameters.hpp>
#include <groundswell/problems.hpp>
#include <groundswell/profile.hpp>
#include <groundswell/tables.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace groundswell {

/// The part of a world file that a description needs.
struct WorldSource {
    std::string file;
    std::uint64_t digest{0}; ///< of its content
    std::size_t seats{0};
    std::uint64_t bytes{0};
    bool counted{true}; ///< its people come from tables or a profile, not from the built-in generator
};

/// A checked description of what to simulate. It runs nothing and holds no results.
struct Scenario {
    std::string title{"Default institution"};
    std::string sentence; ///< what this institution is, in one sentence
    std::string path;     ///< where it was read from; "" for the built-in default
    std::vector<std::string> groups{"woman", "man"};
    int ranks{5};
    std::vector<std::string> rank_names; ///< lowest first; may be empty
    Parameters parameters{};
    std::set<std::string> given; ///< full names of the parameters that were set, by the file or an override
    Components off{};
    std::vector<InterventionSpec> interventions;
    /// The source of the seats: a user's tables, the profile of a country (with
    /// parameters.institution.seats seats), or a world file. At most one is set. If none is, the built-in
    /// generator uses parameters.institution and .ties.
    std::optional<ImportSpec> import;
    std::optional<Profile> profile;
    std::optional<WorldSource> world_file;
    /// Sentences on what was guessed, dropped or assumed about the user's tables. `import` has every guess
    /// written out.
    std::vector<ImportNote> guesses;
    /// Shares of groups that an imported table hires by, where `career.hiring` is not given; empty: the
    /// default.
    std::vector<double> hiring;
    std::string
        cost_unit; ///< of interventions that name none of their own: hours, or a currency; "": not said
    std::uint32_t seed{1};
    std::uint32_t replicates{20};
    AskedDisclosure asked_disclosure{}; ///< no part of what is simulated, so of no hash
    /// Sentences on parameters outside their plausible range, and on groups that took the value of the
    /// reference group.
    std::vector<std::string> notes;

    /// Whether the built-in generator makes the seats.
    bool generated() const { return !import && !profile && !world_file; }
    /// Whether the people were counted somewhere: in tables, for a profile, or for a world file made of
    /// these.
    bool counted() const { return import || profile || (world_file && world_file->counted); }
    /// What may be shown about few people: five is the fewest if they were counted, else nothing is withheld
    /// unless it was asked for.
    DisclosureRules disclosure() const { return asked_disclosure.rules(counted()); }
    /// What was guessed and dropped, as others may read it.
    std::vector<std::string> shown_guesses() const
    {
        std::vector<std::string> out;
        for (auto const& guess : guesses)
            out.push_back(guess.shown(disclosure()));
        return out;
    }
};

} // namespace groundswell
