#include <groundswell/merge.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <groundswell/problems.hpp>
#include <groundswell/study.hpp>
#include <gtest/gtest.h>
#include <iterator>

#include "base/mix64.hpp"
#include "store/database.hpp"
#include "store/fake_result.hpp"
#include "support/memory_disk.hpp"
#include "support/problems.hpp"
#include "support/temporary_folder.hpp"

namespace groundswell {

using testing::error_of;
using testing::fake_identity;
using testing::fake_result;
using testing::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t replicates = 5;
std::vector<std::string> const arms{"base", "more", "less"};

std::vector<PointValue> figures_of(std::string const& arm, std::uint32_t replicate)
{
    auto const x = static_cast<double>(mix64(arm.size() + 10 * replicate) % 1000) / 7;
    return {{"harm", "all", x}, {"experienced", "woman", std::nan("")}, {"cost", "all", -x}};
}

StudyIdentity shard_identity(std::uint32_t number, std::uint32_t of)
{
    auto out = fake_identity();
    out.shard = {number, of};
    return out;
}

/// Everything, or what `wanted(replicate)` says, in one study.
template <class F>
void make(fs::path const& file, StudyIdentity const& identity, F&& wanted)
{
    Study study(file, identity);
    study.define("compare", "three arms");
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
        if (!wanted(replicate)) continue;
        study.take(fake_result(replicate));
        for (auto const& arm : arms)
            study.keep({"compare", arm, replicate}, figures_of(arm, replicate));
    }
    if (!identity.shard.is_whole()) study.end_shard(false);
}

std::vector<fs::path> shards_in(TemporaryFolder const& folder, std::uint32_t of)
{
    std::vector<fs::path> out;
    for (std::uint32_t number = 1; number <= of; ++number) {
        Shard const shard{number, of};
        out.push_back(folder / ("shard-" + std::to_string(number) + ".sqlite"));
        fs::remove(out.back());
        make(out.back(), shard_identity(number, of), [&](std::uint32_t r) { return shard.has(r); });
    }
    return out;
}

std::string exported(TemporaryFolder const& folder, fs::path const& study)
{
    StudyReader(study).export_json(folder / "export.json");
    std::ifstream in(folder / "export.json", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string merged(TemporaryFolder const& folder, std::vector<fs::path> const& studies)
{
    fs::remove(folder / "merged.sqlite");
    StudyMerge(studies).write(folder / "merged.sqlite");
    return exported(folder, folder / "merged.sqlite");
}

/// What is said of a second study that differs from the first by a change.
template <class F>
std::string refusal(F&& change)
{
    TemporaryFolder const folder;
    auto one = shard_identity(1, 2), two = shard_identity(2, 2);
    change(two);
    make(folder / "a.sqlite", one, [](std::uint32_t r) { return r < 2; });
    make(folder / "b.sqlite", two, [](std::uint32_t r) { return r >= 2; });
    auto text = error_of([&] { StudyMerge({folder / "a.sqlite", folder / "b.sqlite"}); });
    for (auto at = text.find(folder.path().string()); at != std::string::npos;
         at = text.find(folder.path().string()))
        text.erase(at, folder.path().string().size() + 1);
    return text;
}

} // namespace

TEST(Merge, GivesTheStudyThatWouldHaveBeenMadeAtOnce)
{
    testing::use_memory_disk();
    TemporaryFolder const folder;
    make(folder / "whole.sqlite", fake_identity(), [](auto) { return true; });
    auto const whole = exported(folder, folder / "whole.sqlite");
    for (std::uint32_t const of : {2U, 3U, 7U}) { // 7: more than there are replicates
        auto shards = shards_in(folder, of);
        StudyMerge const merge(shards);
        EXPECT_TRUE(merge.missing().empty());
        EXPECT_TRUE(merge.going_on().empty());
        EXPECT_EQ(merged(folder, shards), whole) << of;
        EXPECT_NE(exported(folder, shards.front()), whole);
        std::ranges::reverse(shards);
        EXPECT_EQ(merged(folder, shards), whole) << "their order does not matter";
    }
}

/// Replicates and points that were dealt out at random, of studies that are no shards.
TEST(Merge, GivesTheSameForEverySplit)
{
    testing::use_memory_disk();
    TemporaryFolder const folder;
    make(folder / "whole.sqlite", fake_identity(), [](auto) { return true; });
    auto const whole = exported(folder, folder / "whole.sqlite");
    for (std::uint64_t draw = 0; draw < 20; ++draw) {
        auto const parts = 1 + mix64(draw) % 6;
        std::vector<fs::path> files;
        for (std::uint64_t part = 0; part < parts; ++part) {
            files.push_back(folder / ("part-" + std::to_string(part)));
            fs::remove(files.back());
            Study study(files.back(), fake_identity());
            study.define("compare", "three arms");
            auto const mine = [&](std::uint64_t what) { return mix64(mix64(draw) + what) % parts == part; };
            for (std::uint32_t r = 0; r < replicates; ++r) {
                if (mine(r)) study.take(fake_result(r));
                for (std::size_t arm = 0; arm < arms.size(); ++arm)
                    if (mine(100 + 10 * r + arm))
                        study.keep({"compare", arms[arm], r}, figures_of(arms[arm], r));
            }
        }
        EXPECT_EQ(merged(folder, files), whole) << draw;
    }
}

TEST(Merge, NamesWhatIsMissingAndTheCommandThatMakesIt)
{
    TemporaryFolder const folder;
    auto shards = shards_in(folder, 3);
    {
        auto more = shard_identity(3, 3);
        more.typed = "groundswell dose";
        Study const stopped(shards[2], more); // and nothing was run
    }
    shards.erase(shards.begin() + 1);
    auto const missing = StudyMerge(shards).missing();
    ASSERT_EQ(missing.size(), 4U);
    auto const says = [&](std::size_t i, Shard const& shard, std::string const& file,
                          std::string const& command) {
        EXPECT_EQ(missing[i].shard, shard) << i;
        EXPECT_EQ(missing[i].file, file) << i;
        EXPECT_EQ(missing[i].command, command) << i;
    };
    says(0, {1, 3}, shards[0].string(), "groundswell dose");
    says(1, {2, 3}, "", "groundswell run");
    says(2, {2, 3}, "", "groundswell dose");
    says(3, {3, 3}, shards[1].string(), "groundswell dose");
}

TEST(Merge, SaysWhatGoesOn)
{
    TemporaryFolder const folder;
    auto const shards = shards_in(folder, 2);
    Study(shards[1], shard_identity(2, 2)).end_shard(true);
    StudyMerge const merge(shards);
    EXPECT_TRUE(merge.missing().empty());
    EXPECT_EQ(merge.going_on(), std::vector<std::string>{"groundswell run"});
}

TEST(Merge, RefusesWhatDoesNotBelong)
{
    std::string const end = " (all must be parts of one study). Leave out what does not belong to the others";
    EXPECT_EQ(refusal([](auto&) {}), "nothing was thrown");
    EXPECT_EQ(refusal([](auto& it) { it.version = "0.0.9"; }),
              "b.sqlite: has version 0.0.9, and a.sqlite has 0.1.0" + end);
    EXPECT_EQ(refusal([](auto& it) { it.scenario_hash = "00000000000000bb"; }),
              "b.sqlite: has scenario 00000000000000bb, and a.sqlite has 00000000000000aa" + end);
    EXPECT_EQ(refusal([](auto& it) { it.seed = 7; }), "b.sqlite: has seed 7, and a.sqlite has 1" + end);
    EXPECT_EQ(refusal([](auto& it) { it.disclosure.min_cell = 1; }),
              "b.sqlite: has fewest people of a figure 1, and a.sqlite has 5" + end);
    EXPECT_EQ(refusal([](auto& it) { it.observe_every = 0; }),
              "b.sqlite: has weeks between observations 0, and a.sqlite has 13" + end);
    EXPECT_EQ(refusal([](auto& it) { it.command += " --replicates 9"; }),
              "b.sqlite: has command groundswell run --replicates 9, and a.sqlite has groundswell run" + end);
    EXPECT_EQ(refusal([](auto& it) {
                  it.shard = {2, 3};
              }),
              "b.sqlite: is shard 2/3, and a.sqlite is shard 1/2" + end);
    EXPECT_EQ(refusal([](auto& it) { it.shard = {}; }),
              "b.sqlite: is no shard, and a.sqlite is shard 1/2" + end);
    EXPECT_EQ(refusal([](auto& it) {
                  it.shard = {1, 2};
              }),
              "b.sqlite: is shard 1/2, and so is a.sqlite. Leave out one of them");
}

TEST(Merge, RefusesAnotherExperimentUnderTheSameName)
{
    TemporaryFolder const folder;
    {
        Study const nothing(folder / "none", fake_identity());
    }
    for (std::string const name : {"a", "b"}) {
        Study study(folder / name, fake_identity());
        study.define("compare", name);
    }
    EXPECT_EQ(error_of([&] {
                  StudyMerge({folder / "none", folder / "a", folder / "b"});
              }),
              (folder / "b").string() + ": asks another 'compare' than " + (folder / "a").string() +
                  " (all must be parts of one study). Leave out what does not belong to the others");
}

TEST(Merge, RefusesWhatIsHeldTwice)
{
    TemporaryFolder const folder;
    auto const a = folder / "a", b = folder / "b", c = folder / "c";
    make(a, fake_identity(), [](std::uint32_t r) { return r < 3; });
    make(b, fake_identity(), [](std::uint32_t r) { return r >= 2; });
    EXPECT_EQ(error_of([&] {
                  StudyMerge({a, b});
              }),
              b.string() + ": holds replicate 2, and so does " + a.string() + ". Leave out one of them\n" +
                  b.string() + ": holds 'base' of 'compare' in replicate 2, and so does " + a.string() +
                  ". Leave out one of them");
    EXPECT_NE(error_of([&] {
                  StudyMerge({a, a});
              }).find("holds replicate 0, and so does"),
              std::string::npos);
    EXPECT_EQ(error_of([&] { StudyMerge({}); }), "studies: is missing (at least one study).");
    EXPECT_EQ(error_of([&] { StudyMerge({a, c}); }), c.string() + ": no such file.");
}

TEST(Merge, OverwritesNothingAndLeavesNothingHalf)
{
    TemporaryFolder const folder;
    auto const shards = shards_in(folder, 2);
    auto const before = exported(folder, shards[0]);
    EXPECT_EQ(error_of([&] { StudyMerge(shards).write(shards[0]); }),
              shards[0].string() + ": is there already (it is not overwritten). Choose another file");
    EXPECT_EQ(exported(folder, shards[0]), before);
    // A change after it was read is found when it is copied.
    StudyMerge const merge(shards);
    Database(shards[1], Access::write).run("UPDATE metrics SET value = 0.5");
    EXPECT_NE(error_of([&] { merge.write(folder / "merged.sqlite"); }).find("is damaged"), std::string::npos);
    EXPECT_FALSE(fs::exists(folder / "merged.sqlite"));
    for (auto const& entry : fs::directory_iterator(folder.path()))
        EXPECT_TRUE(entry.path().filename() == "export.json" || entry.path().extension() == ".sqlite")
            << entry.path();
}

TEST(Merge, MakesAStudyThatGoesOn)
{
    testing::use_memory_disk();
    TemporaryFolder const folder;
    make(folder / "whole.sqlite", fake_identity(), [](auto) { return true; });
    auto shards = shards_in(folder, 3);
    shards.pop_back();
    StudyMerge(shards).write(folder / "merged.sqlite");
    make(folder / "merged.sqlite", fake_identity(), [](std::uint32_t r) { return r % 3 == 2; });
    EXPECT_EQ(exported(folder, folder / "merged.sqlite"), exported(folder, folder / "whole.sqlite"));
}

TEST(ShardStudy, IsOfOneShardOnly)
{
    TemporaryFolder const folder;
    auto const file = folder / "s.sqlite";
    make(file, shard_identity(2, 3), [](std::uint32_t r) { return r % 3 == 1; });
    EXPECT_EQ(Study(file, shard_identity(2, 3)).shard(), (Shard{2, 3}));
    EXPECT_EQ(
        error_of([&] { Study(file, shard_identity(1, 3)); }),
        file.string() +
            ": holds shard 2/3 of a study, and this run is shard 1/3 of a study. Choose another file to "
            "keep both");
    EXPECT_EQ(error_of([&] { Study(file, fake_identity()); }),
              file.string() +
                  ": holds shard 2/3 of a study, and this run is a whole study. Choose another file to "
                  "keep both");
}

TEST(ShardStudy, IsRefusedIfItDoesNotSayHowFarItIs)
{
    TemporaryFolder const folder;
    auto const file = folder / "s.sqlite";
    for (std::string const change : {"DELETE FROM provenance WHERE name = 'shard_commands'"}) {
        fs::remove(file);
        make(file, shard_identity(1, 2), [](auto) { return true; });
        Database(file, Access::write).run(change.c_str());
        EXPECT_NE(error_of([&] { StudyMerge({file}); }).find("how far its shard is"), std::string::npos);
    }
}

} // namespace groundswell
