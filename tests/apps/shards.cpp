// Every command that takes --shard: its shards, merged, are the study made at once, for any number of them.

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <ostream>
#include <vector>

#include "apps/background.hpp"

namespace groundswell::testing {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

std::string const small_place = " --set institution.seats=24 --set institution.units=2 --set run.burnin=4";
std::string const tiny = small_place + " --weeks 26";

struct Sharded {
    std::string name, arguments;
    int rounds{1};
    std::vector<int> numbers{2, 3, 7};

    friend void PrintTo(Sharded const& one, std::ostream* out) { *out << one.arguments; }
};

std::vector<Sharded> sharded()
{
    std::string const members =
        " --fit default --members 3 --replicates 2 --weeks 40 --set run.burnin=4 --seats 40";
    return {
        {"run", "run --replicates 5" + tiny},
        {"run_members", "run" + members},
        {"compare", "compare --with escrow --with policy.delay=2 --replicates 5 --uncertain" + tiny},
        {"compare_budget", "compare --with escrow --budget 1000 --replicates 4" + tiny},
        {"compare_members", "compare --with escrow" + members},
        {"dose",
         "dose --parameter policy.delay --from 1 --to 3 --steps 2 --push 4 --replicates 4 --weeks 60" +
             small_place},
        {"attribute", "attribute --replicates 2 --weeks 13" + small_place, 1, {3}}, // has two units
        {"sensitivity",
         "sensitivity --trajectories 4 --keep 1 --replicates 16 --weeks 13" + small_place,
         2,
         {3}},
        {"sensitivity_members",
         "sensitivity --fit default --members 24 --replicates 2 --weeks 26 --set run.burnin=4 --seats 24"},
        {"claims", "claims C1 --points 2 --replicates 2 --box --set institution.seats=24"},
        {"claims_members",
         "claims C1 --fit default --members 3 --replicates 1 --set run.burnin=4 --set institution.seats=24",
         1,
         {3}},
    };
}

Ran plainly(TemporaryFolder const& folder, std::string const& arguments)
{
    return run_program(folder, arguments, "export GROUNDSWELL_CACHE=");
}

std::string shard_file(int number)
{
    return "shard-" + std::to_string(number) + ".sqlite";
}

std::string shard_words(int number, int of)
{
    return fmt::format(" --shard {}/{} --out {}", number, of, shard_file(number));
}

std::string merge_words(int of, std::string const& out)
{
    std::string files;
    for (int number = of; number >= 1; --number)
        files += " " + shard_file(number);
    return "merge" + files + " --out " + out;
}

std::string exported(TemporaryFolder const& folder, std::string const& study)
{
    auto const ran = plainly(folder, "export " + study + " --json");
    EXPECT_EQ(ran.code, 0) << ran.err;
    return ran.out;
}

/// Run all shards, with different numbers of threads, and merge them into all.sqlite.
void run_shards(TemporaryFolder const& folder, Sharded const& asked, int of)
{
    for (int number = 1; number <= of; ++number)
        fs::remove(folder / shard_file(number));
    fs::remove(folder / "all.sqlite");
    for (int round = 1; round <= asked.rounds; ++round) {
        std::string const after = round > 1 ? " --after round.sqlite" : "";
        for (int number = 1; number <= of; ++number) {
            auto const ran = plainly(folder, asked.arguments + shard_words(number, of) + after +
                                                 " --threads " + std::to_string(1 + number % 2));
            ASSERT_EQ(ran.code, 0) << ran.err;
            EXPECT_NE(
                ran.out.find(round < asked.rounds ? "has run its part of this round" : "is complete in"),
                std::string::npos)
                << ran.out;
        }
        fs::remove(folder / "round.sqlite");
        auto const merged =
            plainly(folder, merge_words(of, round < asked.rounds ? "round.sqlite" : "all.sqlite"));
        ASSERT_EQ(merged.code, 0) << merged.err;
        EXPECT_EQ(merged.out.find("For the next") != std::string::npos, round < asked.rounds) << merged.out;
    }
}

class Shards : public ::testing::TestWithParam<Sharded> {};

} // namespace

TEST_P(Shards, MergedAreTheStudyMadeAtOnce)
{
    use_memory_disk();
    TemporaryFolder const folder;
    auto const& asked = GetParam();
    auto const whole = plainly(folder, asked.arguments + " --json --threads 2 --out whole.sqlite");
    ASSERT_EQ(whole.code, 0) << whole.err;
    auto const content = exported(folder, "whole.sqlite");
    auto const pages = plainly(folder, "report whole.sqlite -o whole.html");
    EXPECT_EQ(pages.code, 0) << pages.err;
    for (int const of : asked.numbers) {
        run_shards(folder, asked, of);
        if (HasFatalFailure()) return;
        EXPECT_EQ(exported(folder, "all.sqlite"), content) << of;
        fs::rename(folder / "all.sqlite", folder / "whole.sqlite"); // a report names its file
        EXPECT_EQ(plainly(folder, "report whole.sqlite -o all.html").code, 0);
        EXPECT_TRUE(text_of(folder / "all.html") == text_of(folder / "whole.html")) << of;
    }
    // Everything is there: the command prints what it printed, and runs nothing.
    EXPECT_EQ(plainly(folder, asked.arguments + " --json --out whole.sqlite").out, whole.out);
    EXPECT_EQ(exported(folder, "whole.sqlite"), content);
    auto const verified = plainly(folder, "verify whole.sqlite --share 0.3 --draw 5");
    EXPECT_EQ(verified.code, 0) << verified.out << verified.err;
    EXPECT_EQ(verified.out.find("not finished"), std::string::npos) << verified.out;
}

TEST_P(Shards, AreVerifiedAloneAndNotReported)
{
    TemporaryFolder const folder;
    auto const& arguments = GetParam().arguments;
    ASSERT_EQ(plainly(folder, arguments + shard_words(2, 3)).code, 0);
    auto const verified = plainly(folder, "verify shard-2.sqlite --json");
    EXPECT_EQ(verified.code, 0) << verified.out << verified.err;
    EXPECT_EQ(verified.out.find("\"checked\": 0,\n    \"kept\": 0"), verified.out.rfind("\"checked\": 0,"))
        << "of runs or of points, all were checked: " << verified.out;
    auto const report = plainly(folder, "report shard-2.sqlite -o r.html");
    EXPECT_EQ(report.code, 2);
    EXPECT_NE(report.err.find("is shard 2/3 of a study"), std::string::npos) << report.err;
}

INSTANTIATE_TEST_SUITE_P(Commands, Shards, ::testing::ValuesIn(sharded()),
                         [](auto const& one) { return one.param.name; });

TEST(ShardsTogether, OfTwoCommandsInOneStudy)
{
    TemporaryFolder const folder;
    std::string const run = "run --replicates 4" + tiny,
                      compare = "compare --with escrow --replicates 3" + tiny;
    ASSERT_EQ(plainly(folder, compare + " --out whole.sqlite").code, 0);
    for (int number = 1; number <= 2; ++number)
        ASSERT_EQ(plainly(folder, compare + shard_words(number, 2)).code, 0);
    // A run is no experiment: each has its own study, in shards as at once.
    EXPECT_EQ(plainly(folder, run + " --out whole.sqlite").code, 2);
    EXPECT_EQ(plainly(folder, run + shard_words(1, 2)).code, 2);
    std::string const dose =
        "dose --parameter policy.delay --from 1 --to 3 --steps 1 --push 4 --replicates 3" + tiny;
    std::string const more = "compare --with dialogue --replicates 3" + tiny;
    ASSERT_EQ(plainly(folder, more + " --out whole.sqlite").code, 0);
    ASSERT_EQ(plainly(folder, more + shard_words(1, 2)).code, 0);
    auto const lacking = plainly(folder, merge_words(2, "all.sqlite"));
    EXPECT_EQ(lacking.code, 2);
    EXPECT_EQ(lacking.err, "shard 2/2: is not complete in shard-2.sqlite. Run 'groundswell " + more +
                               " --shard 2/2 --out shard-2.sqlite', or merge what is there with --partial\n");
    ASSERT_EQ(plainly(folder, more + shard_words(2, 2)).code, 0);
    ASSERT_EQ(plainly(folder, merge_words(2, "all.sqlite")).code, 0);
    EXPECT_EQ(exported(folder, "all.sqlite"), exported(folder, "whole.sqlite"));
}

TEST(ShardsTogether, LackWhatIsNamedAndAPartialStudyGoesOn)
{
    TemporaryFolder const folder;
    std::string const run = "run --replicates 5" + tiny;
    auto const whole = plainly(folder, run + " --json --out whole.sqlite");
    ASSERT_EQ(whole.code, 0);
    for (int const number : {1, 3})
        ASSERT_EQ(plainly(folder, run + shard_words(number, 3)).code, 0);
    auto const missing = plainly(folder, "merge shard-1.sqlite shard-3.sqlite --out all.sqlite");
    EXPECT_EQ(missing.code, 2);
    EXPECT_EQ(missing.err, "shard 2/3: is missing. Run 'groundswell " + run +
                               " --shard 2/3 --out shard-2.sqlite', or merge what is there with --partial\n");
    EXPECT_FALSE(fs::exists(folder / "all.sqlite"));
    auto const twice = plainly(folder, "merge shard-1.sqlite shard-3.sqlite shard-1.sqlite --out all.sqlite");
    EXPECT_EQ(twice.code, 2);
    EXPECT_EQ(twice.err, "shard-1.sqlite: is shard 1/3, and so is shard-1.sqlite. Leave out one of them\n");
    auto const partial = plainly(folder, "merge shard-1.sqlite shard-3.sqlite --partial --out all.sqlite");
    EXPECT_EQ(partial.code, 0) << partial.err;
    EXPECT_NE(partial.out.find("Not all of shard 2/3."), std::string::npos) << partial.out;
    EXPECT_EQ(plainly(folder, run + " --json --out all.sqlite").out, whole.out);
    EXPECT_EQ(exported(folder, "all.sqlite"), exported(folder, "whole.sqlite"));
    auto const there = plainly(folder, "merge shard-1.sqlite shard-3.sqlite --partial --out all.sqlite");
    EXPECT_EQ(there.code, 2);
    EXPECT_EQ(there.err, "all.sqlite: is there already (it is not overwritten). Choose another --out\n");
}

TEST(ShardsTogether, AreRefusedIfTheyAreOfSomethingElse)
{
    TemporaryFolder const folder;
    std::string const compare = "compare --with escrow --replicates 4" + tiny;
    ASSERT_EQ(plainly(folder, compare + shard_words(1, 2)).code, 0);
    auto const refused = [&](std::string const& other, std::string const& what) {
        fs::remove(folder / "shard-2.sqlite");
        ASSERT_EQ(plainly(folder, other + " --out shard-2.sqlite").code, 0);
        auto const ran = plainly(folder, "merge shard-1.sqlite shard-2.sqlite --out all.sqlite");
        EXPECT_EQ(ran.code, 2) << other;
        EXPECT_NE(ran.err.find("shard-2.sqlite: " + what), std::string::npos) << ran.err;
    };
    refused(compare + " --seed 2 --shard 2/2", "has seed 2, and shard-1.sqlite has 1");
    refused("compare firm --with escrow --replicates 4" + tiny + " --shard 2/2", "has scenario ");
    refused("compare --with escrow --replicates 5" + tiny + " --shard 2/2",
            "has command groundswell compare");
    refused("compare --with escrow --uncertain --replicates 4" + tiny + " --shard 2/2",
            "asks another 'compare'");
    refused(compare + " --min-cell 3 --shard 2/2", "has fewest people of a figure 3");
    refused(compare + " --shard 2/3", "is shard 2/3, and shard-1.sqlite is shard 1/2");
    refused(compare, "is no shard, and shard-1.sqlite is shard 1/2");
    refused("run --replicates 4" + tiny + " --shard 2/2", "has weeks between observations 13");
}

TEST(ShardsTogether, WithholdWhatAWholeStudyWithholds)
{
    TemporaryFolder const folder;
    std::string text = "id,gender,rank\n";
    for (int i = 0; i < 30; ++i)
        text += fmt::format("p{},{},{}\n", i, i < 3 ? "F" : "M", i % 5 == 0 ? 2 : 1);
    folder.write("people.csv", text);
    std::string const quick = " --people people.csv --set run.burnin=4 --weeks 20 --replicates 3";
    for (auto const& command : {"run" + quick, "compare" + quick + " --with escrow"}) {
        ASSERT_EQ(plainly(folder, command + " --out whole.sqlite").code, 0);
        run_shards(folder, {.name = "", .arguments = command}, 2);
        auto const content = exported(folder, "all.sqlite");
        EXPECT_EQ(content, exported(folder, "whole.sqlite"));
        if (command.starts_with("run"))
            EXPECT_NE(content.find("\"withheld\":1"), std::string::npos);
        else
            EXPECT_EQ(content.find("\"group_name\":\"woman\""), std::string::npos);
        auto const mode = fs::status(folder / "all.sqlite").permissions();
        EXPECT_EQ(mode & (fs::perms::group_all | fs::perms::others_all), fs::perms::none)
            << "it is about people of tables";
        fs::remove(folder / "whole.sqlite");
    }
}

/// A shard is killed, is no part of a whole study then, goes on, and is.
TEST(ShardsTogether, GoOnAfterAKill)
{
    use_memory_disk();
    TemporaryFolder const folder;
    std::string const compare = "compare --with escrow --replicates 40 --threads 1" + tiny;
    ASSERT_EQ(plainly(folder, compare + " --out whole.sqlite").code, 0);
    ASSERT_EQ(plainly(folder, compare + shard_words(1, 2)).code, 0);
    bool killed = false;
    for (int wait = 40; wait > 0 && !killed; wait = wait * 3 / 4) {
        fs::remove(folder / "shard-2.sqlite");
        Background program(folder, compare + shard_words(2, 2));
        while (!fs::exists(folder / "shard-2.sqlite"))
            std::this_thread::sleep_for(1ms);
        std::this_thread::sleep_for(std::chrono::milliseconds(wait));
        program.send(SIGKILL);
        auto const status = program.status(60s);
        ASSERT_TRUE(status);
        killed = WIFSIGNALED(*status) && plainly(folder, "export shard-2.sqlite --json").code == 0;
    }
    ASSERT_TRUE(killed);
    auto const early = plainly(folder, merge_words(2, "all.sqlite"));
    EXPECT_EQ(early.code, 2);
    EXPECT_NE(early.err.find("shard 2/2: is not complete in shard-2.sqlite. Run 'groundswell compare"),
              std::string::npos)
        << early.err;
    ASSERT_EQ(plainly(folder, compare + shard_words(2, 2)).code, 0);
    ASSERT_EQ(plainly(folder, merge_words(2, "all.sqlite")).code, 0);
    EXPECT_EQ(exported(folder, "all.sqlite"), exported(folder, "whole.sqlite"));
}

TEST(ShardsTogether, RefuseWhatNoShardCanDo)
{
    TemporaryFolder const folder;
    folder.write("rows.csv", survey_rows);
    auto const error = [&](std::string const& arguments) {
        auto const ran = plainly(folder, arguments);
        EXPECT_EQ(ran.code, 2) << arguments;
        EXPECT_TRUE(ran.out.empty());
        return ran.err;
    };
    std::string const to = " --out s.sqlite";
    EXPECT_EQ(error("run --shard 1/2" + tiny),
              "--shard: given without --out (a shard is a study of its own). Add --out FILE\n");
    EXPECT_EQ(error("run --shard 3/2" + to), "--shard: is 3/2 (from 1/N to N/N, with N from 1 to 100000).\n");
    EXPECT_EQ(
        error("compare --with escrow --half-width 1 --shard 1/2" + to),
        "--half-width: given together with a shard (how many pairs it takes follows from all pairs, and a "
        "shard runs some of them). Say how many replicates\n");
    EXPECT_EQ(error("run --checkpoint c --shard 1/2" + to),
              "--checkpoint: given together with --shard (whoever goes on with a checkpoint runs all "
              "replicates). Use --out alone: a shard keeps each replicate\n");
    EXPECT_EQ(
        error("fit --targets rows.csv --shard 1/2" + to),
        "--shard: is 1/2, and a fit has no shards (it chooses the points of a wave by all runs before it, "
        "a dozen times in a row). Make the fit on one machine with many threads; what runs its members "
        "takes shards\n");
    EXPECT_EQ(
        error("sensitivity --design d.csv --shard 1/2" + to),
        "--design: given together with --shard (the table has all runs, and a shard some of them). Write "
        "it from the merged study: the same without --shard\n");
    EXPECT_EQ(
        error("sensitivity --after s.sqlite"),
        "--after: given without --shard (a shard goes on from what all shards found together). To go on "
        "with the merged study itself, name it as --out\n");
    EXPECT_FALSE(fs::exists(folder / "s.sqlite"));
}

TEST(ShardsTogether, GoOnFromTheirOwnStudyOnly)
{
    TemporaryFolder const folder;
    std::string const asked = "sensitivity --trajectories 4 --keep 1 --replicates 16" + tiny;
    auto const error = [&](std::string const& other) {
        fs::remove(folder / "other.sqlite");
        EXPECT_EQ(plainly(folder, other + " --out other.sqlite").code, 0);
        auto const ran = plainly(folder, asked + shard_words(1, 2) + " --after other.sqlite");
        EXPECT_EQ(ran.code, 2) << ran.out;
        return ran.err;
    };
    EXPECT_NE(error("sensitivity --trajectories 4 --keep 1 --replicates 16 --seed 3 --shard 1/2" + tiny)
                  .find("seed is 3, and this run has 1"),
              std::string::npos);
    EXPECT_NE(error("run --replicates 2" + tiny).find("holds a run, and this is an experiment"),
              std::string::npos);
}

} // namespace groundswell::testing
