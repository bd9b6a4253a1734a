#include <algorithm>
#include <fstream>
#include <groundswell/parameter_points.hpp>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "apps/program.hpp"
#include "base/text.hpp"
#include "support/small_scenario.hpp"

namespace groundswell::testing {
namespace {

using Json = nlohmann::json;

/// A folder with a small institution of which only six numbers are uncertain, and a survey that many points
/// meet.
class FitProgram : public ::testing::Test {
  protected:
    void SetUp() override
    {
        auto const scenario = small_scenario();
        std::vector<std::string> const open{"acts.seeking",       "propensity.harm.median",
                                            "reaction.intervene", "disclose.confide",
                                            "career.bias.man",    "policy.substantiate"};
        std::ofstream out(folder / "tiny.toml");
        out << "title = \"Tiny\"\nrun.weeks = 52\nrun.window = 52\nrun.burnin = 26\ninstitution.seats = 80\n"
               "institution.units = 4\npropensity.harm.factor = 8\n";
        for (auto const& parameter : uncertain_parameters(scenario))
            if (std::ranges::count(open, parameter.at.name) == 0)
                out << parameter.at.name << " = " << format_number(parameter.at.in(scenario.parameters))
                    << '\n';
        std::ofstream(folder / "rows.csv") << "quantity,group,value,low,high,window_weeks\n"
                                              "experienced,woman,.3,.05,.6,52\n"
                                              "witnessed,all,.3,.05,.6,52\n"
                                              "told_nobody,all,.4,.1,.8,52\n";
    }
    Ran run(std::string const& arguments) { return run_program(folder, arguments); }
    Ran fit(std::string const& more = "")
    {
        return run("fit tiny.toml --targets rows.csv --points 32 --waves 2 --members 8 --members-file m.csv "
                   "--out f.sqlite --json" +
                   more);
    }

    TemporaryFolder folder;
};

TEST_F(FitProgram, FindsMembersThatEveryExperimentRuns)
{
    auto const first = fit();
    ASSERT_EQ(first.code, 0) << first.err;
    auto const found = Json::parse(first.out);
    EXPECT_EQ(found["members"], 8);
    EXPECT_EQ(found["rows"].size(), 3U);
    EXPECT_EQ(found["parameters"].size(), 6U);
    for (auto const& row : found["rows"])
        EXPECT_LE(row["members"]["high"].get<double>(), row["high"].get<double>() + .2);

    // Again: nothing is run, and nothing differs.
    auto const again = fit(" --threads 3");
    ASSERT_EQ(again.code, 0) << again.err;
    EXPECT_EQ(Json::parse(again.out), found);

    auto const of_file = run("run tiny.toml --fit m.csv --json"),
               of_study = run("run tiny.toml --fit f.sqlite --json --threads 3");
    ASSERT_EQ(of_file.code, 0) << of_file.err;
    ASSERT_EQ(of_study.code, 0) << of_study.err;
    EXPECT_EQ(Json::parse(of_file.out)["result_hash"], Json::parse(of_study.out)["result_hash"]);
    EXPECT_EQ(Json::parse(of_file.out)["fit"]["members"], 8);

    for (auto const* command :
         {"compare tiny.toml --with bystander_training",
          "dose tiny.toml --parameter policy.transparency --from 0 --to 1 --steps 1 --push 8",
          "attribute tiny.toml"}) {
        auto const line = std::string(command) + " --fit m.csv --members 3 --json --out s.sqlite";
        auto const whole = run(line), resumed = run(line + " --threads 1");
        ASSERT_EQ(whole.code, 0) << command << whole.err;
        ASSERT_EQ(resumed.code, 0) << command << resumed.err;
        EXPECT_EQ(Json::parse(whole.out)["result_hash"], Json::parse(resumed.out)["result_hash"]) << command;
        std::filesystem::remove(folder / "s.sqlite");
    }
}

TEST_F(FitProgram, SaysHowMuchRangesOverFewMembersHold)
{
    ASSERT_EQ(fit().code, 0);
    auto const words =
        run("fit tiny.toml --targets rows.csv --points 32 --waves 2 --members 8 --out f.sqlite");
    ASSERT_EQ(words.code, 0) << words.err;
    auto const said = "over 8 members, they hold 78% of further ones. 39 members would hold 95%.";
    EXPECT_NE(flat(words.out).find(said), std::string::npos) << words.out;
}

TEST_F(FitProgram, IsShownInAReport)
{
    ASSERT_EQ(fit().code, 0);
    auto const shown = run("report f.sqlite --json");
    ASSERT_EQ(shown.code, 0) << shown.err;
    auto const page = Json::parse(shown.out);
    EXPECT_EQ(page["fit"]["members"], 8);
    EXPECT_EQ(page["fit"]["rows"][0]["quantity"], "experienced");
    EXPECT_EQ(page["fit"]["rows"][0]["unit"], "share");
}

TEST_F(FitProgram, RefusesWhatItCannotUse)
{
    ASSERT_EQ(fit().code, 0);
    auto const refused = [&](std::string const& arguments, std::string const& words) {
        auto const ran = run(arguments);
        EXPECT_EQ(ran.code, 2) << arguments << ran.out;
        EXPECT_NE(ran.err.find(words), std::string::npos) << ran.err;
    };
    refused("run --fit m.csv", "m.csv");
    refused("run tiny.toml --fit none.csv", "none.csv: ");
    refused("run tiny.toml --fit rows.csv", "rows.csv");
    refused("fit tiny.toml --targets rows.csv --hold-out 5/4", "--hold-out: is 5/4");
    refused("fit tiny.toml --targets rows.csv --points 3", "--points");
    refused("fit tiny.toml --targets rows.csv --members-file no/m.csv", "no/m.csv: cannot be written");
    // Nothing is left behind by what was refused.
    refused("fit tiny.toml --targets rows.csv --points 3 --out new.sqlite", "--points");
    refused("fit tiny.toml --targets rows.csv --minutes 0.0001 --out new.sqlite", "--minutes: buys ");
    EXPECT_FALSE(std::filesystem::exists(folder / "new.sqlite"));
    auto text = text_of(folder / "m.csv");
    text.replace(text.rfind(','), 1, ",x");
    std::ofstream(folder / "damaged.csv") << text;
    refused("run tiny.toml --fit damaged.csv", "damaged.csv:");
}

} // namespace
} // namespace groundswell::testing
