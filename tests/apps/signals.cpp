#include <algorithm>
#include <chrono>
#include <gtest/gtest.h>
#include <ostream>
#include <set>
#include <thread>

#include "apps/background.hpp"

namespace groundswell::testing {

namespace {

using namespace std::chrono_literals;

struct Case {
    std::string name, arguments;
    std::set<std::string> may_stay{}; ///< files that may be there afterwards
    int within{1200};                 ///< of how many milliseconds, after the first 300, the signal comes
    std::string before{};             ///< makes what the command reads
    bool quick{false};                ///< may be over before the signal comes

    friend void PrintTo(Case const& one, std::ostream* out) { *out << one.arguments; }
};

/// Each would take minutes: many people, or many runs.
std::vector<Case> cases()
{
    std::set<std::string> const study{"s.sqlite", "s.sqlite.lock", "s.sqlite-journal"};
    return {
        {"run", "run --seats 60000 --set institution.units=600 --out s.sqlite", study},
        {"run_of_one", "run --seats 60000 --set institution.units=600 --replicates 1"},
        {"run_of_a_country", "run --profile country --seats 300000 --replicates 1"},
        {"compare", "compare --seats 30000 --with escrow --out s.sqlite", study},
        {"dose", "dose --seats 30000 --parameter policy.delay --from 1 --to 9 --out s.sqlite", study},
        {"attribute", "attribute --seats 2000 --out s.sqlite", study},
        {"sensitivity", "sensitivity --seats 2000 --out s.sqlite", study},
        {"claims", "claims --out s.sqlite", study},
        {"validate", "validate"},
        {"generate", "generate --people 1000000 --out w.h5"},
        {"generate_a_country", "generate --profile country --people 40000000 --out w.h5", {}, 150},
        {"describe", "describe --seats 1000000"},
        {"check", "check --seats 1000000"},
        {"view", "view --no-open"},
        {"fit", "fit --seats 3000 --out s.sqlite", study},
        {"verify", "verify s.sqlite --threads 1", study, 400,
         "run --replicates 30 --out s.sqlite --set institution.seats=300 --set run.burnin=26 --weeks 104"},
        {"report",
         "report s.sqlite -o r.html",
         {"s.sqlite", "r.html"},
         100,
         "run --replicates 30 --out s.sqlite" + small,
         true},
        {"export",
         "export s.sqlite --csv tables",
         {"s.sqlite", "tables"},
         100,
         "run --replicates 30 --out s.sqlite" + small,
         true},
    };
}

/// A signal's number and the exit code that it gives.
struct Signal {
    int number, code;
};

class Signals : public ::testing::TestWithParam<Case> {};

} // namespace

/// Signals at random moments: the program says so, ends, and leaves nothing that is half. Where it ends by
/// itself within 20 s instead of a minute, the machine is slow, and where it does not, it does not listen.
TEST_P(Signals, EndItWhereverItIs)
{
    constexpr Signal signals[]{{SIGINT, 130}, {SIGTERM, 143}, {SIGHUP, 129}};
    for (auto const& signal : signals) {
        TemporaryFolder const folder;
        if (auto const& before = GetParam().before; !before.empty()) {
            ASSERT_EQ(run_program(folder, before, "export GROUNDSWELL_CACHE=").code, 0);
        }
        Background program(folder, GetParam().arguments);
        auto const now = std::chrono::steady_clock::now().time_since_epoch().count();
        std::this_thread::sleep_for((GetParam().quick ? 0ms : 300ms) +
                                    std::chrono::milliseconds(now / 1000 % GetParam().within));
        program.send(signal.number);
        auto const status = program.status(20s);
        ASSERT_TRUE(status) << "does not end on signal " << signal.number;
        auto said = text_of(folder / "stderr");
        // In its first moments the program is still a shell, and at its end it is over.
        if (GetParam().quick && (WIFSIGNALED(*status) || WEXITSTATUS(*status) == 0)) continue;
        ASSERT_TRUE(WIFEXITED(*status)) << said;
        // A command that takes long has said so.
        if (said.starts_with("about ")) said.erase(0, said.find('\n') + 1);
        EXPECT_EQ(WEXITSTATUS(*status), signal.code) << said;
        EXPECT_TRUE(said.starts_with("stopping")) << said;
        EXPECT_NE(said.find("\nstopped"), std::string::npos) << said;

        auto allowed = GetParam().may_stay;
        allowed.insert({"stdout", "stderr"});
        for (auto const& entry : std::filesystem::directory_iterator(folder.path()))
            EXPECT_TRUE(allowed.contains(entry.path().filename().string()) ||
                        (GetParam().quick && entry.path().extension() == ".part"))
                << entry.path() << said;
        if (std::filesystem::exists(folder / "s.sqlite")) {
            auto const read = run_program(folder, "export s.sqlite --json");
            EXPECT_EQ(read.code, 0) << read.err;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Commands, Signals, ::testing::ValuesIn(cases()),
                         [](auto const& one) { return one.param.name; });

TEST(Signal, ASecondOneEndsAtOnce)
{
    TemporaryFolder const folder;
    Background program(folder, "run --seats 60000 --set institution.units=600");
    std::this_thread::sleep_for(500ms);
    program.send(SIGINT);
    while (text_of(folder / "stderr").empty())
        std::this_thread::sleep_for(1ms);
    program.send(SIGINT);
    auto const status = program.status(20s);
    ASSERT_TRUE(status);
    // It may have ended by the first before the second came.
    EXPECT_TRUE((WIFSIGNALED(*status) && WTERMSIG(*status) == SIGINT) ||
                (WIFEXITED(*status) && WEXITSTATUS(*status) == 130));
}

TEST(Signal, WhatIsIgnoredStaysIgnored)
{
    TemporaryFolder const folder;
    ASSERT_EQ(
        std::system(("cd '" + folder.path().string() + "' && trap '' HUP && { '" + GROUNDSWELL_PROGRAM +
                     "' run --replicates 200 >out 2>err" + small + " & sleep 0.3; kill -HUP $!; wait $!; }")
                        .c_str()),
        0);
    EXPECT_EQ(text_of(folder / "err"), "");
}

/// Replicates that were finished when the signal came are kept, also those behind one that was not.
TEST(Signal, WhatIsFinishedIsKeptAndNotRunAgain)
{
    TemporaryFolder const folder;
    std::string const run = "run --replicates 5000 --threads 3 --out s.sqlite" + small;
    {
        Background program(folder, run);
        for (int i = 0; i < 4000; ++i) { // until something is kept
            std::error_code none;
            if (std::filesystem::file_size(folder / "s.sqlite", none) > 200'000 && !none) break;
            std::this_thread::sleep_for(5ms);
        }
        program.send(SIGTERM);
        auto const status = program.status(20s);
        ASSERT_TRUE(status);
        ASSERT_EQ(WEXITSTATUS(*status), 143);
    }
    auto const said = text_of(folder / "stderr");
    auto const at = said.find("stopped: ");
    ASSERT_NE(at, std::string::npos) << said;
    auto const kept = std::stoi(said.substr(at + 9));
    ASSERT_GT(kept, 0);
    auto const more = std::to_string(kept + 4);
    auto const resumed = run_program(folder, "run --replicates " + more + " --out s.sqlite" + small);
    EXPECT_EQ(resumed.code, 0) << resumed.err;
    EXPECT_NE(resumed.out.find(" of " + more + " replicates were in the study)"), std::string::npos)
        << resumed.out;
    ASSERT_EQ(run_program(folder, "run --replicates " + more + " --out whole.sqlite" + small).code, 0);
    // All is the same but the commands that made it.
    auto const figures_of = [&](std::string const& study) {
        auto out = run_program(folder, "export " + study + " --json").out;
        return out.substr(out.find("\"parameters\""));
    };
    EXPECT_EQ(figures_of("s.sqlite"), figures_of("whole.sqlite"));
}

TEST(Study, HasOneWriterAtATime)
{
    TemporaryFolder const folder;
    Background first(folder, "run --seats 3000 --replicates 50 --out s.sqlite");
    for (int i = 0; i < 2000 && !std::filesystem::exists(folder / "s.sqlite.lock"); ++i)
        std::this_thread::sleep_for(5ms);
    auto const second =
        run_program(folder, "run --seats 3000 --replicates 50 --out s.sqlite", "exec 3>&2; sleep 0.5");
    EXPECT_EQ(second.code, 2);
    EXPECT_EQ(
        second.err,
        "s.sqlite: another process is writing this study. Wait for it to end, or choose another file\n");
    EXPECT_TRUE(std::filesystem::exists(folder / "s.sqlite"));
    first.send(SIGINT);
    ASSERT_TRUE(first.status(20s));
    EXPECT_FALSE(std::filesystem::exists(folder / "s.sqlite.lock"));
}

} // namespace groundswell::testing
