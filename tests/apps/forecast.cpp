#include "apps/forecast.hpp"

#include <groundswell/read_scenario.hpp>
#include <gtest/gtest.h>

#include "apps/background.hpp"

namespace groundswell::testing {

TEST(Forecast, GrowsWithPeopleWeeksAndRunsAndNotWithThreads)
{
    auto scenario = default_scenario();
    auto const seconds = [&](Work const& work) { return estimated_seconds(work); };
    double const one = seconds({.scenario = scenario, .threads = 1});
    EXPECT_GT(one, .05); // a thousand people, ten years
    EXPECT_LT(one, 2);
    EXPECT_NEAR(seconds({.scenario = scenario, .runs = 20, .worlds = 20, .threads = 1}), 20 * one, 1e-9);
    EXPECT_NEAR(seconds({.scenario = scenario, .runs = 20, .worlds = 20, .threads = 1, .ranks = 4}), 5 * one,
                1e-9);
    // Runs of one world share its burn-in.
    EXPECT_LT(seconds({.scenario = scenario, .runs = 20, .worlds = 1, .threads = 1}), 20 * one);
    scenario.parameters.institution.seats *= 7;
    EXPECT_NEAR(seconds({.scenario = scenario, .threads = 1}), 7 * one, 1e-9);
}

TEST(Forecast, IsSaidInWords)
{
    EXPECT_EQ(time_words(42.4, 1), "about 42 seconds on 1 core");
    EXPECT_EQ(time_words(540, 2), "about 9 minutes on 2 cores");
    EXPECT_EQ(time_words(7200, 8), "about 2 hours on 8 cores");
    EXPECT_EQ(time_words(86400.0 * 30, 8), "about 30 days on 8 cores");
}

TEST(Forecast, RefusesWhatDoesNotFit)
{
    TemporaryFolder const folder;
    // Each run fits into memory, and two at once do not.
    auto const memory = run_program(folder, "run --seats 1000000 --replicates 2 --threads 2 --weeks 1",
                                    "export GROUNDSWELL_MEMORY=900MiB");
    EXPECT_EQ(memory.code, 2) << memory.out.substr(0, 200);
    EXPECT_NE(memory.err.find("--threads: 2 runs at once would take"), std::string::npos) << memory.err;
    auto const scenario = default_scenario();
    EXPECT_NO_THROW(require_space("", {.scenario = scenario, .runs = std::size_t{1} << 50}));
    EXPECT_THROW(
        require_space((folder / "s.sqlite").string(), {.scenario = scenario, .runs = std::size_t{1} << 50}),
        UserError);
    EXPECT_NO_THROW(require_space((folder / "s.sqlite").string(), {.scenario = scenario, .runs = 2}));
}

TEST(Forecast, IsSaidBeforeWhatTakesLongAndIsInNoOutput)
{
    TemporaryFolder const folder;
    auto const quick = run_program(folder, "run --json --replicates 2" + small);
    EXPECT_EQ(quick.err, "");
    auto const refused =
        run_program(folder, "run --seats 200000 --replicates 100 --weeks 5000 --out no/s.sqlite");
    EXPECT_EQ(refused.code, 2); // nothing is said of what is not begun
    EXPECT_EQ(refused.err.find("about"), std::string::npos) << refused.err;
    Background begun(folder, "run --seats 200000 --replicates 20 --weeks 5000 --json", "2");
    for (int i = 0; i < 2000 && text_of(folder / "stderr2").empty(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_TRUE(text_of(folder / "stderr2").starts_with("about ")) << text_of(folder / "stderr2");
    EXPECT_EQ(text_of(folder / "stdout2"), "");
}

} // namespace groundswell::testing
