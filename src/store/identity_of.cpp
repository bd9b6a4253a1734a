#include <filesystem>
#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>
#include <groundswell/study.hpp>
#include <groundswell/write_scenario.hpp>

#include "scenario/hash.hpp"
#include "world/import.hpp"

namespace groundswell {

namespace {

std::string without_folder(std::string const& path)
{
    return std::filesystem::path(path).filename().string();
}

} // namespace

std::vector<std::string> rank_labels(Scenario const& scenario)
{
    if (!scenario.rank_names.empty()) return scenario.rank_names;
    std::vector<std::string> out;
    for (int rank = 0; rank < scenario.ranks; ++rank)
        out.push_back(fmt::format("rank {}", rank));
    return out;
}

StudyIdentity identity_of(Scenario const& scenario, int observe_every, std::string command)
{
    Scenario plain = scenario;
    if (plain.import) plain.import = without_folders(std::move(*plain.import));
    if (plain.profile) plain.profile->file = without_folder(plain.profile->file);
    if (plain.world_file) plain.world_file->file = without_folder(plain.world_file->file);
    StudyIdentity out;
    out.version = GROUNDSWELL_VERSION;
    out.title = scenario.title;
    out.scenario_hash = fmt::format("{:016x}", scenario_hash(scenario));
    out.scenario = write_toml(plain);
    out.command = std::move(command);
    out.seed = scenario.seed;
    out.weeks = static_cast<Week>(scenario.parameters.run.weeks);
    out.window = static_cast<Week>(scenario.parameters.run.window);
    out.observe_every = observe_every;
    out.disclosure = scenario.disclosure();
    out.groups = scenario.groups;
    out.rank_names = rank_labels(scenario);
    for (auto const& at : parameters_for(scenario.groups, scenario.ranks))
        out.parameters.emplace_back(at.name, at.in(scenario.parameters));
    return out;
}

} // namespace groundswell
