#include <algorithm>
#include <gtest/gtest.h>

#include "support/import.hpp"
#include "world/import.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

using testing::Lines;
using testing::says;
using testing::Seats;
using testing::Tables;
using testing::ties_of;
using Values = std::map<std::string, std::string>;

TEST(ImportGuesses, TheLawFirm)
{
    GROUNDSWELL_NEEDS_SHARED_DATA(data);
    ImportSpec start;
    start.people_file = (data / "lazega_law/people.csv").string();
    start.ties_files = {(data / "lazega_law/ties.csv").string()};
    ImportReport report;
    import_world(start, {1, 0}, &report);
    auto const& spec = report.settled;
    EXPECT_EQ(spec.id_column, "id");
    EXPECT_EQ(spec.group_column, "gender");
    EXPECT_EQ(spec.unit_column, "office");
    EXPECT_EQ(spec.groups, (Lines{"woman", "man"}));
    EXPECT_EQ(spec.group_values, (Values{{"F", "woman"}, {"M", "man"}}));
    EXPECT_EQ(spec.rank_order, (Lines{"associate", "partner"}));
    EXPECT_EQ(spec.layers.team, Lines{"cowork"});
    EXPECT_EQ(spec.layers.confidant, Lines{"friendship"});
    EXPECT_EQ(spec.layers.audience, Lines{});
    EXPECT_EQ(report.guesses,
              (Lines{"group: column 'gender'", "unit: column 'office'", "group: M is man, F is woman",
                     "rank: partner above associate; turn it round by rank_order (lowest first)",
                     "team: layer cowork", "confidant: layer friendship"}));
    EXPECT_TRUE(says(report.notes, "892 ties of layer 'advice' are not used"));
    EXPECT_TRUE(says(report.notes,
                     "people.csv: columns of people not used: seniority_years, age, practice, law_school"));
}

TEST(ImportGuesses, TheHospital)
{
    GROUNDSWELL_NEEDS_SHARED_DATA(data);
    ImportSpec start;
    start.people_file = (data / "hospital/personal.csv").string();
    ImportReport report;
    auto const world = import_world(start, {1, 0}, &report);
    EXPECT_EQ(world.seats, 640U);
    EXPECT_EQ(world.units.size(), 9U);
    EXPECT_TRUE(std::ranges::count(world.units, "Küche & Reinigung") == 1) << "from Latin-1";
    EXPECT_EQ(report.settled.rank_order,
              (Lines{"Hilfskraft", "Pflegekraft", "Fachkraft", "Assistenzarzt", "Oberarzt", "Leitung"}));
    EXPECT_EQ(report.settled.manager_column, "Vorgesetzte/r");
    EXPECT_EQ(world.groups, (Lines{"woman", "man", "nonbinary"}));
    EXPECT_EQ(std::ranges::count(world.first_group, no_group), 0);
    EXPECT_LT(world.team.mean_degree(), 20);
    EXPECT_GT(report.lowest_rank_shares[0], .6) << "seven in ten of the lowest rank are women";
    EXPECT_TRUE(says(report.notes, "1 row is repeated word for word"));
}

// Each of the following was a fault in a trial with public data or with new users.

TEST(ImportCases, ColumnsOfZerosAndOnes)
{
    auto const report = Tables("id,female\n1,1\n2,1\n3,0\n").report();
    EXPECT_EQ(report.settled.group_values, (Values{{"1", "woman"}, {"0", "man"}}));
    EXPECT_TRUE(says(report.guesses, "group: column 'female'"));
    EXPECT_EQ(Tables("id,male\n1,1\n2,0\n").report().settled.group_values,
              (Values{{"1", "man"}, {"0", "woman"}}));
}

TEST(ImportCases, TheOrderOfRanksIsSaid)
{
    auto const report = Tables("ID,sex,level,dept\n1,M,1,a\n2,F,2,a\n3,M,2,b\n4,F,3,b\n5,F,3,a\n6,M,3,b\n",
                               "layer,from,to\nfriendship,2,4\nfriendship,3,5\nadvice,4,1\n")
                            .report();
    for (auto const* line :
         {"rank: column 'level'", "rank: 1 above 2 above 3 (1 at the top has the fewest people)",
          "unit: column 'dept'", "F is woman", "M is man", "confidant: layer friendship"})
        EXPECT_TRUE(says(report.guesses, line)) << line;
    EXPECT_EQ(report.settled.rank_order, (Lines{"3", "2", "1"}));
    auto const turned = Tables("id,level\n1,1\n2,1\n3,1\n4,2\n5,2\n6,10\n").report();
    EXPECT_EQ(turned.settled.rank_order, (Lines{"1", "2", "10"})) << "as numbers";
    auto const unknown = Tables("id,rank\n1,wizard\n2,apprentice wizard\n3,apprentice wizard\n").report();
    EXPECT_EQ(unknown.settled.rank_order, (Lines{"apprentice wizard", "wizard"}));
    EXPECT_TRUE(says(unknown.guesses, "by how few they are"));
}

TEST(ImportCases, WhoLeadsTheMostIsTheTop)
{
    auto const report = Tables("id,grade,manager\n1,1,\n2,1,\n3,2,1\n4,2,2\n5,2,2\n").report();
    EXPECT_EQ(report.settled.rank_order, (Lines{"2", "1"}));
    EXPECT_TRUE(says(report.guesses, "1 at the top leads the most"));
}

TEST(ImportCases, IdsWrittenAsDecimals)
{
    Tables const tables("id,gender\n1,F\n2,M\n3,F\n", "from,to\n1.0,2.0\n2.0,3.0\n");
    EXPECT_EQ(tables.world().team.size(), 4U);
    EXPECT_TRUE(says(tables.report().notes, "ids are matched without regard to case, leading zeros"));
    Tables const unclear("id\n1\n01\n2\n", "from,to\n1,2\n2,1\n1.0,2\n");
    EXPECT_TRUE(says(unclear.report().notes, "1 of 3 ties name somebody who is not in people.csv"));
}

TEST(ImportCases, TheIdIsTheColumnThatTiesName)
{
    auto const report =
        Tables(
            "EmployeeNumber,Gender,JobLevel,Department\n1,Female,1,Sales\n2,Male,2,Sales\n3,Female,1,Lab\n",
            "numid1,numid2,relation\n1,2,Advice\n2,3,Social\n")
            .report();
    EXPECT_EQ(report.settled.id_column, "EmployeeNumber");
    EXPECT_EQ(report.settled.layers.confidant, Lines{"Social"});
    auto const unnamed = Tables("zz,age,q\na,40,x\nb,30,x\nc,30,y\n", "from,to\na,b\nb,c\n").report();
    EXPECT_EQ(unnamed.settled.id_column, "zz");
    auto const rows = Tables("age,q\n40,x\n30,x\n30,y\n", "from,to\n1,2\n3,1\n").report();
    EXPECT_EQ(rows.settled.id_column, "row number");
}

TEST(ImportCases, MissingValuesAreNoGroupAndNoUnit)
{
    Tables const tables("\"\",\"id\",\"gender\",\"dept\"\n\"1\",1,\"F\",\"ward\"\n\"2\",2,\"M\",\"ward\"\n"
                        "\"3\",3,NA,\"ward\"\n\"4\",4,\"F\",NA\n\"5\",5,\"F\",NA\n\"6\",6,\"M\",\"ward\"\n");
    auto const report = tables.report();
    EXPECT_EQ(report.settled.groups, (Lines{"woman", "man"}));
    EXPECT_EQ(report.settled.group_values.at("NA"), "");
    EXPECT_TRUE(
        says(report.notes, "group: 1 person has no group (NA), which is drawn by the shares of the others"));
    EXPECT_TRUE(says(report.notes, "unit: 2 people have none; together in the unit 'unknown'"));
    Lines shown;
    for (auto const& note : report.notes)
        shown.push_back(note.shown({}));
    EXPECT_TRUE(says(shown, "group: fewer than 5 people have no group (NA)"));
    EXPECT_TRUE(says(shown, "unit: fewer than 5 people have none; together in the unit 'unknown'"));
    EXPECT_EQ(tables.world().units, (Lines{"unknown", "ward"}));

    Tables asked("id,gender\n1,F\n2,M\n3,Prefer not to say\n");
    EXPECT_EQ(asked.report().settled.group_values.at("Prefer not to say"), "");
    asked.spec.groups = {"woman", "man", "unstated"};
    asked.spec.group_values = {{"Prefer not to say", "unstated"}};
    auto const world = asked.world();
    EXPECT_EQ(std::ranges::count(world.first_group, 2), 1);
}

TEST(ImportCases, GroupNamesWithBlanksBecomeKeys)
{
    auto const report = Tables("id,group\n1,Sales people\n2,Lab people\n").report();
    EXPECT_EQ(report.settled.groups, (Lines{"lab_people", "sales_people"}));
    EXPECT_TRUE(says(report.guesses, "Sales people is sales_people"));
}

TEST(ImportCases, PeopleWhomOnlyTiesName)
{
    Tables const tables("", "# a list\n1 2 5\n2 3 1\n3 1 2\n");
    EXPECT_EQ(tables.world().seats, 3U);
    EXPECT_TRUE(says(tables.report().notes, "people: those whom ties.csv names"));
}

TEST(ImportCases, AStarIsNoTeamAndItIsSaid)
{
    std::string ties = "from,to\n";
    for (int i = 1; i <= 201; ++i)
        ties += "0," + std::to_string(i) + "\n";
    EXPECT_TRUE(says(Tables("", ties).report().notes, "somebody has 201 ties in team"));
    EXPECT_FALSE(says(Tables("", ties.substr(0, ties.rfind("0,"))).report().notes, "somebody has"));
}

TEST(ImportCases, OneNetworkHoldsBoth)
{
    Tables tables("graph [ node [ id 1 sex \"F\" ] node [ id 2 sex \"M\" ] edge [ source 1 target 2 ] ]");
    tables.spec.ties_files = {tables.spec.people_file};
    auto const report = tables.report();
    EXPECT_EQ(report.settled.groups, (Lines{"woman", "man"}));
    EXPECT_EQ(report.settled.layers.audience_reading, Reading::directed) << "there is no layer of audience";
    EXPECT_EQ(tables.world().team.size(), 2U);
}

TEST(ImportCases, SeveralFilesAreLayers)
{
    Tables tables("id\n1\n2\n3\n", "from,to\n1,2\n2,3\n");
    tables.spec.ties_files.push_back(tables.folder.write("friendship.csv", "Source,Target\n1,3\n").string());
    tables.spec.ties_files[0] = tables.folder.write("cowork.csv", "from,to\n1,2\n2,3\n").string();
    auto const world = tables.world();
    EXPECT_EQ(world.team.size(), 4U);
    EXPECT_EQ(world.confidant.size(), 2U);
    EXPECT_EQ(tables.report().settled.layers.confidant, Lines{"friendship"});
}

TEST(ImportCases, UnknownLayersAreTakenTogether)
{
    auto const report = Tables("id\n1\n2\n3\n", "layer,from,to\nred,1,2\nblue,1,3\n").report();
    EXPECT_EQ(report.settled.layers.team, (Lines{"red", "blue"}));
    EXPECT_TRUE(says(report.guesses, "all layers together"));
}

TEST(ImportCases, PairsThatAreNotTiedAreNamedToo)
{
    Tables const one("ids,AGE\n1,30\n2,40\n3,50\n",
                     "ego,alter,advice_tie\n1,1,0\n1,2,1\n1,3,0\n2,1,0\n2,3,1\n3,1,0\n");
    EXPECT_EQ(one.report().settled.weight_column, "advice_tie");
    EXPECT_EQ(one.world().team.size(), 4U) << "1 and 2, 2 and 3";
    auto two = one.spec;
    two.ties_files.push_back(
        one.folder.write("friends.csv", "ego,alter,friend_tie\n1,2,0\n1,3,1\n2,3,0\n").string());
    EXPECT_EQ(import_world(two, {1, 0}).confidant.size(), 2U) << "1 and 3";
    Tables const several("id\n1\n2\n3\n", "ego,alter,friend_tie,task_tie\n1,2,1,0\n1,3,0,2\n2,3,0,1\n");
    auto const report = several.report();
    EXPECT_EQ(report.settled.layer_column, "by column");
    EXPECT_EQ(report.settled.layers.confidant, Lines{"friend_tie"});
    EXPECT_EQ(several.world().confidant.size(), 2U);
    ImportReport second;
    import_world(report.settled, {1, 0}, &second);
    EXPECT_EQ(second.guesses, Lines{});
}

TEST(ImportCases, AMatrixIsTiesBesideATableOfPeople)
{
    Tables const tables("ids,gender\n1,F\n2,M\n3,M\n", ",id1,id2,id3\nid1,0,1,0\nid2,0,0,1\nid3,0,0,0\n");
    auto const draft = draft_import({tables.spec.ties_files[0], tables.spec.people_file}, {});
    EXPECT_EQ(draft.report.settled.people_file, tables.spec.people_file);
    EXPECT_TRUE(draft.problems.empty());
    EXPECT_EQ(import_world(draft.report.settled, {1, 0}).team.size(), 4U);
}

TEST(ImportDraft, TellsPeopleFromTies)
{
    Tables const tables("id,gender,manager\n1,F,\n2,M,1\n3,F,1\n", "from,to\n1,2\n2,3\n");
    auto const files = Lines{tables.spec.ties_files[0], tables.spec.people_file};
    auto const draft = draft_import(files, {});
    EXPECT_EQ(draft.report.settled.people_file, files[1]);
    EXPECT_EQ(draft.report.settled.ties_files, Lines{files[0]});
    EXPECT_TRUE(draft.problems.empty());
}

TEST(ImportDraft, WithoutAHeaderTheIdTellsPeopleFromTies)
{
    auto const ties_of_file = [](char const* text) {
        Tables const tables(text);
        return draft_import({tables.spec.people_file}, {}).report.settled.ties_files.size();
    };
    EXPECT_EQ(ties_of_file("101,3B,3B\n102,3B,4A\n103,4A,3B\n104,4A,4A\n"), 0U);
    EXPECT_EQ(ties_of_file("1 2\n2 3\n"), 1U);
    EXPECT_EQ(ties_of_file("20 1 2 x x\n20 2 3 x y\n40 3 1 y x\n40 2 1 x x\n"), 1U) << "with times";
}

TEST(ImportDraft, ASecondTableOfPeopleIsNotUsed)
{
    Tables const tables("id,gender\n1,F\n2,M\n");
    auto const second = tables.folder.write("second.csv", "id,age\n1,30\n2,40\n").string();
    auto const draft = draft_import({tables.spec.people_file, second}, {});
    EXPECT_TRUE(draft.problems.empty());
    EXPECT_TRUE(says(draft.report.notes, "second.csv: a second table of people, not used"));
}

TEST(ImportDraft, CoordinatesAreNoTies)
{
    Tables const tables("id,x,y\n1,5,6\n2,6,7\n3,7,5\n");
    EXPECT_EQ(draft_import({tables.spec.people_file}, {}).report.settled.ties_files, Lines{});
}

TEST(ImportDraft, ANetworkHoldsItsPeople)
{
    Tables const tables(
        "graph [ node [ id 1 sex \"F\" ] node [ id 2 sex \"M\" ] edge [ source 1 target 2 ] ]");
    auto const draft = draft_import({tables.spec.people_file}, {});
    EXPECT_EQ(draft.report.settled.people_file, tables.spec.people_file);
    EXPECT_EQ(draft.report.settled.group_column, "sex");
}

TEST(ImportDraft, PeopleWithSuperiorsAreNoTies)
{
    std::string people = "Personalnr.;Dienstgrad;Vorgesetzte/r\n0;Leitung;\n";
    for (int i = 1; i < 30; ++i)
        people += std::to_string(i) + ";Fachkraft;" + std::to_string(i / 6) + "\n";
    Tables const tables(people + "29;Fachkraft;4\n");
    auto const draft = draft_import({tables.spec.people_file}, {});
    EXPECT_EQ(draft.report.settled.people_file, tables.spec.people_file);
    EXPECT_EQ(draft.report.settled.ties_files, Lines{});
    EXPECT_EQ(draft.report.settled.manager_column, "Vorgesetzte/r");
}

TEST(ImportDraft, NamesItsBlanks)
{
    Tables const tables("x,gender\na1,F\na2,M\na3,M\n", "from,to\nb1,b2\nb2,b3\n");
    auto const draft = draft_import({tables.spec.people_file, tables.spec.ties_files[0]}, {});
    EXPECT_EQ(draft.blanks, Lines{"columns.id"});
    EXPECT_EQ(draft.report.settled.id_column, "?");
    EXPECT_FALSE(draft.problems.empty());
    ImportSpec given;
    given.id_column = "x";
    given.to_column = "to";
    given.from_column = "from";
    EXPECT_FALSE(draft_import({tables.spec.people_file, tables.spec.ties_files[0]}, given).problems.empty())
        << "given, but no id matches";
}

TEST(ImportDraft, ASettledSpecGuessesNothing)
{
    Tables const tables("id,female,level\n1,1,1\n2,0,2\n3,NA,2\n4,0,2\n", "from,to\n1,2\n2,3\n");
    auto const first = draft_import({tables.spec.people_file, tables.spec.ties_files[0]}, {});
    ImportReport second;
    auto const world = import_world(first.report.settled, {3, 0}, &second);
    EXPECT_EQ(second.guesses, Lines{});
    EXPECT_EQ(second.settled.rank_order, first.report.settled.rank_order);
    EXPECT_EQ(world.first_group, import_world(tables.spec, {3, 0}).first_group);
}

} // namespace
TEST(ImportNotes, LeaveOutSmallNumbersAndThoseThatFollow)
{
    auto const note = [](std::size_t n, std::size_t all = 0) {
        return ImportNote("unit: ").count(n, "person has", "people have", all).text(" none");
    };
    EXPECT_EQ(note(1).exact(), "unit: 1 person has none");
    EXPECT_EQ(note(4).shown({}), "unit: fewer than 5 people have none");
    EXPECT_EQ(note(5).shown({}), "unit: 5 people have none");
    EXPECT_EQ(note(9).shown({.min_cell = 10}), "unit: fewer than 10 people have none");
    EXPECT_EQ(note(28, 30).shown({}), "unit: all but fewer than 5 people have none");
    EXPECT_EQ(note(30, 30).shown({}), "unit: 30 people have none");
    EXPECT_EQ(note(13).shown({.min_cell = 5, .round_to = 10}), "unit: 10 people have none");
    EXPECT_EQ(note(0).shown({}), "unit: 0 people have none");
}

} // namespace groundswell
