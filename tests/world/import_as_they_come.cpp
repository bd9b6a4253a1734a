#include <gtest/gtest.h>

#include "support/import.hpp"
#include "world/import.hpp"
#include "world/import_problems.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

using testing::Lines;
using testing::says;
using testing::Tables;

/// Files as they are brought, in one folder.
class Files {
  public:
    std::string add(char const* name, std::string const& text)
    {
        return tables_.folder.write(name, text).string();
    }

  private:
    Tables tables_{"id\n1\n"};
};

TEST(ImportAsTheyCome, CodesThatLookAlikeAreNoTies)
{
    Files files;
    // One row an absence: the id stands again and again, and reasons are numbers as ids are.
    auto const absences =
        files.add("a.csv", "ID,reason,month,season,drinker\n1,2,7,1,1\n1,3,7,1,1\n2,1,8,2,0\n"
                           "2,3,8,2,0\n3,1,9,3,1\n3,2,9,3,1\n");
    auto const draft = draft_import({absences}, {});
    EXPECT_EQ(draft.report.settled.ties_files, Lines{});
    EXPECT_EQ(draft.report.settled.id_column, "ID");
    EXPECT_FALSE(draft.problems.empty()) << "each person has one row";
    auto const answers =
        files.add("b.csv", "age,likes,liked,absent,married\n30,1,2,0,1\n31,2,1,1,0\n32,3,3,0,1\n");
    EXPECT_EQ(draft_import({answers}, {}).report.settled.ties_files, Lines{});
}

TEST(ImportAsTheyCome, EndsAreNamedInLongerWords)
{
    Files files;
    auto const file =
        files.add("talk.csv", "class,send_col,receive_col,minute,kind,mood\n9,1,2,5,x,a\n9,2,3,5,y,b\n"
                              "9,1,3,6,x,a\n9,3,1,7,x,b\n");
    auto const spec = draft_import({file}, {}).report.settled;
    EXPECT_EQ(spec.ties_files, Lines{file});
    EXPECT_EQ(spec.from_column, "send_col");
    EXPECT_EQ(spec.to_column, "receive_col");
}

TEST(ImportAsTheyCome, TimesAreNoIds)
{
    Files files;
    auto const mail = files.add("mail.txt", "1 2 1082040961\n3 4 1082155839\n5 2 1082414391\n6 7 1082439619\n"
                                            "1 5 1082439756\n2 4 1082439999\n4 6 1082440403\n");
    auto const draft = draft_import({mail}, {});
    EXPECT_EQ(draft.report.settled.ties_files, Lines{mail});
    EXPECT_EQ(draft.report.settled.to_column, "column 2");
    EXPECT_EQ(draft.report.settled.weight_column, "-") << "times are no weights";
    auto const met = files.add("met.txt", "1353303380 1 2 x x\n1353303400 2 3 x y\n1353303420 3 1 y x\n");
    EXPECT_EQ(draft_import({met}, {}).report.settled.ties_files, Lines{met});
}

TEST(ImportAsTheyCome, LabelsBesideTiesSayWherePeopleBelong)
{
    Files files;
    auto const mail = files.add("mail.txt", "0 1\n2 3\n1 2\n1 0\n3 1\n");
    auto const labels = files.add("labels.txt", "0 7\n1 7\n2 8\n3 8\n");
    for (auto const& order : {Lines{mail, labels}, Lines{labels, mail}}) {
        auto const draft = draft_import(order, {});
        EXPECT_EQ(draft.report.settled.people_file, labels);
        EXPECT_EQ(draft.report.settled.ties_files, Lines{mail});
        EXPECT_EQ(draft.report.settled.unit_column, "column 2");
        EXPECT_TRUE(draft.problems.empty());
    }
    EXPECT_EQ(draft_import({labels}, {}).report.settled.ties_files, Lines{labels}) << "alone, a list of ties";
}

TEST(ImportAsTheyCome, WithoutAHeaderSharedWordsAreUnits)
{
    Files files;
    auto const file =
        files.add("pupils.txt", "650\t2B\tF\t13\n498\t2B\tM\t14\n627\t2C\tF\t13\n857\t2C\tM\t14\n");
    auto const spec = draft_import({file}, {}).report.settled;
    EXPECT_EQ(spec.id_column, "column 1");
    EXPECT_EQ(spec.unit_column, "column 2");
    EXPECT_EQ(spec.group_column, "column 3");
}

TEST(ImportAsTheyCome, ListsOfContactsSayWhereTheEndsBelong)
{
    Files files;
    auto const contacts =
        files.add("contacts.txt", "20 11 12 MED NUR\n20 13 14 NUR MED\n40 11 13 MED NUR\n40 12 14 NUR MED\n"
                                  "60 14 11 MED MED\n60 13 12 NUR NUR\n");
    auto const draft = draft_import({contacts}, {});
    EXPECT_EQ(draft.report.settled.unit_column, "unit");
    EXPECT_TRUE(says(draft.report.guesses, "unit: columns 'column 4' and 'column 5' say it of the two ends"));
    ImportReport second;
    auto const world = import_world(draft.report.settled, {1, 0}, &second);
    EXPECT_EQ(world.units, (Lines{"MED", "NUR"}));
    EXPECT_EQ(second.guesses, Lines{});
    // Who is MED here and NUR there has no unit.
    auto const changing =
        files.add("changing.txt", "20 11 12 MED NUR\n20 13 14 NUR MED\n40 11 13 MED NUR\n40 12 14 MED MED\n"
                                  "60 14 11 MED MED\n60 13 12 NUR NUR\n");
    EXPECT_EQ(draft_import({changing}, {}).report.settled.unit_column, "-");
}

TEST(ImportAsTheyCome, NumbersOfColumnsMeanNothingInAnotherFile)
{
    Files files;
    auto const people = files.add("people.txt", "1 2B F\n2 2B M\n3 2C F\n4 2C M\n");
    auto const met = files.add("contacts.txt", "100 1 2 2B 2B\n100 2 3 2B 2C\n140 3 1 2C 2B\n");
    auto const friends = files.add("friends.txt", "1 3\n3 1\n2 4\n");
    auto const wrote = files.add("facebook.txt", "1 4 1\n4 2 1\n2 1 0\n3 4 0\n");
    auto const draft = draft_import({people, met, friends, wrote}, {});
    auto const& spec = draft.report.settled;
    EXPECT_TRUE(draft.problems.empty());
    EXPECT_TRUE(says(draft.report.guesses, "friends.txt: from: column 'column 1'"));
    EXPECT_EQ(spec.layers.team, Lines{"contacts"});
    EXPECT_EQ(spec.layers.confidant, Lines{"friends"});
    EXPECT_EQ(spec.layers.audience, Lines{"facebook"});
    auto const world = import_world(spec, {1, 0});
    EXPECT_EQ(world.team.size(), 6U) << "1, 2 and 3";
    EXPECT_EQ(world.confidant.size(), 4U) << "1 and 3, 2 and 4";
    EXPECT_EQ(world.audience.size(), 2U) << "0 is no tie";
}

TEST(ImportAsTheyCome, LayersOfWorkAreTheTeamWhereNoneSaysSoMorePlainly)
{
    char const* const people = "id\n1\n2\n3\n";
    auto const advice = Tables(people, "layer,from,to\nadvice,1,2\nfriendship,1,3\n").report().settled.layers;
    EXPECT_EQ(advice.team, Lines{"advice"});
    auto const cowork = Tables(people, "layer,from,to\nadvice,1,2\ncowork,1,3\n").report().settled.layers;
    EXPECT_EQ(cowork.team, Lines{"cowork"});
}

TEST(ImportAsTheyCome, WhoDislikesWhomIsNoCompany)
{
    char const* const people = "id\n1\n2\n3\n";
    auto const report = Tables(people, "layer,from,to\nmonks,1,2\ndislike,1,3\n").report();
    EXPECT_EQ(report.settled.layers.team, Lines{"monks"});
    EXPECT_TRUE(says(report.notes, "1 tie of layer 'dislike' is not used"));
    auto const trust =
        Tables(people, "layer,from,to\ntrust,1,2\ndistrust,1,3\nwork,2,3\n").report().settled.layers;
    EXPECT_EQ(trust.confidant, Lines{"trust"});
    Tables const only(people, "layer,from,to\ndislike,1,2\nhates,1,3\n");
    EXPECT_EQ(only.report().settled.layers.team, Lines{}) << "teams are drawn";
    EXPECT_EQ(only.world().seats, 3U);
}

TEST(ImportAsTheyCome, ParentsInAChartAreSuperiors)
{
    auto const spec =
        Tables("id,parentId,name\n100,,Ann\n101,100,Bob\n102,100,Cid\n103,101,Dan\n").report().settled;
    EXPECT_EQ(spec.manager_column, "parentId");
    EXPECT_EQ(spec.rank_order, (Lines{"level 1", "level 2", "level 3"}));
}

TEST(ImportAsTheyCome, ShortTitlesOfProfessors)
{
    auto const spec =
        Tables("row,rank,discipline,sex\n1,Prof,B,M\n2,AsstProf,B,F\n3,AssocProf,A,M\n4,Prof,A,F\n")
            .report()
            .settled;
    EXPECT_EQ(spec.rank_order, (Lines{"AsstProf", "AssocProf", "Prof"}));
    EXPECT_EQ(spec.unit_column, "discipline");
}

TEST(ImportAsTheyCome, NumberedGroupsAreUnits)
{
    auto const numbered = Tables("id,group\n1,1\n2,1\n3,2\n4,2\n").report().settled;
    EXPECT_EQ(numbered.group_column, "-");
    EXPECT_EQ(numbered.unit_column, "group");
    auto const named = Tables("id,group\n1,Turks\n2,Turks\n3,Loyal\n4,Loyal\n").report().settled;
    EXPECT_EQ(named.group_column, "group");
    auto const codes = Tables("id,sex\n1,1\n2,1\n3,2\n4,2\n").report();
    EXPECT_EQ(codes.settled.group_column, "sex");
    EXPECT_TRUE(says(codes.guesses, "group: what 1, 2 mean is not known"));
}

TEST(ImportAsTheyCome, NamesOfRowsAreIds)
{
    EXPECT_EQ(Tables(",age,sex\nAnn,30,F\nBob,40,M\n").report().settled.id_column, "column 1");
    EXPECT_EQ(Tables(",age,sex\nx,30,F\nx,40,M\nx,50,M\n").report().settled.id_column, "row number");
}

TEST(ImportAsTheyCome, FormsOfAddressAreNoRanks)
{
    auto const spec = Tables("id,Title\n1,Miss\n2,Mrs\n3,Mr\n4,Mr\n").report().settled;
    EXPECT_EQ(spec.group_column, "Title");
    EXPECT_EQ(spec.groups, (Lines{"woman", "man"}));
    EXPECT_EQ(spec.rank_column, "-");
}

TEST(ImportAsTheyCome, APackedFileIsALayerCalledWithoutItsEndings)
{
    EXPECT_EQ(stem_of("data/friends.csv.gz"), "friends");
    EXPECT_EQ(stem_of("friends.2013.csv"), "friends.2013");
}

} // namespace
} // namespace groundswell
