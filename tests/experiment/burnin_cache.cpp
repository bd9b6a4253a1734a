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
#include "observe/result_bytes.hpp"
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

/// Whether a state is found for the world of a scenario.
bool is_kept(BurnInCache const& cache, Scenario const& scenario, std::uint32_t replicate)
{
    return cache.find(scenario, replicate, *build_world(scenario, {scenario.seed, replicate})).has_value();
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

// With tolerance off, what passes as normal is the mean attitude. It was made during a week, so that a world
// from the cache, and one without burn-in, had none before their first.
TEST(BurnInCache, ChangesNoResultWithAPartOff)
{
    for (auto const component : component_switches)
        for (char const* const burnin : {"run.burnin=0", "run.burnin=8"}) {
            Scenario scenario = small();
            apply_overrides(scenario, {burnin, "run.weeks=12"});
            scenario.off.*component = true;
            testing::TemporaryFolder const folder;
            auto const run = [&](fs::path const& cache) {
                RunOptions options;
                options.cache = cache;
                auto result = run_replicate(scenario, 1, options);
                result.seconds = 0;
                return bytes_of(result);
            };
            auto const plain = run({});
            EXPECT_EQ(run(folder.path() / "cache"), plain) << burnin << ", cold";
            EXPECT_EQ(run(folder.path() / "cache"), plain) << burnin << ", warm";
        }
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
    planted.people.set_propensity(0, {1, 42}); // a sound one
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
    EXPECT_FALSE(is_kept(cache, other, 0));
    EXPECT_FALSE(is_kept(cache, small(), 1));
    other = small();
    other.parameters.acts.power = .5;
    EXPECT_FALSE(is_kept(cache, other, 0));
    // What happens from week 0 on does not matter for burn-in.
    other = small();
    other.interventions.push_back({.kind = intervention::Dialogue{.dose = .1}, .start = 0});
    other.parameters.run.weeks = 300;
    EXPECT_TRUE(is_kept(cache, other, 0));
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
    // Beside the state a file holds its name.
    auto const size = write_checkpoint(state).size() + 60;
    BurnInCache const cache(folder.path(), 3 * size);
    folder.write("mine.state", std::string(5 * size, 'x')); // a user's own file, by chance of such a name
    for (std::uint32_t replicate : {4U, 1U, 3U}) {
        cache.keep(small(), replicate, state);
        EXPECT_TRUE(is_kept(cache, small(), replicate)) << replicate;
    }
    // As if they had been kept hours ago, 1 first.
    for (auto const& name : files_in(folder.path())) {
        int const hours = name.ends_with("-1.state") ? 9 : 3;
        fs::last_write_time(folder / name, fs::file_time_type::clock::now() - std::chrono::hours(hours));
    }
    ASSERT_EQ(files_in(folder.path()).size(), 4U);
    cache.keep(small(), 2, state);
    EXPECT_FALSE(is_kept(cache, small(), 1));
    for (std::uint32_t replicate : {2U, 3U, 4U})
        EXPECT_TRUE(is_kept(cache, small(), replicate)) << replicate;
    EXPECT_TRUE(fs::exists(folder / "mine.state"));
}

TEST(BurnInCache, DoesNotGiveUpAllOthersForOneThatIsTooLarge)
{
    testing::TemporaryFolder const folder;
    auto const state = burn_in(small(), 0).state();
    BurnInCache const cache(folder.path(), write_checkpoint(state).size() + 60);
    cache.keep(small(), 0, state);
    Scenario larger = small();
    apply_overrides(larger, {"institution.seats=240"});
    cache.keep(larger, 0, burn_in(larger, 0).state());
    EXPECT_TRUE(is_kept(cache, small(), 0));
    EXPECT_FALSE(is_kept(cache, larger, 0));
}

/// Two files of a cache under each other's names.
TEST(BurnInCache, TakesNoStateUnderAnothersName)
{
    testing::TemporaryFolder const folder;
    Scenario other = small();
    other.parameters.acts.power = .5;
    auto const honest = burn_in(small(), 0, {.cache = folder.path()});
    auto const first = only_file(folder.path());
    auto const changed = burn_in(other, 0, {.cache = folder.path()});
    for (auto const& name : files_in(folder.path()))
        if (folder / name != first) {
            fs::rename(first, folder / "x");
            fs::rename(folder / name, first);
            fs::rename(folder / "x", folder / name);
            break;
        }
    BurnInCache const cache(folder.path());
    EXPECT_FALSE(is_kept(cache, small(), 0));
    EXPECT_FALSE(is_kept(cache, other, 0));
    EXPECT_EQ(result_hash({}, burn_in(small(), 0, {.cache = folder.path()}).state()),
              result_hash({}, honest.state()));
    EXPECT_TRUE(is_kept(cache, small(), 0)) << "it is made anew";
}

TEST(BurnInCache, TakesNoStateThatCannotBe)
{
    testing::TemporaryFolder const folder;
    BurnInCache const cache(folder.path());
    SimulationState state = burn_in(small(), 0).state();
    state.people.last_target[3] = 4711; // there are 120 seats
    cache.keep(small(), 0, state);
    EXPECT_FALSE(is_kept(cache, small(), 0));
}

TEST(BurnInCache, LeavesAloneWhatIsNoPlainFile)
{
    testing::TemporaryFolder const folder;
    auto const cache = folder.path() / "cache";
    burn_in(small(), 0, {.cache = cache});
    auto const file = only_file(cache);
    auto const private_file = folder.write("mine", "mine");
    fs::remove(file);
    ASSERT_EQ(::mkfifo(file.c_str(), 0600), 0);
    burn_in(small(), 0, {.cache = cache}); // would hang
    EXPECT_TRUE(fs::is_fifo(file));
    fs::remove(file);
    fs::create_symlink(private_file, file);
    burn_in(small(), 0, {.cache = cache});
    EXPECT_TRUE(fs::is_symlink(file));
    EXPECT_EQ(fs::file_size(private_file), 4U);
}

TEST(BurnInCache, NeverChangesTheModeOfAFolderThatWasThere)
{
    testing::TemporaryFolder const folder;
    auto const mode = fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec;
    fs::permissions(folder.path(), mode);
    BurnInCache const there(folder.path());
    EXPECT_EQ(fs::status(folder.path()).permissions(), mode);
    BurnInCache const made(folder.path() / "new");
    EXPECT_EQ(fs::status(folder.path() / "new").permissions(), fs::perms::owner_all);
}

} // namespace
} // namespace groundswell
