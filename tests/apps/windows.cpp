// Over which weeks figures are, how many replicates they rest on, and what is said of short runs.

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "apps/program.hpp"

namespace groundswell::testing {
namespace {

using Json = nlohmann::json;

std::string said(TemporaryFolder const& folder, std::string const& command)
{
    auto const ran = run_program(folder, command);
    EXPECT_EQ(ran.code, 0) << ran.err;
    return ran.out;
}

TEST(Windows, OfARunNameTheTimeOfEachQuestion)
{
    TemporaryFolder const folder;
    std::string const run = "run --seats 60 --weeks 1 --replicates 1 --seed 2 --set run.burnin=";
    auto const long_before = flat(said(folder, run + "520"));
    for (auto const* part : {"shares of people and of events are about its 1 week",
                             "As surveys ask, over the last 2 years, burn-in included:",
                             "As surveys ask, over the last 10 years, burn-in included:"})
        EXPECT_NE(long_before.find(part), std::string::npos) << part << "\n" << long_before;
    EXPECT_EQ(long_before.find("1 weeks"), std::string::npos) << long_before;
    auto const alone = flat(said(folder, run + "0"));
    for (auto const* part :
         {"over 1 year, of which 1 week was simulated:",
          "survey questions about 1 year, 2 years and 10 years are about the 1 week that was"})
        EXPECT_NE(alone.find(part), std::string::npos) << part << "\n" << alone;
    EXPECT_EQ(alone.find("lasting states"), std::string::npos) << alone;
    auto const json = Json::parse(said(folder, run + "13 --json"));
    EXPECT_EQ(json["survey_windows"][0]["name"], "survey_any");
    EXPECT_EQ(json["survey_windows"][0]["weeks"], 104);
    EXPECT_EQ(json["survey_windows"][0]["simulated"], 14);
}

TEST(Windows, OfAComparisonAreSaidWithTheReplicatesOfEachFigure)
{
    TemporaryFolder const folder;
    std::string const compare =
        "compare --seats 60 --weeks 1 --replicates 3 --set run.burnin=0 --with accountability";
    auto const text = said(folder, compare);
    auto const json = Json::parse(said(folder, compare + " --json"));
    std::size_t few = 0;
    for (auto const& figure : json["variants"][0]["figures"])
        few += figure["metric"] == "formal_report_share" && figure["group"] == "all" &&
               figure["difference"]["n"].get<int>() < 3;
    ASSERT_EQ(few, 1U) << "another example is needed";
    EXPECT_NE(text.find("none (1)"), std::string::npos) << text;
    EXPECT_NE(text.find("(n): over the n of 3 pairs"), std::string::npos) << text;
    EXPECT_NE(flat(text).find("Shares of people and of events are of the one week of the run."),
              std::string::npos)
        << text;
    EXPECT_EQ(json["window"], 1);
    EXPECT_EQ(json["act_window"], 1);
    EXPECT_EQ(json["weeks"], 1);
    EXPECT_FALSE(json["notes"].empty());
}

TEST(Windows, OfABranchReachIntoThePast)
{
    TemporaryFolder const folder;
    said(folder, "run --seats 60 --weeks 20 --set run.burnin=13 --replicates 2 --checkpoint c.h5 "
                 "--checkpoint-every 10");
    auto const text = flat(said(folder, "branch c.h5 --at 19 --with accountability"));
    EXPECT_EQ(text.find("Figures count from then on."), std::string::npos) << text;
    EXPECT_NE(text.find("Who did such an act is of 33 weeks. Of these, 32 weeks lie before the change"),
              std::string::npos)
        << text;
    auto const json = Json::parse(said(folder, "branch c.h5 --at 19 --with accountability --json"));
    EXPECT_EQ(json["weeks"], 1);
    EXPECT_EQ(json["act_window"], 33);
}

TEST(Windows, OfADoseAndAnAttributionAreSaid)
{
    TemporaryFolder const folder;
    std::string const dose =
        "dose --parameter policy.shield --from 0 --to 1 --steps 1 --push 26 --replicates 3 "
        "--seats 40 --weeks 52 --set run.burnin=4";
    auto const text = flat(said(folder, dose + " --metric ever_perpetrated"));
    EXPECT_NE(
        text.find("did such an act: over 10 years, of which 56 weeks were simulated, burn-in included."),
        std::string::npos)
        << text;
    auto const withheld = Json::parse(said(folder, dose + " --metric ever_perpetrated --min-cell 60 --json"));
    ASSERT_EQ(withheld["withheld"], true);
    EXPECT_TRUE(withheld["flat"].is_null());
    EXPECT_EQ(withheld["act_window"], 56);
}

} // namespace
} // namespace groundswell::testing
