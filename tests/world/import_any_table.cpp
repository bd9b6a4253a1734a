#include <gtest/gtest.h>
#include <sstream>

#include "support/import.hpp"
#include "world/import.hpp"
#include "world/import_ids.hpp"
#include "world/import_problems.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

using testing::Lines;
using testing::says;
using testing::TemporaryFolder;
using Values = std::map<std::string, std::string>;

/// What is found out about a file of this text.
ImportDraft draft_of(std::string const& text, ImportSpec const& given = {})
{
    TemporaryFolder const folder;
    return draft_import({folder.write("people.csv", text).string()}, given);
}

ImportSpec guessed(std::string const& text)
{
    return draft_of(text).report.settled;
}

TEST(ImportAnyTable, MeasuresAreNoIdsAndNoEndsOfTies)
{
    auto const spec = guessed("0.38,0.53,2,sales\n0.53,0.38,5,support\n0.11,0.88,2,sales\n0.88,0.11,2,it\n");
    EXPECT_EQ(spec.ties_files, Lines{});
    EXPECT_EQ(spec.id_column, special_column::row_number);
}

TEST(ImportAnyTable, ANameThatIsGivenProvesAHeader)
{
    ImportSpec given;
    given.unit_column = "sales";
    auto const draft = draft_of("name,sales\nanna,sales\nbob,sales\ncara,name\n", given);
    EXPECT_EQ(draft.problems.size(), 0U);
    EXPECT_EQ(draft.report.settled.unit_column, "sales");
}

TEST(ImportAnyTable, IdsAreCalledSoOrStandFirst)
{
    EXPECT_EQ(guessed("EmployeID,Nom,Sexe\n501,Ann,F\n502,Ann,F\n503,Bob,M\n").id_column, "EmployeID");
    EXPECT_EQ(guessed("nome,func_id,sexo\nAnn,501,F\nAnn,502,F\nBob,503,M\n").id_column, "func_id");
    EXPECT_EQ(guessed("badge,name,gender\n501,Ann,F\n502,Ann,F\n503,Bob,M\n").id_column, "badge");
    EXPECT_EQ(guessed("dept_id,gender\n1,F\n1,M\n2,M\n").id_column, special_column::row_number);
    EXPECT_EQ(guessed("age,gender\n31,F\n32,F\n33,M\n").id_column, special_column::row_number);
}

TEST(ImportAnyTable, AnIdThatRepeatsYieldsToNamesOfRows)
{
    EXPECT_EQ(guessed("row names,id,sex\na1,1,F\na2,2,M\nb1,1,F\nb2,2,M\nb3,1,M\n").id_column, "row names");
    EXPECT_EQ(guessed("id,sex\n1,F\n2,M\n1,M\n2,F\n1,M\n").id_column, "id") << "which is then a fault";
}

TEST(ImportAnyTable, MeasuresAreNoSuperiors)
{
    EXPECT_EQ(guessed("id,Meetings_with_manager\n1,0\n2,1\n3,2\n").manager_column, special_column::none);
    EXPECT_EQ(guessed("id,Manager Number\n1,\n2,1\n3,1\n").manager_column, "Manager Number");
    EXPECT_EQ(
        guessed("PersonId,week,a,b,c\n1,1,5,5,5\n2,1,5,5,5\n1,2,5,5,5\n2,2,5,5,5\n1,3,5,5,5\n").id_column,
        "PersonId")
        << "a panel";
    EXPECT_EQ(guessed("id,manager_hours\n1,0.5\n2,1.5\n3,2\n").manager_column, special_column::none);
}

TEST(ImportAnyTable, NamesakesAreSeveralPeople)
{
    std::string table = "name,gender,age\n";
    for (int i = 0; i < 60; ++i)
        table += "Name" + std::to_string(i) + ",F," + std::to_string(20 + i % 30) + "\n";
    EXPECT_EQ(guessed(table).id_column, "name");
    auto const draft = draft_of(table + "Name3,M,77\n");
    EXPECT_EQ(draft.report.settled.id_column, special_column::row_number);
    EXPECT_TRUE(says(draft.report.guesses, "names repeat in 'name'"));
    EXPECT_EQ(draft.problems.size(), 0U);
    EXPECT_EQ(guessed(table + "Name3,F,23\n").id_column, "name") << "a whole row that is repeated";
}

TEST(ImportAnyTable, ColumnsOfAnyLevelsAreNoRanks)
{
    auto const rank = [](std::string const& header, std::string const& values) {
        std::string table = "id,sex," + header + "\n";
        std::istringstream in(values);
        int id = 0;
        for (std::string value; in >> value;)
            table += std::to_string(++id) + ",F," + value + "\n";
        return guessed(table).rank_column;
    };
    EXPECT_EQ(rank("Status", "Active Active Terminated"), special_column::none);
    EXPECT_EQ(rank("Statut", "actif sorti actif"), special_column::none);
    EXPECT_EQ(rank("stress_level", "1 2 3 2"), special_column::none);
    EXPECT_EQ(rank("satisfaction_level", "low high medium"), special_column::none);
    EXPECT_EQ(rank("education_level", "Bachelor Master PhD"), special_column::none);
    EXPECT_EQ(rank("Status", "partner associate associate"), "Status");
    EXPECT_EQ(rank("status", "1 2 2"), "status");
    EXPECT_EQ(rank("role", "Manager Junior Senior"), "role");
    EXPECT_EQ(rank("Job Level", "1 2 3 2"), "Job Level");
    EXPECT_EQ(rank("level", "x y z"), "level");
}

TEST(ImportAnyTable, LeaversAreNamed)
{
    auto const notes = draft_of("id,sex,Status\n1,F,Active\n2,M,Terminated\n3,M,Active\n").report.notes;
    EXPECT_TRUE(says(notes, "1 person has left ('Status' is Terminated), and is simulated too"));
    EXPECT_TRUE(says(draft_of("id,Attrition\n1,Yes\n2,No\n3,Yes\n").report.notes, "2 people have left"));
    EXPECT_FALSE(says(draft_of("id,hand\n1,left\n2,right\n").report.notes, "left ("));
}

TEST(ImportAnyTable, ATitleThatIsNotKnownIsAsked)
{
    auto const report = draft_of("id,rank\n1,Clerical\n2,Clerical\n3,Manager\n4,Custodial\n").report;
    EXPECT_EQ(report.settled.rank_order, (Lines{"Custodial", "Clerical", "Manager"}));
    EXPECT_TRUE(says(report.guesses, "where Custodial stands is not known"));
    auto const codes = guessed("id,grade\n1,E9\n2,E1\n3,E1\n4,E1\n5,E10\n6,E9\n");
    EXPECT_EQ(codes.rank_order, (Lines{"E1", "E9", "E10"}));
}

TEST(ImportAnyTable, GendersOfManySpellingsAreReadAsFarAsTheyAreKnown)
{
    std::string table = "id,Gender\n";
    int id = 0;
    for (int i = 0; i < 40; ++i)
        table += std::to_string(++id) + (i % 2 ? ",Male\n" : ",F\n");
    for (auto const* value : {"p", "Nah", "a b", "msle", "A little about you", "Guy (-ish) ^_^", "All"})
        table += std::to_string(++id) + "," + value + "\n";
    auto const draft = draft_of(table);
    EXPECT_EQ(draft.problems.size(), 0U);
    EXPECT_EQ(draft.report.settled.groups, (Lines{"woman", "man", "other"}));
    EXPECT_EQ(draft.report.settled.group_values.at("msle"), "other");
    EXPECT_TRUE(says(draft.report.guesses, "7 other spellings are together in the group 'other'"));
}

TEST(ImportAnyTable, LettersBeforeAllNumbersMakeNoDifference)
{
    auto const team = [](char const* people, char const* ties) {
        return testing::Tables(people, ties).world().team.mean_degree();
    };
    EXPECT_GT(team("id,sex\n1,F\n2,M\n3,F\n", "from,to\nP1,P2\nP2,P3\n"), 1);
    EXPECT_GT(team("id,sex\nEMP001,F\nEMP002,M\nEMP003,F\n", "from,to\n1,2\n2,3\n"), 1);
    testing::Tables const mixed("id,sex\n1,F\n2,M\n3,F\n", "from,to\nP1,Q2\nQ2,P3\n");
    EXPECT_NE(mixed.problems(), Lines{});
    EXPECT_EQ(common_prefix({"Boss 1", "Boss 2"}), "") << "a name";
    EXPECT_EQ(common_prefix({"ID-07", "ID-19"}), "ID-");
    auto const led = guessed("id,sex,manager_id\n1,F,\n2,M,E001\n3,F,E001\n");
    EXPECT_EQ(led.rank_column, special_column::by_manager);
}

TEST(ImportAnyTable, ZerosOfATieAreNoWeightUnlessEveryPairIsThere)
{
    EXPECT_EQ(guessed("from,to,important\n1,2,0\n2,3,1\n3,4,0\n4,5,1\n").weight_column, special_column::none);
    EXPECT_EQ(guessed("from,to,x\n1,2,0\n1,3,1\n2,3,1\n").weight_column, "x") << "every pair has a row";
    EXPECT_EQ(guessed("from,to,x\n1,2,0\n1,2,1\n1,2,1\n1,2,1\n2,1,1\n1,3,0\n2,3,0\n1,2,1\n1,2,1\n1,3,1\n")
                  .weight_column,
              special_column::none)
        << "each pair again and again";
    EXPECT_EQ(guessed("from,to,poids\n1,2,0\n2,3,1\n3,4,2\n4,5,1\n").weight_column, "poids");
}

TEST(ImportAnyTable, ADummyIsNoUnit)
{
    EXPECT_EQ(guessed("id,Operations Department\n1,0\n2,1\n3,0\n").unit_column, special_column::none);
    EXPECT_EQ(guessed("id,Operations Department\n1,north\n2,south\n3,north\n").unit_column,
              "Operations Department");
}

TEST(ImportAnyTable, WideTablesWithIdsArePeople)
{
    std::string header = "id,source,to", row;
    for (int i = 0; i < 15; ++i) {
        header += ",q" + std::to_string(i);
        row += ",7";
    }
    std::string table = header + "\n";
    for (int i = 1; i <= 9; ++i)
        table += std::to_string(i) + "," + std::to_string(i % 3 + 1) + "," + std::to_string(i % 4 + 1) + row +
                 "\n";
    EXPECT_EQ(guessed(table).ties_files, Lines{});
}

TEST(ImportAnyTable, TitlesAreNoNames)
{
    std::string table = "id,Job Title,Contact\n";
    for (char c = 'A'; c < 'K'; ++c)
        table += std::string(1, c) + ",Head " + c + "x,Anna " + c + "y\n";
    auto const notes = draft_of(table).report.notes;
    EXPECT_FALSE(says(notes, "column 'Job Title' looks like"));
    EXPECT_TRUE(says(notes, "column 'Contact' looks like names"));
}

TEST(ImportAnyTable, AValueThatIsNotMappedBesideOthersIsAFault)
{
    testing::Tables tables("id,gender\n1,F\n1,M\n3,Q\n");
    tables.spec.group_values = {{"F", "woman"}, {"M", "man"}};
    auto const problems = tables.problems();
    EXPECT_TRUE(says(problems, "gender 'Q' is no group")) << "with all other faults";
    EXPECT_TRUE(says(problems, "has the id of line 2"));
    tables.spec.group_values = {{"F", ""}};
    EXPECT_FALSE(says(tables.problems(), "'Q'")) << "nothing is mapped to a group";
}

} // namespace
} // namespace groundswell
