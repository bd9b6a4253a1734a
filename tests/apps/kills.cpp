// SIGKILL at random moments, for every command that writes a study: what was finished is there, none of it
// twice, and the same command again ends as if it had never been killed. CI kills each a few times;
// GROUNDSWELL_KILLS=200 more.

#include <gtest/gtest.h>
#include <ostream>
#include <set>

#include "apps/background.hpp"
#include "base/mix64.hpp"

namespace groundswell::testing {

namespace {

using namespace std::chrono_literals;

struct Killed {
    std::string name, arguments;

    friend void PrintTo(Killed const& one, std::ostream* out) { *out << one.arguments; }
};

std::vector<Killed> killed()
{
    std::string const small_place =
        " --set institution.seats=24 --set institution.units=2 --set run.burnin=4";
    std::string const tiny = small_place + " --weeks 26";
    return {
        {"run", "run --replicates 60 --threads 2" + tiny},
        {"compare", "compare --with escrow --replicates 20 --threads 2" + tiny},
        {"dose", "dose --parameter policy.delay --from 1 --to 3 --steps 2 --push 4 --replicates 12 --threads "
                 "2 --weeks 60" +
                     small_place},
        {"attribute", "attribute --replicates 2 --threads 2" + tiny},
        {"sensitivity", "sensitivity --trajectories 4 --keep 1 --replicates 16 --threads 2" + tiny},
        {"claims", "claims C1 --points 3 --replicates 1 --threads 2 --box --set institution.seats=24"},
        {"fit", "fit --targets rows.csv --points 16 --waves 2 --members 4 --seats 60 --weeks 52 --set "
                "run.window=52 --set run.burnin=4 --threads 2"},
    };
}

class Kills : public ::testing::TestWithParam<Killed> {};

} // namespace

TEST_P(Kills, LoseNothing)
{
    use_memory_disk();
    TemporaryFolder const folder;
    folder.write("rows.csv", survey_rows);
    auto const& arguments = GetParam().arguments;
    auto const begin = std::chrono::steady_clock::now();
    auto const whole =
        run_program(folder, arguments + " --json --out whole.sqlite", "export GROUNDSWELL_CACHE=");
    auto const took =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    ASSERT_EQ(whole.code, 0) << whole.err;
    auto const exported = run_program(folder, "export whole.sqlite --json").out;

    int const wanted = asked_number("GROUNDSWELL_KILLS", 4);
    int kills = 0, ends = 0;
    for (std::uint64_t n = 0; kills < wanted && n < 20U * static_cast<unsigned>(wanted); ++n) {
        {
            Background program(folder, arguments + " --json --out s.sqlite");
            // More often early, so that some begin anew, go on, and end.
            auto const share = mix64(n + 1) % 1000;
            std::this_thread::sleep_for(took * static_cast<long>(share) / 1500);
            program.send(SIGKILL);
            auto const status = program.status(60s);
            ASSERT_TRUE(status);
            if (WIFSIGNALED(*status)) {
                ++kills;
            } else {
                ASSERT_EQ(WEXITSTATUS(*status), 0) << text_of(folder / "stderr");
            }
        }
        auto const read = run_program(folder, "export s.sqlite --json");
        bool const nothing_yet = read.err.find("no such file") != std::string::npos ||
                                 read.err.find("is empty") != std::string::npos;
        ASSERT_TRUE(read.code == 0 || nothing_yet) << read.err;
        if (read.code == 0 && read.out == exported) { // it came to its end: begin anew
            ++ends;
            std::filesystem::remove(folder / "s.sqlite");
        }
    }
    auto const resumed =
        run_program(folder, arguments + " --json --out s.sqlite", "export GROUNDSWELL_CACHE=");
    ASSERT_EQ(resumed.code, 0) << resumed.err;
    EXPECT_EQ(resumed.out, whole.out);
    EXPECT_EQ(run_program(folder, "export s.sqlite --json").out, exported);
    EXPECT_GT(kills, 0);
    std::printf("%s: %d kills survived, %d times to its end between them\n", GetParam().name.c_str(), kills,
                ends);
}

INSTANTIATE_TEST_SUITE_P(Commands, Kills, ::testing::ValuesIn(killed()),
                         [](auto const& one) { return one.param.name; });

/// Two processes begin the same study at once: one makes it, and the other is told so, or goes on with it. CI
/// races 12 times; GROUNDSWELL_RACES=150 more.
TEST(Race, OfTwoFirstWritersLeavesOneWholeStudy)
{
    std::string const run = "run --replicates 2 --threads 1 --json --set institution.seats=24 "
                            "--set institution.units=2 --set run.burnin=4 --weeks 13";
    use_memory_disk();
    TemporaryFolder const folder;
    auto const whole = run_program(folder, run + " --out whole.sqlite");
    ASSERT_EQ(whole.code, 0) << whole.err;
    int const races = asked_number("GROUNDSWELL_RACES", 12);
    int refused = 0;
    for (int n = 0; n < races; ++n) {
        std::string const study = "s" + std::to_string(n) + ".sqlite";
        Background first(folder, run + " --out " + study, "1"), second(folder, run + " --out " + study, "2");
        int ended = 0;
        for (auto const* tag : {"1", "2"}) {
            auto const status = (tag[0] == '1' ? first : second).status(60s);
            ASSERT_TRUE(status && WIFEXITED(*status));
            auto const said = text_of(folder / (std::string("stderr") + tag));
            if (WEXITSTATUS(*status) == 0) {
                ++ended;
                EXPECT_EQ(text_of(folder / (std::string("stdout") + tag)), whole.out);
            } else {
                ++refused;
                EXPECT_EQ(WEXITSTATUS(*status), 2);
                EXPECT_EQ(said, study +
                                    ": another process is writing this study. Wait for it to end, or choose "
                                    "another file\n");
            }
        }
        EXPECT_GE(ended, 1);
        EXPECT_EQ(run_program(folder, "export " + study + " --json").code, 0);
        EXPECT_FALSE(std::filesystem::exists(folder / (study + ".lock")));
    }
    std::printf("%d races, %d writers refused\n", races, refused);
}

} // namespace groundswell::testing
