#include <chrono>
#include <csignal>
#include <groundswell/problems.hpp>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <thread>

#include "apps/program.hpp"
#include "store/database.hpp"
#include "support/data.hpp"

namespace groundswell::testing {

namespace {

using Json = nlohmann::json;

} // namespace

TEST(Run, JsonHasTheKeysThatOthersRelyOn)
{
    TemporaryFolder const folder;
    auto const ran = run_program(folder, "run --replicates 3 --seed 5 --json" + small);
    ASSERT_EQ(ran.code, 0) << ran.err;
    auto const json = Json::parse(ran.out);
    for (auto const* key :
         {"version", "scenario_hash", "result_hash", "seed", "replicates", "weeks", "metrics"})
        EXPECT_TRUE(json.contains(key)) << key;
    EXPECT_EQ(json["seed"], 5);
    EXPECT_EQ(json["replicates"], 3);
    EXPECT_EQ(json["weeks"], 104);
    EXPECT_EQ(json["result_hash"].get<std::string>().size(), 16U);
    bool found = false;
    for (auto const& metric : json["metrics"]) {
        for (auto const* key : {"name", "group", "mean", "se"})
            EXPECT_TRUE(metric.contains(key)) << metric;
        EXPECT_TRUE(!metric["withheld"].get<bool>() || metric["mean"].is_null()) << metric;
        found = found || (metric["name"] == "experienced" && metric["group"] == "woman");
    }
    EXPECT_TRUE(found);
    EXPECT_EQ(json["funnel"].size(), 6U);
}

TEST(Run, ThreadsChangeNothing)
{
    TemporaryFolder const folder;
    auto const one = run_program(folder, "run --replicates 3 --json --threads 1" + small);
    for (auto const* threads : {"2", "7"})
        EXPECT_EQ(
            run_program(folder, std::string("run --replicates 3 --json --threads ") + threads + small).out,
            one.out);
    EXPECT_NE(run_program(folder, "run --replicates 3 --json --seed 2" + small).out, one.out);
}

TEST(Run, APipeGetsNoProgressBar)
{
    TemporaryFolder const folder;
    auto const ran = run_program(folder, "run --replicates 2" + small);
    EXPECT_EQ(ran.err, "");
    EXPECT_EQ(ran.out.find('\r'), std::string::npos);
    EXPECT_EQ(ran.out.find('\033'), std::string::npos);
}

TEST(Run, TextFitsEightyColumnsAndSaysWhatWouldChangeEachFinding)
{
    TemporaryFolder const folder;
    auto const ran = run_program(folder, "run --replicates 3 --against" + small);
    ASSERT_EQ(ran.code, 0) << ran.err;
    std::size_t width = 0;
    for (char const c : ran.out) {
        if (c == '\n') width = 0;
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++width;
        ASSERT_LE(width, 81U) << ran.out; // the line break is counted
    }
    for (auto const* part : {"WHAT WAS FOUND", "would change it:", "FROM ACT TO ACCOUNTABILITY", "BY GROUP",
                             "AGAINST SURVEYS", "Warning: 3 replicates", "result "})
        EXPECT_NE(ran.out.find(part), std::string::npos) << part;
}

TEST(Run, SpeaksOfOneWeekInTheSingular)
{
    TemporaryFolder const folder;
    std::string const tiny = " --seats 60 --weeks 1 --replicates 1 --set run.burnin=0 --set policy.delay=1";
    for (std::string const command : {"run", "describe"}) {
        auto const ran = run_program(folder, command + tiny);
        EXPECT_EQ(ran.code, 0) << ran.err;
        std::string flat;
        for (char const c : ran.out)
            flat += c == '\n' ? ' ' : c;
        for (auto const* wrong : {" 1 weeks", " 1 replicates", "1 week that were", "1 years"})
            EXPECT_EQ(flat.find(wrong), std::string::npos) << wrong << '\n' << ran.out;
    }
}

TEST(Run, AStudyGoesOnAfterAKillAndEndsTheSame)
{
    TemporaryFolder const folder;
    constexpr std::int64_t replicates = 60;
    std::string const run = "run --replicates 60 --threads 1" + small + " --out ";
    ASSERT_EQ(run_program(folder, run + "whole.sqlite").code, 0);

    // Killed as soon as something is kept, which is long before it is done.
    auto const kept = [&](Access access) -> std::int64_t {
        try {
            return Database(folder / "cut.sqlite", access).integer("SELECT count(*) FROM runs");
        } catch (UserError const&) {
            return 0; // not there yet, or being written
        }
    };
    std::string const start = "cd '" + folder.path().string() + "' && { '" + GROUNDSWELL_PROGRAM + "' " +
                              run + "cut.sqlite >out 2>err & echo $! >pid; wait; } 2>said &";
    ASSERT_EQ(std::system(start.c_str()), 0);
    for (int i = 0; i < 60'000 && kept(Access::read) == 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    auto const pid = std::stoi(text_of(folder / "pid"));
    ASSERT_EQ(::kill(pid, SIGKILL), 0);
    for (int i = 0; i < 5'000 && ::kill(pid, 0) == 0; ++i) // until the file is let go
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    auto const before = kept(Access::write);
    ASSERT_GT(before, 0);
    ASSERT_LT(before, replicates);

    // What was kept is not run again, and the rest is added.
    auto const resumed = run_program(folder, run + "cut.sqlite");
    EXPECT_EQ(resumed.code, 0) << resumed.err;
    auto const said = " (" + std::to_string(before) + " of 60 replicates were in the study)";
    EXPECT_NE(resumed.out.find(said), std::string::npos) << said << resumed.out;
    auto const again = run_program(folder, "export cut.sqlite --json").out;
    auto const expected = run_program(folder, "export whole.sqlite --json").out;
    EXPECT_GT(expected.size(), 1000U);
    EXPECT_EQ(again, expected);
}

TEST(Run, AnInterruptEndsCleanlyWith130)
{
    TemporaryFolder const folder;
    std::string const command = "cd '" + folder.path().string() + "' && { '" + GROUNDSWELL_PROGRAM +
                                "' run --replicates 20000 --threads 1 --out s.sqlite" + small +
                                " >out 2>err & for i in $(seq 600); do [ -s s.sqlite ] && break; sleep 0.1; "
                                "done; sleep 0.5; kill -INT $!; wait $!; }";
    int const status = std::system(command.c_str());
    EXPECT_EQ(WEXITSTATUS(status), 130);
    auto const err = text_of(folder / "err");
    EXPECT_NE(err.find("\nstopped: "), std::string::npos) << err;
    EXPECT_TRUE(err.ends_with(" of 20000 replicates are in s.sqlite. Run the same again to go on\n")) << err;
    EXPECT_EQ(text_of(folder / "out"), "");
    EXPECT_EQ(run_program(folder, "export s.sqlite --csv out.csv").code, 0);
}

TEST(Run, AStudyOfAnotherSeedIsRefused)
{
    TemporaryFolder const folder;
    ASSERT_EQ(run_program(folder, "run --replicates 1 --out s.sqlite" + small).code, 0);
    auto const ran = run_program(folder, "run --replicates 1 --seed 2 --out s.sqlite" + small);
    EXPECT_EQ(ran.code, 2);
    EXPECT_EQ(
        ran.err,
        "s.sqlite: holds a study whose seed is 1, and this run has 2. Choose another --out to keep both\n");
}

TEST(Run, WithholdsFiguresOfFewPeople)
{
    TemporaryFolder const folder;
    folder.write("people.csv",
                 "id,gender,rank,unit\n1,F,1,a\n2,F,1,a\n3,F,1,a\n4,M,1,a\n5,M,1,a\n6,M,1,a\n7,M,1,a\n"
                 "8,M,1,a\n9,M,1,a\n");
    auto const ran =
        run_program(folder, "run --people people.csv --replicates 2 --weeks 60 --set run.burnin=1 --json");
    ASSERT_EQ(ran.code, 0) << ran.err;
    auto const json = Json::parse(ran.out);
    int women = 0;
    for (auto const& metric : json["metrics"])
        if (metric["name"] == "experienced" && metric["group"] == "woman") {
            ++women;
            EXPECT_TRUE(metric["withheld"].get<bool>());
            EXPECT_TRUE(metric["mean"].is_null());
        }
    EXPECT_EQ(women, 1);
}

TEST(Run, TheLawFirmRuns)
{
    GROUNDSWELL_NEEDS_SHARED_DATA(data);
    TemporaryFolder const folder;
    auto const tables = (data / "lazega_law").string();
    auto const ran =
        run_program(folder, "run --people '" + tables + "/people.csv' --ties '" + tables +
                                "/ties.csv' --replicates 2 --weeks 52 --set run.burnin=26 --out s.sqlite");
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_NE(ran.out.find("71 people in 2 ranks"), std::string::npos) << ran.out;
    // No folder of the user's tables is kept.
    EXPECT_EQ(run_program(folder, "export s.sqlite --json").out.find(tables), std::string::npos);
}

} // namespace groundswell::testing
