#include "store/identity.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>
#include <groundswell/result.hpp>
#include <groundswell/write_scenario.hpp>
#include <map>

#include "scenario/hash.hpp"
#include "store/database.hpp"
#include "world/import.hpp"

namespace groundswell {

namespace {

std::string without_folder(std::string const& path)
{
    return std::filesystem::path(path).filename().string();
}

template <class Names>
void write_names(Database const& study, char const* table, Names const& names)
{
    auto insert = study.prepare(fmt::format("INSERT INTO {} VALUES(?, ?)", table));
    std::int64_t id = 0;
    for (auto const& name : names)
        insert.bind(id++).bind(std::string_view(name)).run();
}

std::vector<std::string> read_names(Database const& study, char const* table)
{
    std::vector<std::string> names;
    auto rows = study.prepare(fmt::format("SELECT name FROM {} ORDER BY id", table));
    while (rows.step())
        names.push_back(rows.text(0));
    return names;
}

std::map<std::string, std::string> read_provenance(Database const& study)
{
    std::map<std::string, std::string> out;
    auto rows = study.prepare("SELECT name, value FROM provenance");
    while (rows.step())
        out[rows.text(0)] = rows.text(1);
    return out;
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

void write_identity(Database const& study, StudyIdentity const& identity)
{
    auto insert = study.prepare("INSERT INTO provenance VALUES(?, ?)");
    std::pair<char const*, std::string> const rows[]{
        {"version", identity.version},
        {"title", identity.title},
        {"scenario_hash", identity.scenario_hash},
        {"scenario", identity.scenario},
        {"command", identity.command},
        {"seed", std::to_string(identity.seed)},
        {"weeks", std::to_string(identity.weeks)},
        {"window", std::to_string(identity.window)},
        {"observe_every", std::to_string(identity.observe_every)},
        {"min_cell", std::to_string(identity.disclosure.min_cell)},
        {"round", std::to_string(identity.disclosure.round_to)}};
    for (auto const& [name, value] : rows)
        insert.bind(std::string_view(name)).bind(value).run();
    write_names(study, "group_names", identity.groups);
    write_names(study, "rank_names", identity.rank_names);
    write_names(study, "counter_names", counter_names);
    write_names(study, "state_names", state_names);
    auto parameter = study.prepare("INSERT INTO parameters VALUES(?, ?)");
    for (auto const& [name, value] : identity.parameters)
        parameter.bind(name).bind(value).run();
}

StudyIdentity read_identity(Database const& study)
{
    auto said = read_provenance(study);
    StudyIdentity out;
    out.version = said["version"];
    out.title = said["title"];
    out.scenario_hash = said["scenario_hash"];
    out.scenario = said["scenario"];
    out.command = said["command"];
    out.seed = static_cast<std::uint32_t>(std::strtoul(said["seed"].c_str(), nullptr, 10));
    out.weeks = std::atoi(said["weeks"].c_str());
    out.window = std::atoi(said["window"].c_str());
    out.observe_every = std::atoi(said["observe_every"].c_str());
    out.disclosure = {.min_cell = std::atoi(said["min_cell"].c_str()),
                      .round_to = std::atoi(said["round"].c_str())};
    out.groups = read_names(study, "group_names");
    out.rank_names = read_names(study, "rank_names");
    auto rows = study.prepare("SELECT name, value FROM parameters ORDER BY name");
    while (rows.step())
        out.parameters.emplace_back(rows.text(0), rows.real(1));
    return out;
}

void require_same_study(Database const& study, StudyIdentity const& run)
{
    auto const kept = read_identity(study);
    Problems problems;
    auto const compare = [&](char const* what, std::string const& in_file, std::string const& asked) {
        if (in_file != asked)
            problems.push_back({.code = ProblemCode::study_other_run,
                                .place = {.file = study.path().string(), .key = what},
                                .what = fmt::format("holds a study whose {} is {}, and this run has {}", what,
                                                    in_file, asked),
                                .suggestion = "choose another file to keep both"});
    };
    compare("version", kept.version, run.version);
    compare("scenario", kept.scenario_hash, run.scenario_hash);
    compare("seed", std::to_string(kept.seed), std::to_string(run.seed));
    if (kept.observe_every != run.observe_every)
        problems.push_back({.code = ProblemCode::study_other_run,
                            .place = {.file = study.path().string(), .key = "observe_every"},
                            .what = kept.observe_every == 0 ? "holds an experiment, and this is a run"
                                    : run.observe_every == 0
                                        ? "holds a run, and this is an experiment"
                                        : fmt::format("was observed every {} weeks, and this run is every {}",
                                                      kept.observe_every, run.observe_every),
                            .suggestion = "choose another file to keep both"});
    compare("fewest people of a figure", std::to_string(kept.disclosure.min_cell),
            std::to_string(run.disclosure.min_cell));
    compare("rounding to multiples of", std::to_string(kept.disclosure.round_to),
            std::to_string(run.disclosure.round_to));
    throw_if_any(problems);
}

} // namespace groundswell
