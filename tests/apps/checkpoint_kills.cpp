#include <chrono>
#include <csignal>
#include <gtest/gtest.h>
#include <random>
#include <spawn.h>
#include <thread>
#include <unistd.h>

#include "apps/program.hpp"

extern char** environ;

/// Runs that are killed at random moments, also while a checkpoint is being written, and then gone on with.
/// CI kills 12; GROUNDSWELL_KILLS=200 build/.../test_apps --gtest_filter='CheckpointKills*' kills more.
namespace groundswell::testing {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

int kills()
{
    char const* const asked = std::getenv("GROUNDSWELL_KILLS");
    return asked ? std::atoi(asked) : 12;
}

/// Start the program in a folder. @return its process
pid_t start(TemporaryFolder const& folder, std::string const& arguments)
{
    auto command = "cd '" + folder.path().string() + "' && GROUNDSWELL_CACHE= exec '" + GROUNDSWELL_PROGRAM +
                   "' " + arguments + " >stdout 2>stderr";
    std::string shell = "sh", flag = "-c";
    char* const words[]{shell.data(), flag.data(), command.data(), nullptr};
    pid_t process = -1;
    return ::posix_spawnp(&process, "sh", nullptr, nullptr, words, environ) == 0 ? process : -1;
}

std::string hash_in(std::string const& json)
{
    auto const at = json.find("\"result_hash\"");
    return at == std::string::npos ? "none" : json.substr(at, json.find('\n', at) - at);
}

/// Much happens in each week, so that some of the time is simulation and some is writing.
std::string const scenario = " --set institution.seats=150 --set institution.units=3 --set run.burnin=26"
                             " --set propensity.harm.median=.2 --set career.every=13 --weeks 78"
                             " --replicates 3 --json";

} // namespace

TEST(CheckpointKills, EachGoesOnToTheHashOfTheUninterruptedRun)
{
    TemporaryFolder const straight;
    auto const begun = Clock::now();
    auto const whole = hash_in(run_program(straight, "run" + scenario, "export GROUNDSWELL_CACHE=").out);
    ASSERT_NE(whole, "none");
    ASSERT_EQ(hash_in(run_program(straight, "run" + scenario + " --checkpoint c.h5 --checkpoint-every 1",
                                  "export GROUNDSWELL_CACHE=")
                          .out),
              whole);
    Milliseconds const longest = Clock::now() - begun;

    std::mt19937 random(4711); // NOLINT: the same moments each time, as far as a machine can
    int killed = 0, with_state = 0, halves = 0;
    for (int trial = 0; killed < kills() && trial < 4 * kills(); ++trial) {
        TemporaryFolder const folder;
        auto const threads = std::to_string(1 + trial % 3), others = std::to_string(1 + (trial + 1) % 3);
        auto const process = start(folder, "run" + scenario + " --checkpoint c.h5 --checkpoint-every " +
                                               std::to_string(1 + trial % 4) + " --threads " + threads);
        ASSERT_GT(process, 0);
        std::this_thread::sleep_for(std::uniform_real_distribution(0.0, 1.0)(random) * longest);
        ::kill(process, SIGKILL);
        int status = 0;
        ::waitpid(process, &status, 0);
        killed += WIFSIGNALED(status);
        for (auto const& entry : fs::directory_iterator(folder.path()))
            halves += entry.path().extension() == ".part";
        bool const there = fs::exists(folder / "c.h5");
        with_state += WIFSIGNALED(status) && there;
        auto const again = run_program(folder,
                                       there ? "resume c.h5 --json --threads " + others
                                             : "run" + scenario + " --checkpoint c.h5 --threads " + others,
                                       "export GROUNDSWELL_CACHE=");
        EXPECT_EQ(again.code, 0) << again.err;
        EXPECT_EQ(hash_in(again.out), whole) << "killed in trial " << trial;
        for (auto const& entry : fs::directory_iterator(folder.path()))
            EXPECT_NE(entry.path().extension(), ".part") << "what was left is gone";
    }
    EXPECT_GE(killed, kills());
    EXPECT_GE(with_state, killed / 4) << "most kills come when a state is there";
    std::printf("%d kills, %d with a state on disk, %d while one was written\n", killed, with_state, halves);
}

TEST(Resume, RefusesWithoutAFileAndNamesIt)
{
    TemporaryFolder const folder;
    auto const none = run_program(folder, "resume none.h5");
    EXPECT_EQ(none.code, 2);
    EXPECT_NE(none.err.find("none.h5: cannot be opened"), std::string::npos) << none.err;
    folder.write("people.csv", "id\n1\n");
    EXPECT_NE(run_program(folder, "resume people.csv").err.find("is not a checkpoint"), std::string::npos);
    auto const every = run_program(folder, "run" + scenario + " --checkpoint-every 3");
    EXPECT_EQ(every.code, 2);
    EXPECT_NE(every.err.find("--checkpoint"), std::string::npos);
}

// The study named the command of the shorter run, and 'verify' found every figure of it changed.
TEST(Resume, LongerLeavesAStudyThatVerifies)
{
    for (std::string const weeks :
         {" --weeks 30", " --weeks=30", " --set run.weeks=30", " --set=run.weeks=30"}) {
        TemporaryFolder const folder;
        auto const run = run_program(
            folder, "run default --seats 40 --replicates 2 --set run.burnin=2 --checkpoint c.h5" + weeks);
        ASSERT_EQ(run.code, 0) << run.err;
        auto const first = run_program(folder, "resume c.h5 --weeks 40 --out first.sqlite");
        ASSERT_EQ(first.code, 0) << first.err;
        // The file keeps what was asked last.
        auto const second = run_program(folder, "resume c.h5 --out second.sqlite");
        ASSERT_EQ(second.code, 0) << second.err;
        for (char const* study : {"first.sqlite", "second.sqlite"}) {
            auto const checked = run_program(folder, std::string("verify ") + study);
            EXPECT_EQ(checked.code, 0) << weeks << checked.out;
            EXPECT_EQ(checked.out.find("weeks=30"), std::string::npos) << checked.out;
            EXPECT_EQ(checked.out.find("weeks 30"), std::string::npos) << checked.out;
        }
    }
}

TEST(Branch, SaysWhatDiffersFromItsWeekOn)
{
    TemporaryFolder const folder;
    ASSERT_EQ(run_program(folder, "run" + scenario + " --checkpoint c.h5").code, 0);
    folder.write("a.toml", "[[intervention]]\nkind = \"escrow\"\nstart = 30\n");
    auto const text =
        run_program(folder, "branch c.h5 --at 26 --with a.toml --with bystander_training --out b.sqlite");
    EXPECT_EQ(text.code, 0) << text.err;
    EXPECT_NE(text.out.find("have one past"), std::string::npos) << text.out;
    EXPECT_NE(text.out.find("a.toml"), std::string::npos);
    auto const again =
        run_program(folder, "branch c.h5 --at 26 --with a.toml --with bystander_training --json");
    EXPECT_NE(again.out.find("\"at\": 26"), std::string::npos) << again.err;
    auto const late = run_program(folder, "branch c.h5 --at 78 --with a.toml");
    EXPECT_EQ(late.code, 2);
    EXPECT_NE(late.err.find("0 to 77"), std::string::npos) << late.err;
    EXPECT_EQ(run_program(folder, "branch c.h5 --at 78 --with a.toml --weeks 104").code, 0);
    EXPECT_EQ(run_program(folder, "report b.sqlite -o b.html").code, 0);
}

} // namespace groundswell::testing
