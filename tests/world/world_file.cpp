#include <chrono>
#include <filesystem>
#include <fstream>
#include <groundswell/version.hpp>
#include <gtest/gtest.h>
#include <iterator>
#include <sys/stat.h>
#include <thread>

#include "base/whole_file.hpp"
#include "country_for_tests.hpp"
#include "support/temporary_folder.hpp"
#include "support/world_of_rows.hpp"
#include "world/country.hpp"
#include "world/generate.hpp"
#include "world/hdf5_file.hpp"
#include "world/world.hpp"
#include "world/world_file.hpp"

namespace groundswell {
namespace {

namespace fs = std::filesystem;

std::string message_of(std::string const& path)
{
    try {
        read_world_file(path);
    } catch (UserError const& error) {
        return error.problems().front().text();
    }
    return "";
}

void expect_same(World const& a, World const& b)
{
    EXPECT_EQ(a.seats, b.seats);
    EXPECT_EQ(a.ranks, b.ranks);
    EXPECT_EQ(a.groups, b.groups);
    EXPECT_EQ(a.rank, b.rank);
    EXPECT_EQ(a.first_group, b.first_group);
    EXPECT_EQ(a.institutions, b.institutions);
    EXPECT_EQ(a.imported, b.imported);
    EXPECT_EQ(a.groups_assigned, b.groups_assigned);
    ASSERT_EQ(a.unit_count(), b.unit_count());
    for (Seat seat = 0; seat < a.seats; ++seat) {
        ASSERT_EQ(a.unit_of(seat), b.unit_of(seat));
        ASSERT_EQ(a.institution(seat), b.institution(seat));
        ASSERT_EQ(a.unit_name(a.unit_of(seat)), b.unit_name(b.unit_of(seat)));
        for (auto const layer : {&World::team, &World::confidant, &World::audience}) {
            std::vector<std::pair<Seat, double>> one, other;
            (a.*layer).for_each_weighted(seat, [&](Seat s, double w) { one.emplace_back(s, w); });
            (b.*layer).for_each_weighted(seat, [&](Seat s, double w) { other.emplace_back(s, w); });
            ASSERT_EQ(one, other);
        }
    }
}

class WorldFile : public ::testing::Test {
  protected:
    std::string write(World const& world)
    {
        auto const path = (folder_.path() / "world.h5").string();
        write_world_file(world, path, "a title");
        return path;
    }
    testing::TemporaryFolder folder_;
};

TEST_F(WorldFile, GivesBackAWorldOfRowsAndGroups)
{
    auto world = testing::world_of_rows();
    auto const path = write(world);
    expect_same(world, read_world_file(path));
    auto const header = read_world_header(path);
    EXPECT_EQ(header.title, "a title");
    EXPECT_EQ(header.seats, 120U);
    EXPECT_EQ(header.groups, world.groups);
    EXPECT_EQ(header.ranks, 5);
    EXPECT_NE(header.digest, 0U);
    EXPECT_EQ(header.bytes, fs::file_size(path));
}

TEST_F(WorldFile, GivesBackACountry)
{
    World const world = generate_country(testing::land(3000), {4, 0});
    expect_same(world, read_world_file(write(world)));
}

/// The text of a file.
std::string bytes_of(fs::path const& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST_F(WorldFile, ItsLengthIsKnownBefore)
{
    for (auto const& world :
         {testing::world_of_rows(), generate_country(testing::country_of_workplaces(50'000), {4, 0})}) {
        auto const path = write(world);
        auto const length = static_cast<double>(fs::file_size(path));
        auto const expected = static_cast<double>(world_file_bytes(world, "a title"));
        EXPECT_GT(expected, .9 * length);
        EXPECT_LT(expected, 1.1 * length + 16'384);
        fs::remove(path);
    }
    EXPECT_THROW(require_space_for((folder_ / "x.h5").string(), 1e18, "free some"), UserError);
    EXPECT_NO_THROW(require_space_for((folder_ / "x.h5").string(), 1, "free some"));
    EXPECT_NO_THROW(require_space_for("nowhere/x.h5", 1e18, "free some")) << "another message says so";
}

TEST_F(WorldFile, HoldsNoClock)
{
    auto const one = folder_.path() / "one.h5", two = folder_.path() / "two.h5";
    write_world_file(testing::world_of_rows(), one.string(), "a title");
    std::this_thread::sleep_for(std::chrono::milliseconds(1100)); // HDF5 counts seconds
    write_world_file(testing::world_of_rows(), two.string(), "a title");
    EXPECT_EQ(bytes_of(one), bytes_of(two));
}

TEST_F(WorldFile, IsNoPipe)
{
    auto const pipe = folder_.path() / "pipe.h5";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_NE(message_of(pipe.string()).find("cannot be opened"), std::string::npos);
}

TEST_F(WorldFile, IsRefusedIfItIsNotTheOneThatWasReadFirst)
{
    auto const path = write(testing::world_of_rows());
    auto const digest = read_world_header(path).digest;
    EXPECT_NO_THROW(read_world_file(path, {}, digest));
    EXPECT_THROW(read_world_file(path, {}, digest + 1), UserError);
}

TEST_F(WorldFile, OfImportedPeopleIsPrivate)
{
    auto world = testing::world_of_rows();
    world.imported = true;
    auto const path = write(world);
    EXPECT_EQ(fs::status(path).permissions() & (fs::perms::group_all | fs::perms::others_all),
              fs::perms::none);
    EXPECT_TRUE(read_world_file(path).imported);
}

TEST_F(WorldFile, IsNotOverwritten)
{
    auto const path = write(testing::world_of_rows());
    EXPECT_THROW(write_world_file(testing::world_of_rows(), path, ""), UserError);
    EXPECT_THROW(
        write_world_file(testing::world_of_rows(), (folder_.path() / "no" / "where.h5").string(), ""),
        UserError);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()), 1);
}

TEST_F(WorldFile, OneOfAnotherKindIsRefused)
{
    auto const path = (folder_.path() / "people.csv").string();
    std::ofstream(path) << "id,gender,rank,unit\n1,woman,1,a\n2,man,1,a\n3,man,2,b\n";
    EXPECT_NE(message_of(path).find("is not a world file"), std::string::npos) << message_of(path);
    std::ofstream((folder_.path() / "empty.h5").string());
    EXPECT_NE(message_of((folder_.path() / "empty.h5").string()).find("is not a world file"),
              std::string::npos);
    EXPECT_NE(message_of((folder_.path() / "none.h5").string()).find("cannot be opened"), std::string::npos);
    auto const other = (folder_.path() / "other.h5").string();
    {
        hdf5::File(other, hdf5::File::Mode::create).write_number<std::uint64_t>("x", 1);
    }
    EXPECT_NE(message_of(other).find("not one of ours"), std::string::npos) << message_of(other);
}

TEST_F(WorldFile, AnotherVersionIsRefused)
{
    auto const refusal = [&](int version) {
        auto const path = (folder_.path() / (std::to_string(version) + ".h5")).string();
        {
            hdf5::File file(path, hdf5::File::Mode::create);
            file.write_attribute("groundswell", 0x646C726F77737667ULL);
            file.write_attribute("version", version);
        }
        return message_of(path);
    };
    EXPECT_NE(refusal(world_file_version + 1).find("newer than this program"), std::string::npos);
    EXPECT_NE(refusal(world_file_version - 1).find("Generate it again"), std::string::npos);
    EXPECT_EQ(refusal(world_file_version).find("version"), std::string::npos); // another fault comes first
}

TEST_F(WorldFile, CutShortAnywhereIsRefused)
{
    auto const path = write(generate_country(testing::land(2000), {4, 0}));
    auto const whole = fs::file_size(path);
    for (auto const size : {whole - 1, whole / 2, std::uintmax_t{100}, std::uintmax_t{20}}) {
        auto const cut = (folder_.path() / ("cut" + std::to_string(size) + ".h5")).string();
        fs::copy_file(path, cut);
        fs::resize_file(cut, size);
        EXPECT_NE(message_of(cut).find("is truncated"), std::string::npos) << size << ": " << message_of(cut);
    }
}

TEST_F(WorldFile, AnyChangedByteOfAColumnIsFound)
{
    auto const path = write(generate_country(testing::land(4000), {4, 0}));
    std::ifstream in(path, std::ios::binary);
    std::string const bytes{std::istreambuf_iterator<char>(in), {}};
    int refused = 0, silent = 0;
    auto const original = read_world_file(path);
    for (std::size_t at = 60; at < bytes.size(); at += 131) {
        auto changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        auto const copy = (folder_.path() / "changed.h5").string();
        std::ofstream(copy, std::ios::binary) << changed;
        auto const said = message_of(copy);
        if (said.empty()) { // unused room between the parts of the file: then nothing else may differ
            ++silent;
            auto const again = read_world_file(copy);
            EXPECT_EQ(again.rank, original.rank);
            EXPECT_EQ(again.first_group, original.first_group);
            EXPECT_EQ(again.layout->bounds().unit_first, original.layout->bounds().unit_first);
        } else {
            ++refused;
            EXPECT_TRUE(said.find("damaged") != std::string::npos ||
                        said.find("truncated") != std::string::npos ||
                        said.find("not") != std::string::npos || said.find("newer") != std::string::npos)
                << said;
        }
    }
    EXPECT_GT(refused, 60);
    // 4,000 ranks and groups each lie in one chunk: a change there is always found.
    auto changed = bytes;
    auto const needle = std::string(reinterpret_cast<char const*>(original.first_group.data()), 4000);
    auto const at = changed.find(needle);
    ASSERT_NE(at, std::string::npos);
    changed[at + 1234] ^= 1;
    auto const copy = (folder_.path() / "group.h5").string();
    std::ofstream(copy, std::ios::binary) << changed;
    EXPECT_NE(message_of(copy).find("wrong checksum, size or values in 'first_group'"), std::string::npos)
        << message_of(copy);
}

} // namespace
} // namespace groundswell
