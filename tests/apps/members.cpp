#include <algorithm>
#include <cmath>
#include <fstream>
#include <groundswell/members.hpp>
#include <groundswell/read_scenario.hpp>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "apps/program.hpp"
#include "experiment/design.hpp"

namespace groundswell::testing {
namespace {

using Json = nlohmann::json;

/// A folder with a small institution, and four points of its plausible space as the members of a fit.
class MembersProgram : public ::testing::Test {
  protected:
    void SetUp() override
    {
        std::ofstream(folder / "tiny.toml")
            << "title = \"Tiny\"\nrun.weeks = 52\nrun.window = 52\nrun.burnin = 26\n"
               "institution.seats = 80\ninstitution.units = 4\npropensity.harm.factor = 8\n";
        auto const scenario = read_scenario((folder / "tiny.toml").string());
        auto members = members_for(scenario, "by hand");
        Design const design(scenario, 1);
        for (std::uint32_t i = 0; i < 4; ++i)
            add_member(members, design.at(i), i);
        std::ofstream(folder / "m.csv") << write_members(members);
    }
    Ran run(std::string const& arguments) { return run_program(folder, arguments); }
    Json json(std::string const& arguments)
    {
        auto const ran = run(arguments + " --json");
        EXPECT_EQ(ran.code, 0) << arguments << '\n' << ran.err;
        return ran.code == 0 ? Json::parse(ran.out) : Json();
    }

    TemporaryFolder folder;
};

constexpr auto commands = {
    "run tiny.toml", "compare tiny.toml --with bystander_training",
    "dose tiny.toml --parameter policy.transparency --from 0 --to 1 --steps 1 --push 8"};

TEST_F(MembersProgram, ThreadsDoNotChangeWhatTheyFind)
{
    for (std::string const command : commands) {
        auto const one = json(command + " --fit m.csv --threads 1");
        EXPECT_EQ(json(command + " --fit m.csv --threads 3"), one) << command;
        EXPECT_NE(json(command + " --fit m.csv --members 3")["result_hash"], one["result_hash"]) << command;
    }
}

TEST_F(MembersProgram, AStudyGrowsByMembersAndReplicates)
{
    for (std::string const command : commands) {
        auto const whole = json(command + " --fit m.csv --replicates 3");
        json(command + " --fit m.csv --members 2 --out s.sqlite");
        json(command + " --fit m.csv --members 2 --replicates 3 --out s.sqlite");
        EXPECT_EQ(json(command + " --fit m.csv --replicates 3 --out s.sqlite"), whole) << command;
        auto const plain = run(command + " --out s.sqlite");
        EXPECT_TRUE(command.starts_with("run") || plain.code == 2)
            << command << ": a study over a fit takes no pairs without one";
        std::filesystem::remove(folder / "s.sqlite");
    }
}

TEST_F(MembersProgram, ARunTellsChanceFromParameters)
{
    auto const found = json("run tiny.toml --fit m.csv --replicates 4");
    EXPECT_EQ(found["fit"]["members"], 4);
    EXPECT_EQ(found["fit"]["replicates"], 4);
    auto const figure = std::ranges::find_if(
        found["figures"], [](Json const& f) { return f["metric"] == "harm" && f["group"] == "all"; });
    ASSERT_NE(figure, found["figures"].end());
    auto const& over = (*figure)["over_members"];
    EXPECT_EQ(over["runs"], 16);
    EXPECT_GT(over["chance_sd"], 0);
    EXPECT_LE(over["together"]["low"], over["median"]);
    EXPECT_GE(over["together"]["high"], over["median"]);
    auto const said = found["findings"].dump();
    EXPECT_NE(said.find("over what the surveys leave open"), std::string::npos) << said;
    EXPECT_EQ(said.find("is due to parameters"), std::string::npos) << "too few members for that";
    auto const shipped = json("run --fit default --members 20 --weeks 52 --seats 100 --set run.burnin=52 "
                              "--set institution.units=2");
    EXPECT_NE(shipped["findings"].dump().find("is due to parameters"), std::string::npos);
}

TEST_F(MembersProgram, AChangeIsGivenOverTheMembers)
{
    auto const found = json("compare tiny.toml --with bystander_training --fit m.csv");
    EXPECT_EQ(found["pairs"], 4) << "a pair is a member: the mean of its replicates";
    auto const& main = found["variants"][0]["main"];
    EXPECT_EQ(main["difference"]["n"], 4);
    EXPECT_EQ(main["over_members"]["difference"]["runs"], 8);
    EXPECT_EQ(main["over_members"]["falls"]["n"], 4);
    EXPECT_EQ(json("compare tiny.toml --with policy.transparency=0.5 --fit m.csv --members 1 "
                   "--set run.seed=3")["fit"]["members"],
              1);
}

TEST_F(MembersProgram, ClaimsAreTestedAtMembers)
{
    auto const fit = json("claims C4 --quick --fit default --members 2 --replicates 1");
    EXPECT_EQ(fit["points"], 2);
    EXPECT_EQ(fit["fit"]["file"], "default");
    EXPECT_TRUE(fit["fit"]["other_size"].get<bool>()) << "--quick simulates fewer people";
    auto const box = json("claims C4 --quick --box --points 2 --replicates 1");
    EXPECT_TRUE(box["fit"].is_null());
    EXPECT_NE(box["claims"][0]["parts"][0]["by_point"], fit["claims"][0]["parts"][0]["by_point"]);
}

TEST_F(MembersProgram, AReportShowsWhatAStudyKeeps)
{
    for (std::string const command : commands) {
        json(command + " --fit m.csv --out s.sqlite");
        auto const page = json("report s.sqlite");
        bool const of_run = command.starts_with("run");
        auto const& part = command.starts_with("dose") ? page["dose"] : page["comparisons"];
        EXPECT_EQ(part.size(), of_run ? 0U : 1U) << command;
        bool const noted = std::ranges::any_of(page["notes"], [](Json const& note) {
            return note.get<std::string>().find("over the fit: ") != std::string::npos;
        });
        EXPECT_EQ(noted, of_run) << command;
        EXPECT_NE(page["rests_on"].dump().find("--fit m.csv"), std::string::npos) << command;
        std::filesystem::remove(folder / "s.sqlite");
    }
}

TEST_F(MembersProgram, ClaimsSayWhichPointsTheyTake)
{
    auto const by_itself = json("claims C2 --members 2 --replicates 1");
    EXPECT_EQ(by_itself["fit"]["file"], "default");
    EXPECT_TRUE(by_itself["why_box"].is_null());
    auto const seeded = json("claims C2 --members 1 --replicates 1 --seed 5");
    EXPECT_EQ(seeded["fit"]["file"], "default") << "a fit does not hang on the seed";
    auto const quick = json("claims C2 --quick --replicates 1 --set policy.delay=10");
    EXPECT_TRUE(quick["fit"].is_null());
    EXPECT_EQ(quick["why_box"], "leaves open what is set here, or is of another institution");
    auto const small = run("claims C2 --quick --replicates 1");
    EXPECT_NE(small.out.find("The fit that comes with the program is not used"), std::string::npos)
        << small.out;
    EXPECT_TRUE(json("claims C2 --quick --box --points 2 --replicates 1")["why_box"].is_null())
        << "it was asked for";
    EXPECT_EQ(run("claims C2 --members 2 --points 3").code, 2);
    EXPECT_EQ(run("claims C2 --members 2 --set policy.delay=10").code, 2);
}

TEST_F(MembersProgram, AReportShowsAnAttributionOverMembers)
{
    auto const one = json("attribute tiny.toml --fit m.csv --members 2 --weeks 8 --set run.burnin=4 "
                          "--replicates 1 --threads 1 --out a.sqlite");
    auto const three = json("attribute tiny.toml --fit m.csv --members 2 --weeks 8 --set run.burnin=4 "
                            "--replicates 1 --threads 3");
    EXPECT_EQ(one["attribution"], three["attribution"]);
    auto const page = json("report a.sqlite");
    auto const &shown = page["attribution"]["components"], &printed = one["attribution"]["components"];
    ASSERT_EQ(shown.size(), printed.size());
    int compared = 0;
    for (std::size_t i = 0; i < printed.size(); ++i)
        for (auto const& [key, value] : printed[i]["share"].items()) {
            if (!value.is_number() || !shown[i]["share"].contains(key)) continue;
            EXPECT_NEAR(shown[i]["share"][key].get<double>(), value.get<double>(),
                        1e-5 * std::abs(value.get<double>()) + 1e-9)
                << printed[i];
            ++compared;
        }
    EXPECT_GE(compared, 8);
    EXPECT_NE(page["rests_on"].dump().find("--fit m.csv"), std::string::npos);
}

TEST_F(MembersProgram, SensitivityLooksAtTheNumbersThatAFitLeavesOpen)
{
    auto const few = json("sensitivity tiny.toml --fit m.csv --metric harm --metric trust");
    ASSERT_EQ(few["metrics"].size(), 2U);
    EXPECT_TRUE(few["metrics"][0]["numbers"].empty()) << "four members say nothing";
    EXPECT_EQ(run("sensitivity tiny.toml --fit m.csv --keep 3").code, 2);
    EXPECT_EQ(run("sensitivity tiny.toml --fit m.csv --metric hram").code, 2);
    std::string const quick =
        "sensitivity default --fit default --members 40 --replicates 2 --weeks 13 --set run.burnin=0 "
        "--set run.window=13";
    auto const one = json(quick + " --threads 1");
    EXPECT_EQ(json(quick + " --threads 3"), one);
    ASSERT_GT(one["metrics"][0]["numbers"].size(), 100U);
    double last = 1;
    for (auto const& number : one["metrics"][0]["numbers"]) {
        EXPECT_LE(number["alone"].get<double>(), last);
        last = number["alone"].get<double>();
    }
}

TEST_F(MembersProgram, AReportShowsASensitivityOverMembers)
{
    std::string const asked =
        "sensitivity default --fit default --members 40 --replicates 2 --weeks 13 --set "
        "run.burnin=0 --set run.window=13 --metric harm --metric trust";
    auto const printed = json(asked + " --out s.sqlite");
    auto const page = json("report s.sqlite");
    ASSERT_EQ(page["member_sensitivity"].size(), 2U);
    int compared = 0;
    for (auto const& shown : page["member_sensitivity"]) {
        auto const& metric = printed["metrics"][shown["metric"] == "harm" ? 0 : 1];
        EXPECT_EQ(shown["metric"], metric["metric"]);
        EXPECT_EQ(shown["sentences"], metric["sentences"]);
        ASSERT_EQ(shown["numbers"].size(), metric["numbers"].size());
        for (std::size_t i = 0; i < shown["numbers"].size(); ++i) {
            EXPECT_EQ(shown["numbers"][i]["name"], metric["numbers"][i]["name"]);
            EXPECT_NEAR(shown["numbers"][i]["alone"].get<double>(),
                        metric["numbers"][i]["alone"].get<double>(), 1e-4);
            ++compared;
        }
    }
    EXPECT_GT(compared, 200);
    EXPECT_NE(
        page["rests_on"]["again"].get<std::string>().find("groundswell sensitivity default --replicates 2"),
        std::string::npos)
        << page["rests_on"]["again"];
    json("run default --fit default --members 40 --replicates 2 --weeks 13 --set run.burnin=0 --set "
         "run.window=13 --out r.sqlite");
    EXPECT_TRUE(json("report r.sqlite")["member_sensitivity"].empty()) << "nobody asked for it";
}

TEST_F(MembersProgram, RowsOfOnesOwnSurveyAreAmongTheQuestions)
{
    std::ofstream(folder / "mine.csv") << "quantity,group,value,n\ntrust,woman,0.6,400\n";
    std::ofstream(folder / "bad.csv") << "quantity,group,value,n\ntrust,women,0.6,400\n";
    std::ofstream(folder / "norms.toml") << "[[intervention]]\nkind = \"norm_correction\"\ndose = 0.5\n"
                                            "every = 26\ncost_per_week = 173.08\n";
    // Worth about what the change costs, so that knowing more could change the choice.
    std::string const asked = "compare default --fit default --members 100 --replicates 1 --weeks 13 --set "
                              "run.burnin=0 --set run.window=13 --with norms.toml --worth 170";
    auto const without = json(asked)["decision"];
    auto const with = json(asked + " --targets mine.csv --out c.sqlite")["decision"];
    ASSERT_TRUE(with["questions"].is_object()) << with;
    EXPECT_EQ(with["questions"]["tried"], without["questions"]["tried"].get<int>() + 1);
    auto const shown = json("report c.sqlite")["decisions"][0];
    EXPECT_EQ(shown["questions"]["tried"], with["questions"]["tried"]);
    EXPECT_EQ(shown["words"], with["words"]);
    auto const refused = run(asked + " --targets bad.csv");
    EXPECT_EQ(refused.code, 2);
    EXPECT_NE(refused.err.find("group 'women' is not in the scenario"), std::string::npos) << refused.err;
}

TEST_F(MembersProgram, RefusesWhatCannotGoTogether)
{
    auto const refused = [&](std::string const& arguments, std::string const& words) {
        auto const ran = run(arguments);
        EXPECT_EQ(ran.code, 2) << arguments << ran.out;
        EXPECT_NE(ran.err.find(words), std::string::npos) << ran.err;
    };
    refused("run tiny.toml --members 2", "--members: given without --fit");
    refused("run tiny.toml --fit m.csv --members 5", "must be a whole number from 1 to 4");
    refused("run tiny.toml --fit m.csv --against", "--against: given together with --fit");
    refused("run tiny.toml --fit m.csv --set policy.transparency=0.31", "is a fit of another scenario");
    refused("compare tiny.toml --with escrow --fit m.csv --uncertain", "--fit: given together with");
    refused("compare tiny.toml --with escrow --fit m.csv --half-width 1", "--fit: given together with");
    refused("claims C4 --fit default --box", "--fit: given together with");
    refused("claims C4 --fit default --points 3", "--fit: given together with");
    refused("compare tiny.toml --with escrow+cost.unit=EUR", "interventions by name cost hours of work");
    ASSERT_EQ(run("run tiny.toml --replicates 1 --weeks 26 --out plain.sqlite").code, 0);
    refused("run tiny.toml --fit plain.sqlite", "plain.sqlite: holds no fit");
}

} // namespace
} // namespace groundswell::testing
