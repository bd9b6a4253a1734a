#include <algorithm>
#include <chrono>
#include <fstream>
#include <groundswell/read_scenario.hpp>
#include <groundswell/run.hpp>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "engine/checkpoint.hpp"
#include "engine/observation.hpp"
#include "engine/state.hpp"
#include "experiment/burnin_cache.hpp"
#include "support/temporary_folder.hpp"

namespace groundswell {
namespace {

namespace fs = std::filesystem;

Scenario small()
{
    Scenario scenario = default_scenario();
    apply_overrides(scenario, {"institution.seats=120", "institution.units=2", "run.burnin=60",
                               "run.weeks=110", "propensity.harm.median=.1"});
    return scenario;
}

fs::path only_file(fs::path const& folder)
{
    return fs::directory_iterator(folder)->path();
}

TEST(Checkpoint, GivesTheSameStateAgain)
{
    auto const state = burn_in(small(), 0).state();
    auto const bytes = write_checkpoint(state);
    auto const again = read_checkpoint(bytes, "x");
    EXPECT_EQ(result_hash({}, again), result_hash({}, state));
    EXPECT_EQ(write_checkpoint(again), bytes);
}

TEST(Checkpoint, RefusesWhatIsDamagedByName)
{
    auto const bytes = write_checkpoint(burn_in(small(), 0).state());
    auto const message = [](std::vector<std::uint8_t> const& b) {
        try {
            read_checkpoint(b, "world.state");
        } catch (UserError const& error) {
            return std::string(error.what());
        }
        return std::string("accepted");
    };
    auto flipped = bytes;
    flipped[bytes.size() / 2] ^= 1;
    EXPECT_EQ(message(flipped),
              "world.state: is damaged: its checksum is wrong. Delete it; it is made again when needed");
    EXPECT_NE(message({bytes.begin(), bytes.end() - 9}).find("checksum is wrong"), std::string::npos);
    EXPECT_NE(message({bytes.begin(), bytes.begin() + 7}).find("too short"), std::string::npos);
    auto newer = bytes;
    newer[8] = 9;
    EXPECT_NE(message(newer).find("format 9"), std::string::npos);
    auto other = bytes;
    other[0] = 0;
    EXPECT_NE(message(other).find("not a checkpoint"), std::string::npos);
}

TEST(BurnInCache, ChangesNoResult)
{
    testing::TemporaryFolder const folder;
    RunOptions options;
    auto const plain = run_replicate(small(), 1, options);
    options.cache = folder.path() / "cache";
    auto const first = run_replicate(small(), 1, options), second = run_replicate(small(), 1, options);
    EXPECT_EQ(plain.result_hash, first.result_hash);
    EXPECT_EQ(plain.result_hash, second.result_hash);
    EXPECT_EQ(plain.metrics_hash, second.metrics_hash);
    EXPECT_EQ(plain.messages, second.messages);
}

TEST(BurnInCache, IsReallyUsedAndSurvivesDamage)
{
    testing::TemporaryFolder const folder;
    auto const cache = folder.path() / "cache";
    auto const honest = burn_in(small(), 0, {.cache = cache});
    auto const file = only_file(cache);
    struct stat status {};
    ASSERT_EQ(::stat(file.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600);

    // A planted state is taken as it is: so the cache is read.
    SimulationState planted = honest.state();
    planted.people.set_propensity(0, {1, 42});
    BurnInCache(cache).keep(small(), 0, planted);
    EXPECT_EQ(burn_in(small(), 0, {.cache = cache}).state().people.propensity_of(0).harm, 42);

    std::ofstream(file, std::ios::binary | std::ios::trunc) << "damaged";
    EXPECT_EQ(result_hash({}, burn_in(small(), 0, {.cache = cache}).state()),
              result_hash({}, honest.state()));
}

TEST(BurnInCache, TellsScenariosSeedsAndReplicatesApart)
{
    testing::TemporaryFolder const folder;
    BurnInCache const cache(folder.path() / "cache");
    burn_in(small(), 0, {.cache = folder.path() / "cache"});
    Scenario other = small();
    other.seed = 2;
    EXPECT_FALSE(cache.find(other, 0));
    EXPECT_FALSE(cache.find(small(), 1));
    other = small();
    other.parameters.acts.power = .5;
    EXPECT_FALSE(cache.find(other, 0));
    // What happens from week 0 on does not matter for burn-in.
    other = small();
    other.interventions.push_back({.kind = intervention::Dialogue{.dose = .1}, .start = 0});
    other.parameters.run.weeks = 300;
    EXPECT_TRUE(cache.find(other, 0));
}

/// Names of the files in a folder, in order.
std::vector<std::string> files_in(fs::path const& folder)
{
    std::vector<std::string> names;
    for (auto const& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

TEST(BurnInCache, StaysWithinItsLimitAndRemovesTheOldest)
{
    testing::TemporaryFolder const folder;
    auto const state = burn_in(small(), 0).state();
    auto const size = write_checkpoint(state).size();
    BurnInCache const cache(folder.path(), 3 * size);
    folder.write("mine.state", std::string(5 * size, 'x')); // a user's own file, by chance of such a name
    for (std::uint32_t replicate : {4U, 1U, 3U}) {
        cache.keep(small(), replicate, state);
        EXPECT_TRUE(cache.find(small(), replicate)) << replicate;
    }
    // As if they had been kept hours ago, 1 first.
    for (auto const& name : files_in(folder.path())) {
        int const hours = name.ends_with("-1.state") ? 9 : 3;
        fs::last_write_time(folder / name, fs::file_time_type::clock::now() - std::chrono::hours(hours));
    }
    ASSERT_EQ(files_in(folder.path()).size(), 4U);
    cache.keep(small(), 2, state);
    EXPECT_FALSE(cache.find(small(), 1));
    for (std::uint32_t replicate : {2U, 3U, 4U})
        EXPECT_TRUE(cache.find(small(), replicate)) << replicate;
    EXPECT_TRUE(fs::exists(folder / "mine.state"));
}

TEST(BurnInCache, DoesNotGiveUpAllOthersForOneThatIsTooLarge)
{
    testing::TemporaryFolder const folder;
    auto const state = burn_in(small(), 0).state();
    BurnInCache const cache(folder.path(), write_checkpoint(state).size());
    cache.keep(small(), 0, state);
    Scenario larger = small();
    apply_overrides(larger, {"institution.seats=240"});
    cache.keep(larger, 0, burn_in(larger, 0).state());
    EXPECT_TRUE(cache.find(small(), 0));
    EXPECT_FALSE(cache.find(larger, 0));
}

} // namespace
} // namespace groundswell
