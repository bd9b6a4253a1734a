#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "apps/program.hpp"

namespace groundswell::testing {
namespace {

using Json = nlohmann::json;

std::string const asked = small + " --replicates 3";
std::string const plan = "[cost]\nunit = \"EUR\"\n[[intervention]]\nkind = \"escrow\"\ncost_per_week = 10\n";

/// Where a text stands in another; the test fails where it does not.
std::size_t place(std::string const& text, std::string const& part)
{
    auto const at = text.find(part);
    EXPECT_NE(at, std::string::npos) << part << "\nis not in\n" << text;
    return at;
}

TEST(Costs, NameTheirUnit)
{
    TemporaryFolder const folder;
    folder.write("plan.toml", plan);
    auto const text = run_program(folder, "compare --with plan.toml --with parity" + asked);
    ASSERT_EQ(text.code, 0) << text.err;
    place(flat(text.out), " 1040 EUR"); // ten a week, for 104 weeks
    place(flat(text.out), "416 hours of work");

    folder.write("mine.toml", plan);
    folder.write("both.toml",
                 plan + "[[intervention]]\nkind = \"parity\"\ncost_per_week = 4\ncost_unit = \"hours\"\n");
    auto const described = run_program(folder, "describe mine.toml").out;
    place(described, "10 EUR per week");
    auto const run = run_program(folder, "run mine.toml" + asked);
    place(flat(run.out), "cost 1040 EUR per replicate");
    auto const both = run_program(folder, "run both.toml" + asked);
    place(flat(both.out), "cost in EUR and hours, which are not added");
}

TEST(Costs, OfTwoUnitsAreNeverAdded)
{
    TemporaryFolder const folder;
    folder.write("mine.toml", "[cost]\nunit = \"EUR\"\n");
    folder.write("both.toml",
                 plan + "[[intervention]]\nkind = \"parity\"\ncost_per_week = 4\ncost_unit = \"hours\"\n");
    auto const ran = run_program(folder, "compare mine.toml --with both.toml --json" + asked);
    ASSERT_EQ(ran.code, 0) << ran.err;
    auto const cost = Json::parse(ran.out)["variants"][0]["cost"];
    EXPECT_TRUE(cost["unit"].is_null());
    EXPECT_EQ(cost["units"], (Json{"EUR", "hours"}));
    EXPECT_TRUE(cost["extra_cost"].is_null());
    EXPECT_TRUE(cost["per_act_prevented"].is_null());
}

TEST(Budget, SaysWhichChangesLieWithinIt)
{
    TemporaryFolder const folder;
    std::string const changes =
        " --with escrow --with parity --with status_reform --with policy.transparency=0.6";
    auto const text = run_program(folder, "compare --budget 1000" + changes + asked);
    ASSERT_EQ(text.code, 0) << text.err;
    auto const budget = text.out.substr(place(text.out, "BUDGET: 1,000 hours of work for the 2 years"));
    auto const within = place(budget, "within the budget, by acts prevented per unit of cost");
    auto const above = place(budget, "above the budget");
    EXPECT_LT(within, place(budget, "    parity "));
    EXPECT_LT(within, place(budget, "    escrow "));
    EXPECT_LT(place(budget, "    escrow "), above);
    EXPECT_LT(place(budget, "    parity "), above);
    EXPECT_LT(above, place(budget, "    status_reform "));
    place(budget, "they state no cost: policy.transparency=0.6.");
    place(text.out, "budget: above 1,000 hours of work for the 2 years.");

    auto const ran = run_program(folder, "compare --budget 1000 --json --out c.sqlite" + changes + asked);
    ASSERT_EQ(ran.code, 0) << ran.err;
    auto const json = Json::parse(ran.out)["budget"];
    EXPECT_EQ(json["amount"], 1000);
    EXPECT_EQ(json["unit"], "hours of work");
    EXPECT_EQ(json["weeks"], 104);
    ASSERT_EQ(json["within"].size(), 2U);
    EXPECT_GE(json["within"][0]["prevented_per_unit"].get<double>(),
              json["within"][1]["prevented_per_unit"].get<double>());
    EXPECT_EQ(json["above"][0]["name"], "status_reform");
    EXPECT_EQ(json["above"][0]["extra_cost"]["mean"], 4160);
    EXPECT_EQ(json["without_cost"], Json{"policy.transparency=0.6"});

    // The study keeps it, and another budget may be asked of the same runs.
    ASSERT_EQ(run_program(folder, "compare --budget 5000 --json --out c.sqlite" + changes + asked).code, 0);
    ASSERT_EQ(run_program(folder, "report c.sqlite -o r.html").code, 0);
    auto const page = text_of(folder / "r.html");
    place(page, "\"amount\":1000");
    place(page, "\"amount\":5000");
    place(page, "budget: within 5,000 hours of work for the 2 years.");
}

TEST(Budget, SaysWhatIsWrong)
{
    TemporaryFolder const folder;
    folder.write("plan.toml", plan);
    auto const refused = [&](std::string const& arguments, std::string const& message) {
        auto const ran = run_program(folder, arguments);
        EXPECT_EQ(ran.code, 2) << arguments;
        EXPECT_EQ(ran.err, message);
    };
    refused("compare --with parity --budget=-1", "--budget: is -1 (must be 0 or above).\n");
    refused("compare --with parity --budget much", "--budget: is 'much' (must be a number).\n");
    refused("compare --with policy.transparency=0.6 --budget 10",
            "--budget: is given, but no change states a cost (costs are cost_per_person and cost_per_week of "
            "interventions). State them, or leave the budget out\n");
    refused(
        "compare --with parity --with plan.toml --budget 10",
        "--budget: is given, but costs are in hours of work and EUR (a budget is in one unit). Compare the "
        "changes of each unit apart, or state all costs in one unit\n");
    auto const unit = [&](std::string const& word, std::string const& fault) {
        folder.write("bad.toml", "[cost]\nunit = \"" + word + "\"\n");
        refused("check bad.toml", "bad.toml:2: cost.unit " + fault +
                                      " (a word such as hours or EUR, of at most 20 characters).\n");
    };
    unit("a\\u0007b", "holds control characters");
    unit("a\\u202Eb", "holds control characters");
    unit("", "is empty");
    unit("twentyonecharactersss", "is 'twentyonecharactersss', which has 21 characters");
    folder.write("bad.toml",
                 "[cost]\nunit = \"\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\"\n");
    EXPECT_EQ(run_program(folder, "check bad.toml").code, 0); // characters, not bytes
    folder.write("bad.toml", "[cost]\nunits = \"EUR\"\n");
    refused("check bad.toml", "bad.toml:2: unknown key 'cost.units'. Did you mean 'cost.unit'?\n");
    folder.write("bad.toml", "[[intervention]]\nkind = \"parity\"\ncost_unit = \"\\t\"\n");
    refused("check bad.toml",
            "bad.toml:3: intervention.1.cost_unit holds control characters (a word such as hours or "
            "EUR, of at most 20 characters).\n");
}

} // namespace
} // namespace groundswell::testing
