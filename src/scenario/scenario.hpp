#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/problems.hpp"
#include "interventions/intervention.hpp"
#include "mechanisms/parameters.hpp"
#include "world/import.hpp"

namespace groundswell {

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
    std::optional<ImportSpec> import; ///< none: the built-in generator, from parameters.institution and .ties
    /// What was guessed, dropped or assumed about the user's tables, in words; `import` has every guess
    /// written out.
    std::vector<std::string> guesses;
    std::uint32_t seed{1};
    std::uint32_t replicates{20};
    /// Parameters that lie outside their plausible range, and groups that took the reference group's value:
    /// in words.
    std::vector<std::string> notes;
};

} // namespace groundswell
