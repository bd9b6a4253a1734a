#include <groundswell/profile.hpp>
#include <groundswell/read_scenario.hpp>
#include <groundswell/write_scenario.hpp>
#include <gtest/gtest.h>

#include "scenario/hash.hpp"

namespace groundswell {
namespace {

std::string problems_of(std::string const& text)
{
    try {
        read_profile_text(text, "p.toml");
    } catch (UserError const& error) {
        std::string out;
        for (auto const& problem : error.problems())
            out += problem.text() + "\n";
        return out;
    }
    return "";
}

std::string const sound =
    "share = { woman = [0.5], man = [0.5] }\nranks = 1\n"
    "workplaces = { classes = [{ low = 1, high = 9, workplaces = 10, people = 30 }] }\n";

TEST(Profile, TheShippedOneHasThePublishedTotals)
{
    auto const profile = read_profile("country");
    double people = 0, workplaces = 0, residents = 0;
    for (auto const& c : profile.spec.workplaces) {
        people += c.people;
        workplaces += c.workplaces;
    }
    for (double const n : profile.spec.regions)
        residents += n;
    EXPECT_EQ(workplaces, 7'996'881);
    EXPECT_EQ(people, 132'756'927);
    EXPECT_EQ(residents, 331'449'281); // U.S. Census 2020
    EXPECT_EQ(profile.spec.regions.size(), 51U);
    EXPECT_EQ(profile.rank_names.size(), 5U);
}

TEST(Profile, SaysAllThatIsWrongWithItsLine)
{
    EXPECT_EQ(problems_of(sound), "");
    EXPECT_EQ(problems_of(sound + "[audience]\nmeen = 3\n[teams]\nsize = 2.5\n"),
              "p.toml:5: unknown key 'audience.meen'. Did you mean 'audience.mean'?\n"
              "p.toml:7: teams.size is 2.5 (must be a whole number).\n");
    auto const wrong = problems_of(sound + "[confidants]\nteam = 1.5\nhomophily = -1\n");
    EXPECT_NE(wrong.find("p.toml:5: confidants.team is 1.5 (0 to 1)"), std::string::npos) << wrong;
    EXPECT_NE(wrong.find("p.toml:6: confidants.homophily is -1 (0 to 1)"), std::string::npos) << wrong;
    EXPECT_THROW(read_profile("contry"), UserError);
}

TEST(Profile, GoesIntoTheHashOfAScenario)
{
    Scenario scenario = scenario_for_profile("country");
    auto const hash = scenario_hash(scenario);
    EXPECT_NE(hash, scenario_hash(default_scenario()));
    scenario.profile->spec.audience_tail = 2.5;
    EXPECT_NE(scenario_hash(scenario), hash);
    scenario = scenario_for_profile("country");
    scenario.profile->spec.workplaces[3].people += 1;
    EXPECT_NE(scenario_hash(scenario), hash);
    scenario = scenario_for_profile("country");
    scenario.world_file = WorldSource{"w.h5", 1, 10, 100};
    auto const with_file = scenario_hash(scenario);
    scenario.world_file->digest = 2;
    EXPECT_NE(scenario_hash(scenario), with_file);
}

TEST(Profile, OfAScenarioIsWrittenAndReadAgain)
{
    auto const scenario =
        read_scenario_text("[world]\nprofile = \"country\"\n[institution]\nseats = 5000\n", "s.toml");
    ASSERT_TRUE(scenario.profile);
    EXPECT_EQ(scenario.ranks, 5);
    EXPECT_FALSE(scenario.generated());
    auto const again = read_scenario_text(write_toml(scenario, ""), "s.toml");
    EXPECT_EQ(scenario_hash(again), scenario_hash(scenario));
    EXPECT_THROW(read_scenario_text("groups = [\"a\"]\n[world]\nprofile = \"country\"\n", "s.toml"),
                 UserError);
    EXPECT_THROW(read_scenario_text("[world]\nprofile = \"country\"\nties = \"t.csv\"\n", "s.toml"),
                 UserError);
}

} // namespace
} // namespace groundswell
