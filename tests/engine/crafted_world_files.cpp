#include <cstdio>
#include <filesystem>
#include <functional>
#include <groundswell/read_scenario.hpp>
#include <groundswell/simulation.hpp>
#include <gtest/gtest.h>
#include <hdf5.h>
#include <sys/resource.h>

#include "engine/state.hpp"
#include "support/temporary_folder.hpp"
#include "support/world_columns.hpp"
#include "support/world_of_rows.hpp"
#include "world/country.hpp"
#include "world/generate.hpp"
#include "world/world_file.hpp"

/// World files that somebody made, with a right digest: none may crash, hang or fill the memory. What is
/// accepted must run soundly.
namespace groundswell {
namespace {

namespace fs = std::filesystem;

long peak_kilobytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/// What reading and running may take: files of a few kilobytes. The address sanitizer keeps 256 MiB of what
/// was freed.
#ifdef __SANITIZE_ADDRESS__
constexpr long most_kilobytes = 400'000 + 256 * 1024;
#else
constexpr long most_kilobytes = 400'000;
#endif

/// Run some weeks with careers, discourse and interventions, and look at the state.
void run_soundly(std::string const& path)
{
    auto scenario = scenario_for_world(path);
    apply_overrides(scenario,
                    {"run.burnin=0", "run.weeks=12", "career.every=4", "propensity.harm.median=.1"});
    scenario.interventions.push_back({.kind = intervention::Escrow{}, .start = 2});
    Key const key{1, 0};
    Simulation simulation(build_world(scenario, key), scenario, key, 2);
    simulation.run_until(12);
    auto const& world = simulation.world();
    for (Group const group : simulation.state().people.group)
        ASSERT_TRUE(group == no_group || group < world.groups.size());
}

struct Outcome {
    int crafted{0}, refused{0}, run{0};
};

class CraftedWorldFile : public ::testing::Test {
  protected:
    /// Try one file: it is refused by name, or it runs.
    void attempt(std::string const& path, std::string const& what)
    {
        SCOPED_TRACE(what);
        ++outcome_.crafted;
        try {
            read_world_header(path);
            read_world_file(path);
        } catch (UserError const& error) {
            ++outcome_.refused;
            EXPECT_EQ(std::string(error.what()).find(path + ": "), 0U) << error.what();
            return;
        }
        ++outcome_.run;
        run_soundly(path);
    }

    void change_all(World const& world)
    {
        auto const sound = (folder_.path() / "sound.h5").string();
        auto const path = (folder_.path() / "crafted.h5").string();
        write_world_file(world, sound, "sound");
        auto const columns = testing::columns_of(sound);
        for (std::size_t c = 0; c < columns.size(); ++c)
            for (auto const& change : testing::column_changes) {
                auto changed = columns;
                if (!std::visit(change, changed[c].values)) continue;
                fs::remove(path);
                testing::write_columns(path, changed);
                attempt(path, columns[c].name + ": " + change.name);
            }
        fs::remove(sound);
    }

    testing::TemporaryFolder folder_;
    Outcome outcome_;
};

TEST_F(CraftedWorldFile, OfRowsAndGroupsIsRefusedOrRuns)
{
    long const before = peak_kilobytes();
    change_all(testing::world_of_rows());
    EXPECT_GE(outcome_.crafted, 150);
    EXPECT_GE(outcome_.refused, 120);
    EXPECT_GE(outcome_.run, 10) << "a changed title, other ranks: these are worlds too";
    EXPECT_LT(peak_kilobytes() - before, most_kilobytes);
    std::printf("crafted %d, refused %d, run %d\n", outcome_.crafted, outcome_.refused, outcome_.run);
}

TEST_F(CraftedWorldFile, OfRulesIsRefusedOrRuns)
{
    long const before = peak_kilobytes();
    change_all(generate_country(testing::country_of_workplaces(400), {4, 0}));
    EXPECT_GE(outcome_.crafted, 150);
    EXPECT_GE(outcome_.refused, 100);
    EXPECT_LT(peak_kilobytes() - before, most_kilobytes);
    std::printf("crafted %d, refused %d, run %d\n", outcome_.crafted, outcome_.refused, outcome_.run);
}

/// A file whose column `rank` is something else.
std::string message_with(std::string const& path, std::function<void(hid_t file)> const& make)
{
    auto const columns = testing::columns_of(path);
    auto const crafted = path + ".crafted";
    testing::write_columns(crafted, columns);
    auto const file = H5Fopen(crafted.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
    H5Ldelete(file, "rank", H5P_DEFAULT);
    make(file);
    H5Fclose(file);
    try {
        read_world_file(crafted);
    } catch (UserError const& error) {
        fs::remove(crafted);
        return error.what();
    }
    fs::remove(crafted);
    return "accepted";
}

TEST_F(CraftedWorldFile, AColumnThatIsNotStoredAsOursIsRefused)
{
    auto const path = (folder_.path() / "world.h5").string();
    write_world_file(testing::world_of_rows(), path, "a world");
    auto const refused = [&](std::function<void(hid_t)> const& make) {
        return message_with(path, make).find("in 'rank'") != std::string::npos;
    };
    auto const dataset = [](hid_t file, hsize_t rows, hid_t properties, hid_t type) {
        hid_t const space = H5Screate_simple(1, &rows, nullptr);
        H5Dclose(H5Dcreate2(file, "rank", type, space, H5P_DEFAULT, properties, H5P_DEFAULT));
        H5Sclose(space);
    };
    EXPECT_TRUE(refused([&](hid_t file) {
        // 8 GB of zeros that no file holds.
        hid_t const chunks = H5Pcreate(H5P_DATASET_CREATE);
        hsize_t const chunk = 1 << 18;
        H5Pset_chunk(chunks, 1, &chunk);
        H5Pset_fletcher32(chunks);
        dataset(file, hsize_t{8} << 30, chunks, H5T_NATIVE_UINT8);
        H5Pclose(chunks);
    }));
    EXPECT_TRUE(refused([&](hid_t file) {
        hid_t const packed = H5Pcreate(H5P_DATASET_CREATE);
        hsize_t const chunk = 120;
        H5Pset_chunk(packed, 1, &chunk);
        H5Pset_deflate(packed, 9);
        dataset(file, 120, packed, H5T_NATIVE_UINT8);
        H5Pclose(packed);
    }));
    EXPECT_TRUE(refused([&](hid_t file) { dataset(file, 120, H5P_DEFAULT, H5T_NATIVE_UINT8); }));
    EXPECT_TRUE(refused([&](hid_t file) { dataset(file, 120, H5P_DEFAULT, H5T_NATIVE_INT64); }));
    EXPECT_TRUE(
        refused([&](hid_t file) { H5Lcreate_soft("/first_group", file, "rank", H5P_DEFAULT, H5P_DEFAULT); }));
    EXPECT_TRUE(refused([&](hid_t file) {
        H5Lcreate_external("/etc/passwd", "/rank", file, "rank", H5P_DEFAULT, H5P_DEFAULT);
    }));
    EXPECT_TRUE(refused(
        [&](hid_t file) { H5Gclose(H5Gcreate2(file, "rank", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT)); }));
    EXPECT_TRUE(refused([](hid_t) {}));
}

} // namespace
} // namespace groundswell
