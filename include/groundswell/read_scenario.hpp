#pragma once
#include <groundswell/scenario.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

/// The built-in institution: every parameter at its default.
Scenario default_scenario();

/// Read and check a scenario.
///
/// @param name  a file, or the name of a shipped scenario (`shipped_scenarios`) if there is no such file
/// @throws UserError with every problem of the file at once, each as `file:line: what (allowed). Suggestion`;
///         a file that is not TOML gives one, as `file:line:column: ...`
Scenario read_scenario(std::string const& name);

/// Read and check a scenario from text. Relative paths in it start at the folder of `path`, and messages
/// name `path`.
Scenario read_scenario_text(std::string_view text, std::string const& path);

/// The base with the interventions of a file that holds nothing else (but a title and a sentence), so that a
/// plan can be tried in any institution; nothing if the file is a scenario of its own.
///
/// @throws UserError with every problem of the file, or if it is not TOML
std::optional<Scenario> read_plan(std::string const& file, Scenario const& base);

/// Read the text of a scenario that a study keeps. The tables that it names are not read. If it names
/// tables, `import` is set and empty.
///
/// @throws UserError with every problem, under the name given
Scenario read_kept_scenario(std::string_view text, std::string const& name);

/// Make a scenario for a user's own tables; everything about their columns is guessed.
///
/// @param people  a table of people, a network, or a table of ties if there is no other
/// @param ties    may be empty: the ties of the network, or else they are generated
/// @throws UserError as the import does
Scenario scenario_for_tables(std::string const& people, std::string const& ties);

/// Make a scenario with the default rules in a country of a profile (a file or a shipped name), with
/// institution.seats seats.
///
/// @throws UserError as `read_profile` does
Scenario scenario_for_profile(std::string const& name);

/// Make a scenario with the default rules in the world of a file.
///
/// @throws UserError as `read_world_header` does
Scenario scenario_for_world(std::string const& file);

/// Apply texts `name=value` in turn: any parameter, `run.seed`, `run.replicates` and `components.off`; the
/// value is written as in a scenario (`.5`, `[.5, .3, .2]`, `["silence"]`).
///
/// Shares that must sum to 1 with those that are set keep their proportions (`complete_shares`); a note says
/// so.
///
/// @throws UserError with every problem at once, each as `set name: what (allowed). Suggestion`; the scenario
/// is then unchanged
void apply_overrides(Scenario& scenario, std::vector<std::string> const& overrides);
void apply_override(Scenario& scenario, std::string const& override);

/// What the overrides of a user set twice, or set without effect in the scenario's world.
Problems check_overrides(Scenario const& scenario, std::vector<std::string> const& overrides);

/// Why a parameter changes nothing in the scenario's world, or "".
std::string without_effect(Scenario const& scenario, std::string_view parameter);

/// A scenario of the folder scenarios/, compiled into the library.
struct ShippedScenario {
    std::string_view name; ///< file name without .toml
    std::string_view text;
};

/// Profiles of the folder scenarios/profiles/, compiled in too.
std::span<ShippedScenario const> shipped_profiles();

/// All of them, by name. The file that defines this is written by shipped.cmake when the build is configured.
std::span<ShippedScenario const> shipped_scenarios();

std::optional<std::string_view> shipped_scenario(std::string_view name);

} // namespace groundswell
