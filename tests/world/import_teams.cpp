#include <algorithm>
#include <gtest/gtest.h>
#include <set>

#include "support/import.hpp"
#include "world/import.hpp"
#include "world/import_teams.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

using testing::Seats;
using testing::Tables;
using testing::ties_of;

Staff staff_of(std::size_t people, int units)
{
    Staff out;
    for (std::size_t i = 0; i < people; ++i) {
        out.unit.push_back(static_cast<Unit>(i * static_cast<std::size_t>(units) / people));
        out.rank.push_back(0);
    }
    return out;
}

/// No two people are tied by two groups, everybody has a team, and no group is too large.
void expect_sound(Teams const& teams, std::size_t largest)
{
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    for (auto const& clique : teams.cliques) {
        EXPECT_LE(clique.size(), largest);
        for (std::size_t i = 0; i < clique.size(); ++i)
            for (std::size_t j = i + 1; j < clique.size(); ++j)
                EXPECT_TRUE(seen.insert(std::minmax(clique[i], clique[j])).second)
                    << clique[i] << " " << clique[j];
    }
    for (auto const own : teams.own)
        EXPECT_LT(own, teams.cliques.size());
}

TEST(ImportTeams, UnitsAreDividedIntoTeamsOfTheUsualSize)
{
    auto const teams = form_teams(staff_of(3000, 2), {}, {1, 0});
    expect_sound(teams, 24);
    for (auto const own : teams.own)
        EXPECT_GE(teams.cliques[own].size(), 8U);
    EXPECT_NE(teams.own[0], teams.own[1]) << "dealt like cards";
}

TEST(ImportTeams, SmallUnitsAreOneTeam)
{
    auto const teams = form_teams(staff_of(10, 2), {}, {1, 0});
    EXPECT_EQ(teams.cliques.size(), 2U);
    EXPECT_EQ(teams.cliques[0], (std::vector<std::uint32_t>{0, 1, 2, 3, 4}));
}

TEST(ImportTeams, WhoSharesASuperiorIsATeam)
{
    auto staff = staff_of(7, 1);
    auto const none = Hierarchy::nobody;
    staff.superior = {none, 0, 0, 1, 1, none, none};
    auto const teams = form_teams(staff, {}, {1, 0});
    expect_sound(teams, 24);
    EXPECT_EQ(teams.own[3], teams.own[4]);
    EXPECT_EQ(teams.own[1], teams.own[2]);
    EXPECT_EQ(teams.own[0], teams.own[1]) << "the head belongs to the team that they lead";
    EXPECT_EQ(teams.own[5], teams.own[6]) << "who has no place in the hierarchy is with others of the unit";
    EXPECT_NE(teams.own[5], teams.own[0]);
}

TEST(ImportTeams, AThousandUnderOneHeadAreManyTeams)
{
    auto staff = staff_of(1001, 1);
    staff.superior.assign(1001, 0);
    staff.superior[0] = Hierarchy::nobody;
    auto const teams = form_teams(staff, {}, {1, 0});
    expect_sound(teams, 25);
    auto const with_head = std::ranges::count_if(
        teams.cliques, [](auto const& clique) { return std::ranges::count(clique, 0U) > 0; });
    EXPECT_EQ(with_head, 1);
}

TEST(ImportTeams, AManagerColumnGivesTeamsAndRanks)
{
    Tables const tables("id,reports_to\nann,\nbob,ann\ncid,ann\ndan,bob\neve,bob\n");
    ImportReport report;
    auto const world = import_world(tables.spec, {1, 0}, &report);
    EXPECT_EQ(world.ranks, 3);
    EXPECT_EQ(report.settled.rank_column, "by manager");
    // Seats: ann's team (ann, bob, cid), then bob's (dan, eve).
    EXPECT_EQ(world.rank, (std::vector<Rank>{2, 1, 0, 0, 0}));
    EXPECT_EQ(ties_of(world.team, 0), (Seats{1, 2}));
    EXPECT_EQ(ties_of(world.team, 3), (Seats{1, 4})) << "the superior and the colleague";
}

TEST(ImportTeams, CirclesAreCutAndStrangersLeftOut)
{
    Tables const tables("id,manager\n1,2\n2,1\n3,1\n4,99\n5,5\n");
    auto const report = tables.report();
    EXPECT_EQ(tables.world().team.size(), 2U + 6U) << "1 leads 3; 2, 4 and 5 are left over";
    EXPECT_TRUE(testing::says(report.notes, "2 people report to each other in a circle"));
    EXPECT_TRUE(testing::says(report.notes, "1 superior is not in the table"));
    auto const names = Tables("id,manager\n1,Smith\n2,Lee\n3,Jones\n").report();
    EXPECT_EQ(names.settled.manager_column, "-");
    EXPECT_TRUE(testing::says(names.notes, "are no ids of people; the column is not used"));
}

TEST(ImportTeams, WhoSharesASuperiorOutsideTheTableIsATeam)
{
    Tables const tables("empid,managerid\n101,7\n102,7\n103,8\n104,8\n105,8\n");
    auto const report = tables.report();
    EXPECT_EQ(report.settled.id_column, "empid") << "though no manager is one of them";
    EXPECT_EQ(report.settled.rank_column, "-");
    EXPECT_TRUE(
        testing::says(report.notes, "5 of 5 in column 'managerid' are no ids of people; who shares one"));
    EXPECT_EQ(tables.world().team.size(), 2U + 6U);
}

TEST(ImportTeams, ConfidantsAndAudienceAreDrawnWithoutTies)
{
    std::string people = "id,dept\n";
    for (int i = 0; i < 400; ++i)
        people += std::to_string(i) + (i % 2 ? ",a\n" : ",b\n");
    Tables const tables(people);
    auto const report = tables.report();
    auto const world = tables.world();
    EXPECT_NEAR(world.confidant.mean_degree(), 6, .01);
    EXPECT_NEAR(world.audience.mean_degree(), 30, .01);
    EXPECT_LT(world.team.mean_degree(), 16);
    EXPECT_TRUE(testing::says(report.notes, "team: teams of the usual size inside units are drawn"));
    EXPECT_TRUE(testing::says(report.notes, "confidant and audience: drawn as in a built-in institution"));
    for (Seat seat = 0; seat < world.seats; ++seat)
        for (Seat const other : ties_of(world.team, seat))
            EXPECT_EQ(world.unit[seat], world.unit[other]);
}

} // namespace
} // namespace groundswell
