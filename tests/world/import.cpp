#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <numeric>

#include "support/import.hpp"
#include "world/import.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

using testing::Seats;
using testing::Tables;
using testing::ties_of;

constexpr char const* four_people = "id,gender,rank,unit\n"
                                    "d,F,low,west\n"
                                    "b,M,low,east\n"
                                    "a,F,low,east\n"
                                    "c,M,high,east\n";

TEST(Import, NumbersSeatsByUnitThenRankThenId)
{
    Tables const tables(four_people);
    World const world = import_world(tables.spec, {1, 0});
    ASSERT_EQ(world.seats, 4U); // c, a, b of the east, d of the west
    EXPECT_EQ(world.units, (std::vector<std::string>{"east", "west"}));
    EXPECT_EQ(world.unit, (std::vector<Unit>{0, 0, 0, 1}));
    EXPECT_EQ(world.rank, (std::vector<Rank>{1, 0, 0, 0}));
    EXPECT_EQ(world.groups, (std::vector<std::string>{"woman", "man"}));
    EXPECT_EQ(world.first_group, (std::vector<Group>{1, 0, 1, 0}));
    EXPECT_EQ(world.ranks, 2);
    EXPECT_TRUE(world.imported);
    EXPECT_FALSE(world.groups_assigned);
}

TEST(Import, ReadsLayersAsAsked)
{
    Tables tables(four_people, "layer,from,to\nwork,a,b\nwork,b,a\nwork,a,c\n");
    tables.spec.layers.team = tables.spec.layers.confidant = tables.spec.layers.audience = {"work"};
    tables.spec.layers.team_reading = Reading::either;
    tables.spec.layers.confidant_reading = Reading::both;
    tables.spec.layers.audience_reading = Reading::directed;
    World const world = import_world(tables.spec, {1, 0});
    Seat const c = 0, a = 1, b = 2;
    EXPECT_EQ(ties_of(world.team, a), (Seats{c, b}));
    EXPECT_EQ(ties_of(world.team, c), (Seats{a}));
    EXPECT_EQ(ties_of(world.confidant, a), (Seats{b}));
    EXPECT_EQ(ties_of(world.confidant, c), Seats{});
    EXPECT_EQ(ties_of(world.audience, a), (Seats{c, b})) << "b and c hear a";
    EXPECT_EQ(ties_of(world.audience, c), Seats{}) << "a does not hear c";
}

TEST(Import, MissingLayersFollowTheModel)
{
    Tables const tables(four_people, "layer,from,to\ncowork,a,b\nfriendship,a,d\n");
    World const world = import_world(tables.spec, {1, 0});
    EXPECT_EQ(ties_of(world.audience, 1), (Seats{2, 3})) << "the union of team and confidant";
    Tables const one(four_people, "from,to\na,b\n");
    World const team_only = import_world(one.spec, {1, 0});
    EXPECT_EQ(ties_of(team_only.confidant, 1), (Seats{2}));
    EXPECT_EQ(ties_of(team_only.audience, 2), (Seats{1}));
}

TEST(Import, KeepsTheLargestWeightOfAPair)
{
    Tables tables(four_people, "from,to,weight\na,b,2\nb,a,3.5\na,c,.5\na,d,0\nb,c,.25\n");
    tables.spec.min_weight = .5;
    ImportReport report;
    World const world = import_world(tables.spec, {1, 0}, &report);
    auto const& ties = std::get<ExplicitTies>(world.confidant.stored());
    EXPECT_EQ(ties.to, (Seats{1, 0, 2, 1}));
    EXPECT_EQ(ties.weight, (std::vector<float>{.5F, .5F, 3.5F, 3.5F}));
    EXPECT_EQ(report.notes.front().exact(), "ties.csv: 2 ties of weight 0 or below min_weight, left out");
}

TEST(Import, CountsRowsThatRepeatATie)
{
    Tables tables(four_people, "from,to,time\na,b,1\na,b,2\nb,a,3\na,c,4\n");
    ImportReport report;
    World const world = import_world(tables.spec, {1, 0}, &report);
    auto const& ties = std::get<ExplicitTies>(world.team.stored());
    EXPECT_EQ(ties.to, (Seats{1, 0, 2, 1}));
    EXPECT_EQ(ties.weight, (std::vector<float>{1, 1, 2, 2}));
    EXPECT_TRUE(
        testing::says(report.notes, "weights of ties (how often a tie is named) change nothing unless"));
}

TEST(Import, OrderOfRowsChangesNothing)
{
    for (bool const tied : {true, false}) {
        char const* const first = "layer,from,to\nwork,1,2\nfriend,2,3\nwork,3,4\n";
        char const* const second = "to,layer,from\n3,friend,2\n4,work,3\n2,work,1\n";
        Tables const one("id,unit,boss\n1,x,\n2,x,1\n3,y,1\n4,y,3\n", tied ? first : "");
        Tables const other("unit,boss,id\ny,3,4\nx,1,2\ny,1,3\nx,,1\n", tied ? second : "");
        World const a = import_world(one.spec, {9, 0});
        World const b = import_world(other.spec, {9, 0});
        EXPECT_EQ(a.first_group, b.first_group);
        EXPECT_EQ(a.unit, b.unit);
        EXPECT_EQ(a.rank, b.rank);
        for (Seat seat = 0; seat < 4; ++seat) {
            EXPECT_EQ(ties_of(a.team, seat), ties_of(b.team, seat));
            EXPECT_EQ(ties_of(a.confidant, seat), ties_of(b.confidant, seat));
        }
    }
}

TEST(Import, DrawsGroupsByShareWhereTheTableHasNone)
{
    Tables tables("id\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
    tables.spec.group_shares = {{"woman", .3}, {"man", .7}};
    ImportReport report;
    World const world = import_world(tables.spec, {1, 0}, &report);
    EXPECT_TRUE(world.groups_assigned);
    EXPECT_EQ(std::ranges::count(world.first_group, 0), 3);
    EXPECT_EQ(report.notes.front().exact(),
              "who belongs to which group is drawn by share (woman 0.3, man 0.7), because the table of "
              "people does not say");
    EXPECT_NE(import_world(tables.spec, {2, 0}).first_group, world.first_group);
}

TEST(Import, MapsValuesAsTheScenarioSays)
{
    Tables tables("nr;sexe;stufe\n1;1;B\n2;2;A\n");
    tables.spec.id_column = "nr";
    tables.spec.group_column = "sexe";
    tables.spec.rank_column = "stufe";
    tables.spec.groups = {"man", "woman"};
    tables.spec.group_values = {{"1", "woman"}, {"2", "man"}};
    tables.spec.rank_order = {"B", "A"};
    World const world = import_world(tables.spec, {1, 0});
    EXPECT_EQ(world.rank, (std::vector<Rank>{1, 0}));
    EXPECT_EQ(world.first_group, (std::vector<Group>{0, 1}));
}

TEST(Import, SettledSpecGuessesNothingAndGivesTheSameWorld)
{
    Tables const tables(four_people, "layer,from,to\ncowork,a,b\nfriendship,a,d\n");
    ImportReport first, second;
    World const a = import_world(tables.spec, {1, 0}, &first);
    World const b = import_world(first.settled, {1, 0}, &second);
    EXPECT_FALSE(first.guesses.empty());
    EXPECT_EQ(second.guesses, std::vector<std::string>{});
    EXPECT_EQ(a.first_group, b.first_group);
    EXPECT_EQ(ties_of(a.confidant, 1), ties_of(b.confidant, 1));
}

/// Counts as published for the data (folder's README), symmetrised.
TEST(Import, ReadsTheLawFirm)
{
    GROUNDSWELL_NEEDS_SHARED_DATA(data);
    ImportSpec spec;
    spec.people_file = (data / "lazega_law/people.csv").string();
    spec.ties_files = {(data / "lazega_law/ties.csv").string()};
    spec.layers.team = {"cowork"};
    spec.layers.confidant = {"friendship"};
    spec.layers.audience = {"advice"};
    spec.layers.team_reading = spec.layers.confidant_reading = Reading::directed;
    World const world = import_world(spec, {1, 0});
    EXPECT_EQ(world.seats, 71U);
    EXPECT_EQ(world.team.size(), 1104U);
    EXPECT_EQ(world.confidant.size(), 575U);
    EXPECT_EQ(world.audience.size(), 892U);
    EXPECT_EQ(world.units, (std::vector<std::string>{"Boston", "Hartford", "Providence"}));
    EXPECT_EQ(world.unit_start, (std::vector<std::uint64_t>{0, 48, 67, 71}));
    std::array<std::array<int, 2>, 2> count{}; // [rank][group]
    for (Seat seat = 0; seat < world.seats; ++seat)
        ++count[world.rank[seat]][world.first_group[seat]];
    EXPECT_EQ(count, (std::array<std::array<int, 2>, 2>{{{15, 20}, {3, 33}}}));
    spec.layers.team_reading = Reading::both;
    EXPECT_EQ(import_world(spec, {1, 0}).team.size(), 756U) << "378 pairs name each other";
}

TEST(Import, ReadsTheOfficeBuilding)
{
    GROUNDSWELL_NEEDS_SHARED_DATA(data);
    ImportSpec spec;
    spec.people_file = (data / "sp_workplace_invs15/people.csv").string();
    spec.ties_files = {(data / "sp_workplace_invs15/ties.csv").string()};
    World const world = import_world(spec, {1, 0});
    EXPECT_EQ(world.seats, 232U);
    EXPECT_EQ(world.units.size(), 12U);
    EXPECT_EQ(world.team.size(), 2 * 4274U);
    EXPECT_TRUE(world.groups_assigned);
    EXPECT_EQ(std::ranges::count(world.first_group, 0), 116);
    EXPECT_EQ(world.ranks, 1);
    auto const& weight = std::get<ExplicitTies>(world.confidant.stored()).weight;
    EXPECT_EQ(std::accumulate(weight.begin(), weight.end(), 0.0), 2 * 78'249.0) << "records of contact";
}

} // namespace
} // namespace groundswell
