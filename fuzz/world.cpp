#include <array>
#include <groundswell/simulation.hpp>
#include <groundswell/world.hpp>
#include <memory>

#include "column_edits.hpp"
#include "fuzz.hpp"
#include "support/small_scenario.hpp"
#include "support/temporary_folder.hpp"
#include "world/world.hpp"
#include "world/world_file.hpp"

namespace {

using namespace groundswell;

/// A whole file, and the names of its columns.
struct Template {
    std::string bytes;
    std::vector<std::string> columns;
};

Template made(testing::TemporaryFolder const& folder, char const* name, Scenario const& scenario)
{
    auto const path = (folder / name).string();
    write_world_file(*build_world(scenario, Key{1, 0}), path, "made");
    return {fuzz::bytes_of(path), fuzz::columns_of(path)};
}

std::array<Template, 2> templates(testing::TemporaryFolder const& folder)
{
    auto const institution = testing::small_scenario({"institution.seats=40"});
    auto country = scenario_for_profile("country");
    apply_overrides(country, {"institution.seats=600"});
    return {made(folder, "institution.h5", institution), made(folder, "country.h5", country)};
}

} // namespace

/// A world file with changed columns: the first byte chooses the world, each nine more are a change. What is
/// read is then simulated for two weeks.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    static testing::TemporaryFolder const folder;
    static auto const worlds = templates(folder);
    static auto const rules = testing::small_scenario();
    if (size < 1) return 0;
    auto const& start = worlds[data[0] % worlds.size()];
    auto const path = folder.write("world.h5", start.bytes).string();
    fuzz::change_columns(path, start.columns, data + 1, size - 1);
    return fuzz::read_or_refuse([&] {
        read_world_header(path);
        auto const world = std::make_shared<World const>(read_world_file(path));
        if (world->groups != rules.groups || world->ranks != rules.ranks) return;
        Simulation simulation(world, rules, Key{1, 0});
        simulation.step();
        simulation.step();
    });
}
