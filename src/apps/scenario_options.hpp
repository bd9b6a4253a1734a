#pragma once
#include <groundswell/scenario.hpp>
#include <string>
#include <vector>

namespace groundswell {

class Options;

/// The options by which every command that gives figures of groups says what is withheld and rounded.
struct DisclosureOptions {
    std::string min_cell, round;
};

/// Add --min-cell and --round to a command.
void declare(DisclosureOptions& options, Options& command);

/// What was given of disclosure; what was not is as it is otherwise.
///
/// @throws UserError under an option's name
AskedDisclosure asked_of(DisclosureOptions const& options, AskedDisclosure otherwise);

/// The options by which every command that simulates says what to simulate, as given.
struct ScenarioOptions {
    std::string scenario;       ///< a file or a shipped name; "": the default institution
    std::string people, ties;   ///< a user's own tables
    std::string profile, world; ///< of a country; a world file
    std::string seed, replicates, weeks, seats;
    std::vector<std::string> set; ///< name=value
    DisclosureOptions disclosure;
    std::string kept{}; ///< text of a scenario that stands for `scenario` if there is no such file
};

/// Add SCENARIO, --people, --ties, --profile, --seats, --world, --seed, --replicates, --weeks, --set,
/// --min-cell and --round to a command.
void declare(ScenarioOptions& options, Options& command);

/// From now on, make files that only their owner may read or write, where they are about people of tables:
/// studies, exports, reports, members, world files. Files that are there keep what they have.
void keep_private(Scenario const& scenario);
/// The same for what is made from a study.
void keep_private_as(std::string const& study);

/// Read and check what was asked for. Files about people of tables are private from here on.
///
/// @throws UserError with every problem of the options, under the names by which they were given
Scenario resolve(ScenarioOptions const& options);

/// The scenario of a file, a shipped name, or "" for the default institution.
Scenario named_scenario(std::string const& name);

/// How to run it again: the options without folders, for provenance.
std::string spelled(ScenarioOptions const& options);

/// A whole number of at least `low` from an option.
///
/// @throws UserError under the option's name
int whole_number(std::string const& argument, std::string const& text, int low, int high);

/// Add --threads to a command.
void add_threads(Options& options, std::string& value);
/// Add --out to a command whose runs go into a study.
void add_study(Options& options, std::string& value);

/// The threads that `--threads` asks for; all that there are if it is empty.
int threads_of(std::string const& text);

} // namespace groundswell
