#include <gtest/gtest.h>

#include "support/temporary_folder.hpp"
#include "world/import.hpp"

namespace groundswell {
namespace {

using testing::TemporaryFolder;
using Lines = std::vector<std::string>;

constexpr char const* good_people = "id,gender,rank,unit\n1,F,low,x\n2,M,high,x\n";
constexpr char const* good_ties = "layer,from,to,weight\nteam,1,2,1\n";

/// Every problem of an import, without the folder's name.
Lines problems_of(ImportSpec const& spec, TemporaryFolder const& folder)
{
    Lines out;
    try {
        import_world(spec, {1, 0});
    } catch (UserError const& error) {
        std::string const path = folder.path().string() + "/";
        for (auto const& problem : error.problems()) {
            std::string text = problem.text();
            for (auto at = text.find(path); at != std::string::npos; at = text.find(path))
                text.erase(at, path.size());
            out.push_back(text);
        }
    }
    return out;
}

Lines problems_in(std::string_view people, std::string_view ties, ImportSpec spec = {})
{
    TemporaryFolder const folder;
    spec.people_file = folder.write("people.csv", people).string();
    spec.ties_file = folder.write("ties.csv", ties).string();
    return problems_of(spec, folder);
}

TEST(ImportFaults, GoodTablesHaveNone)
{
    EXPECT_EQ(problems_in(good_people, good_ties), Lines{});
}

TEST(ImportFaults, HaveACodeAndAPlace)
{
    TemporaryFolder const folder;
    ImportSpec spec;
    spec.people_file =
        folder.write("people.csv", "id,gender,rank,unit\n1,F,low,x\n1,M,high,x\n2,,low,x\n").string();
    spec.ties_file = (folder / "ties.csv").string();
    try {
        import_world(spec, {1, 0});
        FAIL() << "nothing was thrown";
    } catch (UserError const& error) {
        ASSERT_EQ(error.problems().size(), 3U) << error.what();
        auto const is = [&](std::size_t i, ProblemCode code, std::string const& file, int line,
                            std::string const& key) {
            auto const& problem = error.problems()[i];
            EXPECT_EQ(problem.code.name(), code.name());
            EXPECT_EQ(problem.place.file, file);
            EXPECT_EQ(problem.place.line, line);
            EXPECT_EQ(problem.place.key, key);
        };
        is(0, ProblemCode::table_duplicate_id, spec.people_file, 3, "id");
        is(1, ProblemCode::table_missing_value, spec.people_file, 4, "gender");
        is(2, ProblemCode::file_not_found, spec.ties_file, 0, "");
    }
}

TEST(ImportFaults, MissingFiles)
{
    TemporaryFolder const folder;
    ImportSpec spec;
    spec.people_file = (folder / "people.csv").string();
    spec.ties_file = (folder / "ties.csv").string();
    EXPECT_EQ(problems_of(spec, folder), (Lines{"people.csv: cannot be opened (No such file or directory).",
                                                "ties.csv: cannot be opened (No such file or directory)."}));
}

TEST(ImportFaults, MissingColumns)
{
    ImportSpec spec;
    spec.group_column = "gendr";
    spec.weight_column = "strength";
    EXPECT_EQ(
        problems_in(good_people, good_ties, spec),
        (Lines{
            "people.csv:1: has no column 'gendr' (columns: id, gender, rank, unit). did you mean 'gender'?",
            "ties.csv:1: has no column 'strength' (columns: layer, from, to, weight)."}));
    EXPECT_EQ(problems_in("nummer,gender\n1,F\n", "a,to\n1,2\n"),
              (Lines{"people.csv:1: has no column for 'id' (columns: nummer, gender). say in the scenario "
                     "which column is 'id'",
                     "ties.csv:1: has no column for 'from' (columns: a, to). say in the scenario which "
                     "column is 'from'"}));
}

TEST(ImportFaults, EmptyTables)
{
    EXPECT_EQ(problems_in("", "layer,from,to\n"),
              (Lines{"people.csv: is empty (must have a header and rows).",
                     "ties.csv: has a header and no rows (at least one tie). leave this table out to make "
                     "everyone of a "
                     "unit one team"}));
    EXPECT_EQ(problems_in("id,gender\n", good_ties).front(),
              "people.csv: has a header and no rows (at least one person).");
}

TEST(ImportFaults, DuplicateAndEmptyIds)
{
    EXPECT_EQ(problems_in("id,gender\n1,F\n2,M\n1,F\n,M\n", good_ties),
              (Lines{"people.csv:4: has the id of line 2 (each person has one row). remove one of the two",
                     "people.csv:5: the id is empty (each person has one)."}));
}

TEST(ImportFaults, TiesToNobodyAndToOneself)
{
    EXPECT_EQ(
        problems_in(good_people, "from,to\n1,2\n1,7\n8,1\n2,2\n"),
        (Lines{
            "ties.csv:3: 'to' names nobody (ids are those of people.csv). add the person or remove the row",
            "ties.csv:4: 'from' names nobody (ids are those of people.csv). add the person or remove the row",
            "ties.csv:5: ties a person to themselves (a tie joins two people). remove the row"}));
}

TEST(ImportFaults, Weights)
{
    EXPECT_EQ(
        problems_in(good_people, "from;to;weight\n1;2;often\n1;2;0,5\n1;2;-1\n1;2;\n1;2;nan\n1;2;1e99\n"),
        (Lines{"ties.csv:2: the weight is 'often' (must be a number of 0 or more).",
               "ties.csv:3: the weight is '0,5' (must be a number of 0 or more). write decimals with a point",
               "ties.csv:4: the weight is '-1' (must be a number of 0 or more).",
               "ties.csv:5: the weight is '' (must be a number of 0 or more).",
               "ties.csv:6: the weight is 'nan' (must be a number of 0 or more).",
               "ties.csv:7: the weight is '1e99' (must be a number of 0 or more)."}));
}

TEST(ImportFaults, Ranks)
{
    ImportSpec spec;
    spec.rank_order = {"associate", "partner"};
    EXPECT_EQ(problems_in("id,rank\n1,partner\n2,asociate\n3,\n", "from,to\n1,2\n", spec),
              (Lines{"people.csv:3: rank 'asociate' is not in the order of ranks (rank_order: associate, "
                     "partner). did you "
                     "mean 'associate'?",
                     "people.csv:4: 'rank' is empty (rank_order: associate, partner)."}));
    EXPECT_EQ(
        problems_in("id,rank\n1,wizard\n2,apprentice\n", "from,to\n1,2\n"),
        (Lines{
            "people.csv: the order of ranks cannot be guessed ('rank' has wizard, apprentice). say it in the "
            "scenario, lowest first: rank_order"}));
    std::string many = "id,rank\n";
    for (int i = 1; i <= 11; ++i)
        many += std::to_string(i) + "," + std::to_string(i) + "\n";
    EXPECT_EQ(problems_in(many, "from,to\n1,2\n"),
              (Lines{"people.csv: 11 ranks in 'rank' (at most 10). name another column, or join ranks"}));
}

TEST(ImportFaults, Groups)
{
    ImportSpec spec;
    spec.groups = {"woman", "man"};
    spec.group_values = {{"Z", "wooman"}};
    EXPECT_EQ(
        problems_in("id,gender\n1,F\n2,Q\n3,\n4,Z\n", "from,to\n1,2\n", spec),
        (Lines{
            "group_values.Z: means 'wooman', which is no group (groups: woman, man). did you mean 'woman'?",
            "people.csv:3: gender 'Q' is no group (groups: woman, man). map it to one in the scenario",
            "people.csv:4: 'gender' is empty (groups: woman, man). write a word for unknown and map it to a "
            "group"}));
    ImportSpec shares;
    shares.groups = {"woman", "man"};
    shares.group_shares = {{"woman", .5}, {"men", .6}};
    EXPECT_EQ(problems_in("id\n1\n2\n", "from,to\n1,2\n", shares),
              (Lines{"group_shares.men: is no group (groups: woman, man). did you mean 'man'?",
                     "group_shares: sum to 1.1 (must be 0 or more and sum to 1)."}));
    EXPECT_EQ(
        problems_in("id,group\n1,a\n2,b\n3,c\n4,e\n5,g\n6,h\n7,i\n", "from,to\n1,2\n"),
        (Lines{
            "people.csv: 7 groups in 'group' (at most 6). map several values to one group in the scenario"}));
}

TEST(ImportFaults, Layers)
{
    ImportSpec spec;
    spec.layers.team = {"tem"};
    EXPECT_EQ(problems_in(good_people, "layer,from,to\nteam,1,2\nfriend,1,2\n", spec),
              (Lines{"ties.csv: has no layer 'tem' (layers: team, friend). did you mean 'team'?"}));
    EXPECT_EQ(problems_in(good_people, "layer,from,to\nred,1,2\nblue,1,2\n"),
              (Lines{"ties.csv: what its layers are cannot be guessed (layers: red, blue). say in the "
                     "scenario which is team, "
                     "confidant and audience"}));
    TemporaryFolder const folder;
    spec.people_file = folder.write("people.csv", good_people).string();
    EXPECT_EQ(
        problems_of(spec, folder),
        (Lines{"layers: are named, but there is no table of ties. name the table of ties, or no layers"}));
}

TEST(ImportFaults, RaggedRowsDoNotMakeMoreFaults)
{
    EXPECT_EQ(problems_in("id,gender,rank,unit\n1,F,low,x\n2,M,high\n", "from,to\n1,2\n1\n"),
              (Lines{"people.csv:3: the number of fields is 3 (the header has 4).",
                     "ties.csv:3: the number of fields is 1 (the header has 2)."}));
}

TEST(ImportFaults, EmptyUnits)
{
    EXPECT_EQ(problems_in("id,office\n1,x\n2,\n", "from,to\n1,2\n"),
              (Lines{"people.csv:3: 'office' is empty (each person has one)."}));
}

TEST(ImportFaults, UnreadablePeopleDoNotMakeEveryTieAFault)
{
    EXPECT_EQ(
        problems_in("id\n1\n\xFF\n2\n", good_ties),
        (Lines{
            "people.csv:3: wrong encoding, byte 1 of the line is not UTF-8 (must be UTF-8). save the file as "
            "'CSV UTF-8'"}));
}

TEST(ImportFaults, OfEachKindTwentyAreShownAndTheRestCounted)
{
    std::string ties = "from,to\n";
    for (int i = 0; i < 1000; ++i)
        ties += "1,1\n";
    auto const problems = problems_in(good_people, ties + "1,9\n");
    ASSERT_EQ(problems.size(), 22U);
    EXPECT_EQ(problems[20].substr(0, 14), "ties.csv:1002:");
    EXPECT_EQ(problems[21], "ties.csv: 980 more ties of a person to themselves.");
}

TEST(ImportFaults, LongValuesAreShortened)
{
    ImportSpec spec;
    spec.rank_order = {"low", "high"};
    EXPECT_EQ(problems_in("id,rank\n1," + std::string(5000, 'x') + "\n2,low\n", "from,to\n1,2\n", spec),
              (Lines{"people.csv:2: rank '" + std::string(40, 'x') +
                     "...' is not in the order of ranks (rank_order: low, high)."}));
}

} // namespace
} // namespace groundswell
