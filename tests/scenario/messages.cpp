#include <fmt/format.h>
#include <groundswell/interventions.hpp>
#include <gtest/gtest.h>

#include "problems.hpp"

namespace groundswell {
namespace {

using testing::Lines;
using testing::problems_of;
using testing::problems_of_overrides;

struct Case {
    std::string text, message;
};

std::string const power = fmt::format("{}", Parameters{}.acts.power); // a default that is calibrated
std::string const kinds = fmt::format("{}", fmt::join(intervention_names(), ", "));

class Message : public ::testing::TestWithParam<Case> {};

TEST_P(Message, IsExactly)
{
    EXPECT_EQ(problems_of(GetParam().text), Lines{GetParam().message});
}

INSTANTIATE_TEST_SUITE_P(
    Parameters, Message,
    ::testing::Values(
        Case{"[acts]\npower = 21",
             "s.toml:2: acts.power is 21 (must lie in [0, 20] log odds per unit). Default is " + power},
        Case{"[acts]\npwoer = 1", "s.toml:2: unknown key 'acts.pwoer'. Did you mean 'acts.power'?"},
        Case{"[acts]\npower = \"high\"", "s.toml:2: acts.power is text, not a number."},
        Case{"status = 1", "s.toml:1: status is a number (a table or a list of status.woman, status.man)."},
        Case{"[status]\nmen = 0.1", "s.toml:2: unknown key 'status.men'. Did you mean 'status.man'?"},
        Case{"[career]\nevery = 2.5",
             "s.toml:2: career.every is 2.5 (must be a whole number). Default is 26"},
        Case{"[run]\nseed = -1", "s.toml:2: run.seed is -1 (from 0 to 4294967295)."},
        Case{"[run]\nreplicates = 0", "s.toml:2: run.replicates is 0 (from 1 to 1000000)."},
        Case{"[policy]\nresponse.remove = 0.3",
             "s.toml:2: policy.response sums to 1.24 (coddle, sanction, remove and restore must sum to 1)."},
        Case{"[kinds]\nhostility.share = 0.55\nadvance.share = 0.4\ncoercion.share = 0.2",
             "s.toml:2: kinds sums to 1.15 (the shares of hostility, advance and coercion must sum to 1)."},
        Case{"[discourse.frames]\nhurt = 0.5",
             "s.toml:2: discourse.frames sums to 1.25 (innocence, hurt and equivalence must sum to 1)."},
        Case{"[career]\nhiring = { woman = 0.5, man = 0.6 }",
             "s.toml:2: career.hiring sums to 1.1 (the groups' shares must sum to 1)."},
        Case{"[institution]\nrank_share = [0.5, 0.2, 0.1, 0.1, 0.05]",
             "s.toml:2: institution.rank_share sums to 0.95 (the ranks' shares must sum to 1)."},
        Case{"[institution]\nrank_share = [0.5, 0.5]",
             "s.toml:2: institution.rank_share has 2 values (one for each of 5 ranks, lowest first)."},
        Case{"ranks = 3\n",
             "s.toml: institution.rank_share is not set for 3 ranks (one share per rank, lowest first; they "
             "sum to 1)."},
        Case{"[propensity]\nharm.share.woman = 0.3", "s.toml:2: propensity.harm.share.woman is 0.3 (at most "
                                                     "propensity.everyday.share.woman, 0.2). Who does harm "
                                                     "also makes remarks (model 3.1)"},
        Case{"[outside]\nrate = [0.1, 0, 0, 0, 0]\nshare = { woman = 0, man = 0 }",
             "s.toml:3: outside.share is 0 for every group (at least one share above 0). People meet "
             "outsiders "
             "by outside.rate"},
        Case{"[outside]\nrate = [0.1, 0, 0, 0, 0]\nremark = 0\nhostility = 0\nadvance = 0\ncoercion = 0",
             "s.toml:2: outside has share 0 for every kind of act (at least one share above 0). People "
             "meet outsiders by outside.rate"},
        Case{"[institution]\nteam_min = 20",
             "s.toml:2: institution.team_min is 20 (at most institution.team_max, 12)."},
        Case{"[institution]\nseats = 5",
             "s.toml:2: institution.seats is 5 (at least institution.units, 10)."},
        Case{"[orientation]\nwoman = { woman = 0, man = 0 }\nman = { woman = 0, man = 0 }",
             "s.toml:2: orientation is 0 everywhere (at least one weight above 0)."},
        Case{"groups = []", "s.toml:1: groups lists 0 groups (1 to 6)."},
        Case{"groups = [\"woman\", \"woman\"]", "s.toml:1: groups lists 'woman' twice."},
        Case{"groups = [\"a b\"]", "s.toml:1: groups has the name 'a b' (letters, digits, _ and - only)."},
        Case{"ranks = 11", "s.toml:1: ranks is 11 (1 to 10)."},
        Case{"title = 3", "s.toml:1: title is a number, not text."},
        Case{"[components]\noff = [\"silense\"]",
             "s.toml:2: components.off names the unknown component 'silense' (power, tolerance, silence, "
             "impunity, "
             "derailing, barriers, representation, individuals). Did you mean 'silence'?"},
        Case{"[components]\non = []",
             "s.toml:2: unknown key 'components.on'. Did you mean 'components.off'?"},
        Case{"x = = 1",
             "s.toml:1:5: is not TOML: Error while parsing value: could not determine value type."}));

INSTANTIATE_TEST_SUITE_P(
    Interventions, Message,
    ::testing::Values(
        Case{"[[intervention]]\nstart = 1", "s.toml:1: intervention.1 has no kind (" + kinds + ")."},
        Case{"[[intervention]]\nkind = \"paritty\"",
             "s.toml:2: intervention.1.kind is unknown: 'paritty' (" + kinds + "). Did you mean 'parity'?"},
        Case{"[[intervention]]\nkind = \"parity\"\ndose = 1",
             "s.toml:3: intervention.1.dose has no meaning for parity (it uses name, start, end, quota, "
             "cost_per_person, cost_per_week, cost_unit)."},
        Case{"[[intervention]]\nkind = \"parity\"\nstrat = 1",
             "s.toml:3: unknown key 'intervention.1.strat'. Did you mean 'intervention.1.start'?"},
        Case{"[[intervention]]\nkind = \"dialogue\"",
             "s.toml:1: intervention.1 (dialogue) needs dose (strength)."},
        Case{"[[intervention]]\nkind = \"movement\"",
             "s.toml:1: intervention.1 (movement) needs count (posts seeded each time)."},
        Case{"[[intervention]]\nkind = \"accountability\"",
             "s.toml:1: intervention.1.set changes nothing (at least one parameter and its value)."},
        Case{
            "[[intervention]]\nkind = \"remove_offenders\"",
            "s.toml:1: intervention.1 (remove_offenders) needs either reports or top_share (everyone with at "
            "least so many reports; or the top share by propensity, an oracle)."},
        Case{"[[intervention]]\nkind = \"status_reform\"\ndose = 1.5",
             "s.toml:3: intervention.1.dose is 1.5 (must lie in [0, 1])."},
        Case{"[[intervention]]\nkind = \"parity\"\nstart = 20\nend = 20",
             "s.toml:4: intervention.1.end is 20 (after start, 20). It is the first week in which the "
             "intervention no "
             "longer acts"},
        Case{"[[intervention]]\nkind = \"parity\"\nstart = -600",
             "s.toml:3: intervention.1.start is -600 (from -520, the first week of burn-in)."},
        Case{"[[intervention]]\nkind = \"escrow\"\nscope = { groups = [\"women\"] }",
             "s.toml:3: intervention.1.scope.groups names the unknown group 'women' (woman, man). Did you "
             "mean "
             "'woman'?"},
        Case{"[[intervention]]\nkind = \"escrow\"\nscope.ranks = [5]",
             "s.toml:3: intervention.1.scope.ranks names the unknown rank 5 (0, the lowest, to 4)."},
        Case{"[[intervention]]\nkind = \"escrow\"\nscope.ranks = [\"boss\"]",
             "s.toml:3: intervention.1.scope.ranks names the unknown rank 'boss' (ranks have no names here, "
             "only "
             "numbers from 0, the lowest)."},
        Case{"[[intervention]]\nkind = \"escrow\"\nscope.units = [\"unit 11\"]",
             "s.toml:3: intervention.1.scope.units names the unknown unit 'unit 11' (unit 1 to unit 10)."},
        Case{"[[intervention]]\nkind = \"escrow\"\nscope.share = 0",
             "s.toml:3: intervention.1.scope.share is 0 (above 0, at most 1)."},
        Case{"[[intervention]]\nkind = \"parameter\"\nset = { \"acts.pwer\" = 1 }",
             "s.toml:3: intervention.1.set.acts.pwer is no parameter. Did you mean 'acts.power'?"},
        Case{"[[intervention]]\nkind = \"parameter\"\nset = { acts.power = 30 }",
             "s.toml:3: intervention.1.set.acts.power is 30 (must lie in [0, 20] log odds per unit). Default "
             "is " +
                 power},
        Case{"[[intervention]]\nkind = \"parameter\"\nset = { \"institution.seats\" = 30 }",
             "s.toml:3: intervention.1.set.institution.seats cannot change during a run (it shapes the world "
             "or the run "
             "itself). Set it at the top of the scenario"},
        Case{"[[intervention]]\nkind = \"accountability\"\nset = { \"acts.power\" = 0 }",
             "s.toml:3: intervention.1.set.acts.power is no part of the policy (accountability changes "
             "policy.* only). "
             "Use kind = \"parameter\""},
        Case{"[[intervention]]\nkind = \"accountability\"\nset = { \"policy.response.coddle\" = 0 }",
             "s.toml:3: intervention.1.set.policy.response sums to 0.8 (coddle, sanction, remove and restore "
             "must sum "
             "to 1)."},
        Case{"[[intervention]]\nkind = \"parameter\"\nramp = true\nset = { \"acts.power\" = 0 }",
             "s.toml:3: intervention.1.ramp needs an end (it is linear from start to end)."},
        Case{"[[intervention]]\nkind = \"movement\"\ncount = 5\npost = \"calout\"",
             "s.toml:4: intervention.1.post is unknown: 'calout' (testimony, callout, inclusion, innocence, "
             "hurt, "
             "equivalence). Did you mean 'callout'?"},
        Case{"[[intervention]]\nkind = \"parity\"\nname = \"a\"\n[[intervention]]\nkind = \"parity\"\nname = "
             "\"a\"",
             "s.toml:6: intervention.2.name is 'a' again (each intervention needs a name of its own)."}));

INSTANTIATE_TEST_SUITE_P(
    World, Message,
    ::testing::Values(Case{"[world]\npeople = \"nowhere.csv\"",
                           "s.toml:2: world.people names 'nowhere.csv', which is no file (looked for "
                           "nowhere.csv). Paths start at the "
                           "scenario's folder"},
                      Case{"[world]\n", "s.toml: [world] names no table of people (people = \"FILE\")."}));

TEST(Scenario, WithTenFaultsReportsTen)
{
    auto const lines = problems_of(R"(
title = "Ten faults"
[acts]
power = -1
entitelment = 1
[status]
man = "much"
[policy]
response = { coddle = 0.5, sanction = 0.6, remove = 0.06, restore = 0.14 }
[institution]
team_min = 13
rank_share = [1, 0]
[components]
off = ["silents"]
[[intervention]]
kind = "parity"
start = 10
end = 5
dose = 3
[[intervention]]
kind = "escrow"
scope.groups = ["men"]
)");
    EXPECT_EQ(lines.size(), 10U);
    for (auto const& line : lines)
        EXPECT_TRUE(line.starts_with("s.toml:")) << line;
}

TEST(Overrides, SayWhichOneIsWrong)
{
    EXPECT_EQ(problems_of_overrides({"acts.power=30"}),
              Lines{"set acts.power: is 30 (must lie in [0, 20] log odds per unit). Default is " + power});
    EXPECT_EQ(problems_of_overrides({"acts.pwer=1", "acts.power"}),
              (Lines{"set acts.pwer: unknown key 'acts.pwer'. Did you mean 'acts.power'?",
                     "set acts.power: has no value (write name=value)."}));
    EXPECT_EQ(
        problems_of_overrides({"acts.power=[[", "policy.response.remove=.6", "policy.response.coddle=.5"}),
        (Lines{"set acts.power: is '[[' (must be a number, a list such as [.5, .3, .2], a table such as "
               "{coddle = "
               ".2, restore = .1}, or [\"text\"]).",
               "set policy.response.coddle: policy.response sums to 1.84 (coddle, sanction, remove and "
               "restore must sum to 1)."}));
}

TEST(Overrides, SetTheUnitOfCosts)
{
    for (char const* text : {"cost.unit=EUR", "cost.unit=\"EUR\""}) {
        Scenario scenario = default_scenario();
        apply_overrides(scenario, {text});
        EXPECT_EQ(scenario.cost_unit, "EUR");
    }
    EXPECT_EQ(problems_of_overrides({"cost.unit=", "cost.unt=1"}).size(), 2U);
    EXPECT_EQ(problems_of_overrides({"cost.unit= "}),
              Lines{"set cost.unit: is empty (a word such as hours or EUR, of at most 20 characters)."});
}

TEST(Overrides, LetSharesThatAreNotSetKeepTheirProportions)
{
    Scenario scenario = default_scenario();
    apply_overrides(scenario, {"policy.response.coddle=.6"});
    auto const& response = scenario.parameters.policy.response;
    EXPECT_DOUBLE_EQ(response[0], .6);
    EXPECT_DOUBLE_EQ(response[1], .6 * .4 / .8);
    EXPECT_DOUBLE_EQ(response[2], .06 * .4 / .8);
    EXPECT_TRUE(scenario.notes.back().starts_with("shares that were not set keep their proportions"));
    // Shares that sum to 1 as they are stay as they are, to the last bit.
    Scenario same = default_scenario();
    apply_overrides(same, {"policy.response.coddle=.2"});
    EXPECT_EQ(same.parameters.policy.response, default_scenario().parameters.policy.response);
    EXPECT_TRUE(same.notes.empty());
}

TEST(Overrides, TakeATableOrAListOfNamedValues)
{
    Scenario table = default_scenario(), list = default_scenario();
    apply_overrides(table, {"policy.response={coddle=.05,sanction=.7,remove=.1,restore=.15}"});
    apply_overrides(list, {"policy.response=[.05,.7,.1,.15]"});
    EXPECT_EQ(table.parameters.policy.response, list.parameters.policy.response);
    EXPECT_EQ(table.parameters.policy.response[1], .7);
    apply_override(table, "institution.rank_share=[.5,.2,.1,.1,.1]"); // as the message about values says
    EXPECT_EQ(table.parameters.institution.rank_share[4], .1);
}

TEST(Overrides, ChangeNothingWhenOneIsWrong)
{
    Scenario scenario = default_scenario();
    EXPECT_THROW(apply_overrides(scenario, {"acts.power=2", "acts.power=99"}), UserError);
    EXPECT_EQ(scenario.parameters.acts.power, Parameters{}.acts.power);
}

TEST(Overrides, TakeNumbersListsAndSwitches)
{
    Scenario scenario = default_scenario();
    apply_overrides(scenario,
                    {"acts.power=.5", "reaction.intervene=-.25", "run.seed=7", "components.off=[\"silence\"]",
                     "institution.rank_share=[0.5,0.2,0.1,0.1,0.1]", "career.hiring.woman=.3"});
    EXPECT_EQ(scenario.parameters.acts.power, .5);
    EXPECT_EQ(scenario.parameters.reaction.intervene, -.25);
    EXPECT_EQ(scenario.seed, 7U);
    EXPECT_TRUE(scenario.off.silence);
    EXPECT_EQ(scenario.parameters.institution.rank_share[4], .1);
    EXPECT_DOUBLE_EQ(scenario.parameters.career.hiring[1], .7); // the others take what is left
    apply_override(scenario, "components.off=[]");
    EXPECT_FALSE(scenario.off.silence);
}

} // namespace
} // namespace groundswell
