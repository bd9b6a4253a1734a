#pragma once
#include <string>
#include <utility>
#include <vector>

#include "scenario/scenario.hpp"
#include "store/database.hpp"

namespace groundswell {

/// The identity of a study. Two runs belong to the same study if and only if version, scenario hash, seed,
/// window, weeks between observations and rules of disclosure agree.
struct StudyIdentity {
    std::string version;       ///< of the program
    std::string title;         ///< of the scenario
    std::string scenario_hash; ///< hexadecimal
    std::string scenario;      ///< the text of the scenario, enough to run it again; no folders, no ids
    std::string command;       ///< the command of the first run, without folders
    std::uint32_t seed{1};
    Week weeks{0}, window{0};
    int observe_every{0};
    DisclosureRules disclosure{};
    std::vector<std::string> groups, rank_names;
    std::vector<std::pair<std::string, double>> parameters;
};

/// Identity of a scenario run by this version. Its text leaves out the folders of tables.
StudyIdentity identity_of(Scenario const& scenario, int observe_every, std::string command);

/// Names of ranks, lowest first; "rank 0" if the scenario has no names.
std::vector<std::string> rank_labels(Scenario const& scenario);

void write_identity(Database const& study, StudyIdentity const& identity);
StudyIdentity read_identity(Database const& study);

/// @throws UserError with every difference, if a run does not belong to the study in the file
void require_same_study(Database const& study, StudyIdentity const& run);

} // namespace groundswell
