#include "scenario/check.hpp"
#include "scenario/read.hpp"
#include "world/world_file.hpp"

namespace groundswell {

Scenario scenario_for_profile(std::string const& name)
{
    Scenario scenario;
    scenario.profile = read_profile(name);
    scenario.title = scenario.profile->spec.title.empty() ? name : scenario.profile->spec.title;
    scenario.groups = scenario.profile->spec.groups;
    scenario.ranks = scenario.profile->spec.ranks;
    scenario.rank_names = scenario.profile->rank_names;
    settle(scenario);
    return scenario;
}

Scenario scenario_for_world(std::string const& file)
{
    auto const header = read_world_header(file);
    Scenario scenario;
    scenario.world_file = {file, header.digest, header.seats, header.bytes};
    scenario.title = header.title;
    scenario.groups = header.groups;
    scenario.ranks = header.ranks;
    settle(scenario);
    return scenario;
}

} // namespace groundswell
