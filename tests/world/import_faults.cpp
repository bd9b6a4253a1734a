#include <gtest/gtest.h>

#include "support/import.hpp"
#include "world/import.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

using testing::Lines;
using testing::says;
using testing::Tables;

constexpr char const* good_people = "id,gender,rank,unit\n1,F,low,x\n2,M,high,x\n";
constexpr char const* good_ties = "layer,from,to,weight\nteam,1,2,1\n";

Lines problems_in(std::string_view people, std::string_view ties, ImportSpec const& spec = {})
{
    Tables tables(people, ties);
    auto const people_file = tables.spec.people_file;
    auto const ties_files = tables.spec.ties_files;
    tables.spec = spec;
    tables.spec.people_file = people_file;
    tables.spec.ties_files = ties_files;
    return tables.problems();
}

/// Twenty-one people, so that one row may be left out.
std::string many_people(std::string const& header, std::string const& row)
{
    std::string out = header;
    for (int i = 1; i <= 21; ++i)
        out += std::to_string(i) + row;
    return out;
}

TEST(ImportFaults, GoodTablesHaveNone)
{
    EXPECT_EQ(problems_in(good_people, good_ties), Lines{});
}

TEST(ImportFaults, HaveACodeAndAPlace)
{
    testing::TemporaryFolder const folder;
    ImportSpec spec;
    spec.people_file =
        folder.write("people.csv", "id,gender,rank,unit\n1,F,low,x\n1,M,high,x\n,F,low,x\n").string();
    spec.ties_files = {(folder / "ties.csv").string()};
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
        is(0, ProblemCode::file_not_found, spec.ties_files.front(), 0, "");
        is(1, ProblemCode::table_duplicate_id, spec.people_file, 3, "id");
        is(2, ProblemCode::table_missing_value, spec.people_file, 4, "id");
    }
}

TEST(ImportFaults, MissingFiles)
{
    Tables tables(good_people);
    tables.spec.people_file = (tables.folder / "nowhere.csv").string();
    tables.spec.ties_files = {(tables.folder / "ties.csv").string()};
    EXPECT_EQ(tables.problems(), (Lines{"ties.csv: cannot be opened (No such file or directory).",
                                        "nowhere.csv: cannot be opened (No such file or directory)."}));
}

TEST(ImportFaults, MissingColumns)
{
    ImportSpec spec;
    spec.group_column = "gendr";
    spec.weight_column = "strength";
    EXPECT_EQ(
        problems_in(good_people, good_ties, spec),
        (Lines{
            "ties.csv: has no column 'strength' (columns: layer, from, to, weight).",
            "people.csv: has no column 'gendr' (columns: id, gender, rank, unit). Did you mean 'gender'?"}));
    EXPECT_EQ(
        problems_in("nummer,gender\n1,F\n", "a,b,c,d,e\n1,2,3,4,5\n"),
        (Lines{
            "ties.csv: has no column for 'from' (columns: a, b, c, d, e). Say in the scenario which it is: "
            "columns.from",
            "ties.csv: has no column for 'to' (columns: a, b, c, d, e). Say in the scenario which it is: "
            "columns.to"}));
}

TEST(ImportFaults, BlanksToFill)
{
    ImportSpec spec;
    spec.id_column = "?";
    EXPECT_EQ(
        problems_in(good_people, good_ties, spec),
        (Lines{
            "people.csv: which column is 'id' is not filled in (columns: id, gender, rank, unit). Write its "
            "name for the '?' of columns.id"}));
}

TEST(ImportFaults, EmptyTables)
{
    EXPECT_EQ(problems_in(" ", "layer,from,to\n"),
              (Lines{"people.csv: is empty (must have a header and rows). Write the table once more",
                     "ties.csv: has a header and no rows (at least one tie). Leave this table out"}));
    EXPECT_EQ(problems_in("id,gender\n", good_ties).front(),
              "people.csv: has a header and no rows (at least one person). Name another file, or write the "
              "table once more with its rows");
}

TEST(ImportFaults, RepeatedRowsAreLeftOut)
{
    Tables const tables("id,gender\n1,F\n2,M\n1,F\n1,F\n");
    EXPECT_EQ(tables.world().seats, 2U);
    EXPECT_TRUE(says(tables.report().notes, "people.csv: 2 rows are repeated word for word, left out"));
}

TEST(ImportFaults, OneRowInTwentyMayBeLeftOut)
{
    Tables const one(many_people("id,gender\n", ",F\n") + ",M\n");
    EXPECT_EQ(one.world().seats, 21U);
    EXPECT_TRUE(
        says(one.report().notes, "people.csv: 1 rows without an id, left out (first: people.csv:23)"));
    Tables const ragged(many_people("id,gender\n", ",F\n") + "22\n");
    EXPECT_EQ(ragged.world().seats, 21U);
    Tables const two(many_people("id,gender\n", ",F\n") + ",M\n,M\n");
    EXPECT_EQ(two.problems().size(), 2U);
}

TEST(ImportFaults, EmptyIdsAndIdsGivenTwice)
{
    EXPECT_EQ(problems_in("id,gender\n1,F\n2,M\n1,M\n,M\n", good_ties),
              (Lines{"people.csv:4: has the id of line 2 (each person has one row). Remove one of the two",
                     "people.csv:5: the id is empty (each person has one)."}));
}

TEST(ImportFaults, SeveralRowsAPersonAreSaidOnce)
{
    std::string table = "id,unit\n";
    for (int i = 0; i < 30; ++i)
        table += std::to_string(i % 10) + (i < 10 ? ",ward\n" : i < 20 ? ",lab\n" : ",desk\n");
    EXPECT_EQ(problems_in(table, good_ties), Lines{"people.csv:12: has the id of line 2, and there are 20 "
                                                   "such rows of 30 (each person has one row). "
                                                   "Keep one row per person; if another column holds the "
                                                   "ids, name it in columns.id; if the rows say to "
                                                   "what people belong, give them as ties"});
}

TEST(ImportFaults, TiesToOneselfAreLeftOut)
{
    Tables const tables("id,gender\n1,F\n2,M\n3,F\n", "from,to\n1,2\n2,2\n2,3\n");
    EXPECT_EQ(tables.world().team.size(), 4U);
    EXPECT_TRUE(says(tables.report().notes, "ties.csv: 1 tie of a person to themselves, left out"));
}

TEST(ImportFaults, TiesToNobody)
{
    EXPECT_EQ(
        problems_in("id,gender\na1,F\na2,M\n", "from,to\nb1,b2\nb2,b1\n"),
        (Lines{
            "ties.csv: none of its ids is in people.csv (for example 'b1' against 'a1'). Say which columns "
            "hold the ids: columns.id, .from and .to"}));
    Tables const some("id\n1\n2\n3\n", "from,to\n1,2\n2,3\n3,7\n");
    auto const report = some.report();
    EXPECT_TRUE(says(report.notes, "ties.csv: 1 of 3 ties name somebody who is not in people.csv, left out"));
    EXPECT_FALSE(says(report.notes, "'7'")) << "notes are kept, ids are not";
    EXPECT_EQ(report.examples, Lines{"ties.csv: '7' is not in people.csv"});
}

TEST(ImportFaults, Weights)
{
    ImportSpec spec;
    spec.weight_column = "weight";
    EXPECT_EQ(problems_in(good_people,
                          "from;to;weight\n1;2;often\n1;2;0,5\n1;2;-1\n1;2;\n1;2;nan\n1;2;1e99\n", spec),
              (Lines{"ties.csv:2: the weight is 'often' (must be a number of 0 or more).",
                     "ties.csv:4: the weight is '-1' (must be a number of 0 or more).",
                     "ties.csv:7: the weight is '1e99' (must be a number of 0 or more)."}));
}

TEST(ImportFaults, Ranks)
{
    ImportSpec spec;
    spec.rank_order = {"associate", "partner"};
    EXPECT_EQ(problems_in("id,rank\n1,partner\n2,asociate\n3,associate\n", "from,to\n1,2\n", spec),
              (Lines{"people.csv:3: rank 'asociate' is not in the order of ranks (rank_order: associate, "
                     "partner). Did "
                     "you mean 'associate'?"}));
    std::string many = "id,rank\n";
    for (int i = 1; i <= 11; ++i)
        many += std::to_string(i) + "," + std::to_string(i) + "\n";
    EXPECT_EQ(problems_in(many, "from,to\n1,2\n"), Lines{}) << "a guess is not insisted on";
    spec.rank_order.clear();
    spec.rank_column = "rank";
    EXPECT_EQ(problems_in(many, "from,to\n1,2\n", spec),
              (Lines{"people.csv: 11 ranks in 'rank' (at most 10). Name another column, or join ranks"}));
}

TEST(ImportFaults, Groups)
{
    ImportSpec spec;
    spec.groups = {"woman", "man"};
    spec.group_values = {{"Z", "wooman"}};
    EXPECT_EQ(
        problems_in("id,gender\n1,F\n2,Q\n3,\n4,Z\n", "from,to\n1,2\n", spec),
        (Lines{
            "group_values.Z: means 'wooman', which is no group (groups: woman, man). Did you mean 'woman'?",
            "people.csv:3: gender 'Q' is no group (groups: woman, man). Map it to one in the scenario"}));
    ImportSpec shares;
    shares.groups = {"woman", "man"};
    shares.group_shares = {{"woman", .5}, {"men", .6}};
    EXPECT_EQ(problems_in("id\n1\n2\n", "from,to\n1,2\n", shares),
              (Lines{"group_shares.men: is no group (groups: woman, man). Did you mean 'man'?",
                     "group_shares: sum to 1.1 (must be 0 or more and sum to 1)."}));
    ImportSpec seven;
    seven.group_column = "group";
    EXPECT_EQ(
        problems_in("id,group\n1,a\n2,b\n3,c\n4,e\n5,g\n6,h\n7,i\n", "from,to\n1,2\n", seven),
        (Lines{
            "people.csv: 7 groups in 'group' (at most 6). Map several values to one group in the scenario"}));
}

TEST(ImportFaults, Layers)
{
    ImportSpec spec;
    spec.layers.team = {"tem"};
    EXPECT_EQ(problems_in(good_people, "layer,from,to\nteam,1,2\nfriend,1,2\n", spec),
              (Lines{"ties.csv: has no layer 'tem' (layers: team, friend). Did you mean 'team'?"}));
    EXPECT_EQ(
        problems_in(good_people, "", spec),
        (Lines{"layers: are named, but there is no table of ties. Name the table of ties, or no layers"}));
}

TEST(ImportFaults, RaggedRowsDoNotMakeMoreFaults)
{
    EXPECT_EQ(problems_in("id,gender,rank,unit\n1,F,low,x\n3,M,low,x\n2,M,high\n", "from,to\n1,3\n3,1\n1\n"),
              (Lines{"ties.csv:4: the number of fields is 1 (the header has 2). Quote fields that hold the "
                     "separator, or fill the row up",
                     "people.csv:4: the number of fields is 3 (the header has 4). Quote fields that hold the "
                     "separator, or fill the row up"}));
}

TEST(ImportFaults, OfEachKindTwentyAreShownAndTheRestCounted)
{
    std::string people = "id,gender\n";
    for (int i = 0; i < 1000; ++i)
        people += ",F\n";
    auto const problems = problems_in(people, "");
    ASSERT_EQ(problems.size(), 21U);
    EXPECT_EQ(problems[19].substr(0, 14), "people.csv:21:");
    EXPECT_EQ(problems[20], "people.csv: 980 more rows without an id.");
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
