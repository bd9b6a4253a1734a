#include <algorithm>
#include <filesystem>
#include <groundswell/read_scenario.hpp>

#include "scenario/check.hpp"
#include "scenario/read_context.hpp"
#include "world/world_file.hpp"

namespace groundswell {

void take_import(Scenario& scenario, ImportReport const& report)
{
    scenario.import = report.settled;
    scenario.guesses.assign(report.guesses.begin(), report.guesses.end());
    scenario.guesses.insert(scenario.guesses.end(), report.notes.begin(), report.notes.end());
    scenario.hiring = report.lowest_rank_shares;
}

Scenario scenario_for_profile(std::string const& name)
{
    Scenario scenario;
    scenario.profile = read_profile(name);
    scenario.title = scenario.profile->spec.title.empty() ? name : scenario.profile->spec.title;
    scenario.groups = scenario.profile->spec.groups;
    scenario.ranks = scenario.profile->spec.ranks;
    scenario.rank_names = scenario.profile->rank_names;
    fill_defaults(scenario);
    return scenario;
}

Scenario scenario_for_world(std::string const& file)
{
    auto const header = read_world_header(file);
    Scenario scenario;
    scenario.world_file = {.file = file,
                           .digest = header.digest,
                           .seats = header.seats,
                           .bytes = header.bytes,
                           .counted = header.counted};
    scenario.title = header.title;
    scenario.groups = header.groups;
    scenario.ranks = header.ranks;
    fill_defaults(scenario);
    return scenario;
}

Scenario scenario_for_tables(std::string const& people, std::string const& ties)
{
    Scenario scenario;
    scenario.title = std::filesystem::path(people).stem().string();
    ImportSpec start;
    if (!ties.empty()) {
        start.people_file = people;
        start.ties_files = {ties};
    }
    auto const draft = draft_import(ties.empty() ? std::vector{people} : std::vector<std::string>{}, start);
    throw_if_any(draft.problems);
    take_import(scenario, draft.report);
    scenario.groups = scenario.import->groups;
    scenario.rank_names = scenario.import->rank_order;
    scenario.ranks = std::max(1, static_cast<int>(scenario.rank_names.size()));
    fill_defaults(scenario);
    return scenario;
}

} // namespace groundswell
