#include <algorithm>
#include <fmt/format.h>
#include <groundswell/members.hpp>
#include <gtest/gtest.h>

#include "experiment/design.hpp"
#include "experiment/small_world.hpp"
#include "scenario/check.hpp"

namespace groundswell::testing {
namespace {

/// A fit that took some points of the plausible space as they come.
Members some_members(Scenario const& scenario, std::uint32_t count = 3)
{
    auto out = members_for(scenario, "groundswell fit --members 3");
    Design const design(scenario, 1);
    for (std::uint32_t i = 0; i < count; ++i)
        add_member(out, design.at(i), 0xABCD + i);
    return out;
}

/// The text of a file with one piece replaced.
std::string text_with(std::string const& from, std::string const& to)
{
    auto text = write_members(some_members(small_scenario()));
    auto const at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

std::string parse_problems(std::string const& text)
{
    return problems_of([&] { parse_members(text, "f.csv"); });
}

std::string point_problems(std::string const& text, Scenario const& scenario = small_scenario())
{
    return problems_of([&] { MemberPoints(scenario, parse_members(text, "f.csv")); });
}

TEST(Members, ComeBackFromTheirFileAsTheyWere)
{
    auto const members = some_members(small_scenario());
    auto const text = write_members(members);
    auto const again = parse_members(text, "f.csv");
    EXPECT_EQ(again.hash(), members.hash());
    EXPECT_EQ(write_members(again), text);
    ASSERT_EQ(again.members.size(), 3U);
    EXPECT_EQ(again.members[1].values, members.members[1].values) << "to the last bit";
    EXPECT_EQ(again.members[2].result_hash, 0xABCFU);
    EXPECT_EQ(again.members[0].line, 10);
}

TEST(Members, ArePointsOfTheirScenario)
{
    auto const scenario = small_scenario();
    Design const design(scenario, 1);
    MemberPoints const points(scenario, some_members(scenario));
    EXPECT_EQ(points.size(), 3U);
    EXPECT_FALSE(points.is_of_other_size());
    for (std::uint32_t i = 0; i < 3; ++i)
        EXPECT_EQ(scenario_hash(points.at(i)), scenario_hash(design.at(i)));
}

TEST(Members, AreReadByTheNamesOfColumns)
{
    auto const scenario = small_scenario();
    auto members = some_members(scenario);
    std::ranges::reverse(members.parameters);
    for (auto& member : members.members)
        std::ranges::reverse(member.values);
    MemberPoints const points(scenario, members);
    EXPECT_EQ(scenario_hash(points.at(1)), scenario_hash(Design(scenario, 1).at(1)));
}

TEST(Members, MayBeUsedForOtherNumbersOfPeopleAndWeeksOnly)
{
    auto const members = some_members(small_scenario());
    MemberPoints const larger(small_scenario({"institution.seats=90", "run.weeks=30"}), members);
    EXPECT_TRUE(larger.is_of_other_size());
    auto const other = small_scenario({"policy.transparency=0.77"});
    EXPECT_TRUE(has(problems_of([&] { MemberPoints(other, members); }), "is a fit of another scenario"));
}

TEST(Members, HashTellsPointsApart)
{
    auto const members = some_members(small_scenario());
    auto other = members;
    other.members[1].values[7] += 1e-15 + other.members[1].values[7] * 1e-15;
    EXPECT_NE(other.hash(), members.hash());
    other = members;
    std::swap(other.members[0], other.members[1]);
    EXPECT_NE(other.hash(), members.hash());
}

TEST(MembersFile, SaysWhereEachFaultIs)
{
    EXPECT_TRUE(has(parse_problems(text_with("# seed: 1", "# seed: -1")), "f.csv:8: "));
    EXPECT_TRUE(has(parse_problems(text_with("# seed: 1\n", "")), "has no line '# seed: ...'"));
    EXPECT_TRUE(has(parse_problems(text_with("# schema: 1", "# schema: 2")), "this version reads 1"));
    auto const first = fmt::format("\n{}", some_members(small_scenario()).members[0].values[0]);
    EXPECT_TRUE(has(parse_problems(text_with(first + ",", "\nnan,")), "f.csv:10"));
    EXPECT_TRUE(has(parse_problems(text_with(first + ",", "\n1e999,")), "must be a number"));
    EXPECT_TRUE(has(parse_problems(text_with(first + ",", "\n")), "the header has"));
    EXPECT_TRUE(has(parse_problems(text_with("result_hash", "hash")), "no last column 'result_hash'"));
    EXPECT_TRUE(has(parse_problems(text_with("000000000000abcd", "xyz")), "hexadecimal"));
    auto const names = some_members(small_scenario()).parameters;
    EXPECT_TRUE(has(parse_problems(text_with(names[1] + ",", names[0] + ",")), "names two columns"));
    EXPECT_NE(parse_problems(""), "");
    auto const whole = write_members(some_members(small_scenario()));
    EXPECT_NE(parse_problems(whole.substr(0, whole.find("result_hash\n") + 12)), "") << "no member";
}

TEST(MembersFile, RefusesWhatDoesNotFitTheScenario)
{
    EXPECT_EQ(point_problems(write_members(some_members(small_scenario()))), "");
    EXPECT_EQ(
        point_problems(text_with("# version: " GROUNDSWELL_VERSION, "# version: 0.0.1")),
        "f.csv: was made by version 0.0.1 (this is " GROUNDSWELL_VERSION
        ", and a fit holds for one version of the model). Make it again: 'groundswell fit --members 3'\n");
    EXPECT_TRUE(has(point_problems(text_with("acts.power,", "acts.pover,")), "no column 'acts.power'"));
    EXPECT_TRUE(has(point_problems(text_with("acts.power,", "acts.pover,")), "Did you mean 'acts.power'?"));
    auto const members = some_members(small_scenario());
    auto outside = members;
    outside.members[1].values[0] = -1e6;
    auto const said = point_problems(write_members(outside));
    EXPECT_TRUE(has(said, "f.csv:11")) << said;
    EXPECT_TRUE(has(said, members.parameters[0])) << said;
}

TEST(MembersFile, OfTheDefaultInstitutionShipsAndReproduces)
{
    auto const members = read_members(std::string(shipped_fit));
    MemberPoints const points(default_scenario(), members);
    EXPECT_FALSE(points.is_of_other_size());
    ASSERT_GE(members.members.size(), 2U);
    for (std::uint32_t const i : {0U, *points.size() - 1})
        EXPECT_EQ(member_result_hash(points.at(i), members.seed), members.members[i].result_hash)
            << "make the fit again: " << members.command;
}

} // namespace
} // namespace groundswell::testing
