#pragma once
#include <string>
#include <utility>
#include <vector>

#include "scenario/scenario.hpp"
#include "store/database.hpp"

namespace groundswell {

/// What a study is a study of. Two runs belong to the same study if and only if version, scenario hash, seed,
/// window and weeks between observations agree.
struct StudyIdentity {
    std::string version;       ///< of the program
    std::string title;         ///< of the scenario
    std::string scenario_hash; ///< hexadecimal
    std::string scenario;      ///< its text: what would have to be given to run it again; no folders, no ids
    std::string command;       ///< as first run, without folders
    std::uint32_t seed{1};
    Week weeks{0}, window{0};
    int observe_every{0};
    std::vector<std::string> groups, rank_names;
    std::vector<std::pair<std::string, double>> parameters;
};

/// Of a scenario as it would be run by this version. Folders of tables are left out of its text.
StudyIdentity identity_of(Scenario const& scenario, int observe_every, std::string command);

/// Ranks by name, lowest first; "rank 0" where the scenario has no names.
std::vector<std::string> rank_labels(Scenario const& scenario);

void write_identity(Database const& study, StudyIdentity const& identity);
StudyIdentity read_identity(Database const& study);

/// @throws UserError with every difference, if a run does not belong to the study in the file
void require_same_study(Database const& study, StudyIdentity const& run);

} // namespace groundswell
