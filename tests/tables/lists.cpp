#include <gtest/gtest.h>

#include "tables/file_of.hpp"
#include "tables/rows.hpp"

namespace groundswell {
namespace {

using testing::fault_of;
using testing::file_with;
using testing::Rows;
using testing::rows_of;

TEST(Lists, EachLineAPersonAndTheirTies)
{
    Rows const ties{{"from", "to"}, {"18", "8"},  {"18", "10"}, {"18", "23"},
                    {"19", "18"},   {"29", "19"}, {"29", "8"}};
    auto const file = file_with("# made by hand\n18 8 10 23\n19 18\n29  19\t8\n30\n");
    EXPECT_EQ(rows_of(*file.ties), ties);
    EXPECT_EQ(file.rows.rows(), 7U) << "and 30, who has none";
    EXPECT_EQ(rows_of(*file_with("ann bob cid\nbob ann\ncid ann bob\n").ties).size(), 6U);
    EXPECT_FALSE(file_with("name\nAnna Maria Lee\nBob Ray\nCid Fox\n").ties) << "names of people";
    EXPECT_FALSE(file_with("1 2 3\n1 4\n2 5\n").ties) << "a person has one line";
}

TEST(Lists, NumberedColumnsThatNamePeople)
{
    auto const file = file_with(
        "id,sex,friend_1,friend_2,friend_3,advice1,advice2\n1,F,2,3,,4,NA\n2,M,1,,,,\n3,F,4,1,2,1,4\n"
        "4,M,3,,,,3\n");
    EXPECT_EQ(rows_of(file.rows), (Rows{{"id", "sex"}, {"1", "F"}, {"2", "M"}, {"3", "F"}, {"4", "M"}}));
    EXPECT_EQ(rows_of(*file.ties).size(), 1U + 4 + 7);
    EXPECT_EQ(rows_of(*file.ties)[1], (testing::Row{"1", "4", "advice"}));
    EXPECT_EQ(rows_of(*file.ties).back(), (testing::Row{"4", "3", "friend"}));
}

TEST(Lists, NumberedAnswersAreNoPeople)
{
    EXPECT_FALSE(file_with("id,q1,q2\n1,2,3\n2,1,3\n3,1,2\n").ties) << "questions, whatever the answers";
    EXPECT_FALSE(file_with("id,trust1,trust2\n1,1,1\n2,2,2\n3,1,1\n4,2,2\n").ties) << "the same answer twice";
    EXPECT_FALSE(file_with("id,friends1,friends2\n1,12,30\n2,17,4\n3,9,8\n").ties) << "how many friends";
}

TEST(Lists, JsonOfPeopleWithTheirTies)
{
    auto const lists = file_with(R"({"a": ["b", "c"], "b": ["a"], "c": []})");
    EXPECT_EQ(rows_of(*lists.ties), (Rows{{"from", "to"}, {"a", "b"}, {"a", "c"}, {"b", "a"}}));
    auto const times =
        file_with(R"({"1": {"2": [[0, 20], [60, 80]], "3": [[0, 20]]}, "2": {"3": [[5, 9]]}})");
    EXPECT_EQ(rows_of(*times.ties),
              (Rows{{"from", "to", "weight"}, {"1", "2", "2"}, {"1", "3", "1"}, {"2", "3", "1"}}));
    auto const weights = file_with(R"({"a": {"b": {"weight": 3}}, "b": {"a": {"weight": 3}}})");
    EXPECT_EQ(rows_of(*weights.ties), (Rows{{"from", "to", "weight"}, {"a", "b", "3"}, {"b", "a", "3"}}));
    auto const networkx = file_with(R"({"directed": false, "nodes": [{"id": 5}, {"id": 6}],
 "adjacency": [[{"id": 6, "weight": 2}], [{"id": 5, "weight": 2}]]})");
    EXPECT_EQ(rows_of(*networkx.ties), (Rows{{"from", "to", "weight"}, {"5", "6", "2"}, {"6", "5", "2"}}));
}

TEST(Lists, JsonOfColumns)
{
    Rows const rows{{"id", "sex"}, {"7", "F"}, {"8", ""}};
    EXPECT_EQ(rows_of(file_with(R"({"id": [7, 8], "sex": ["F", null]})").rows), rows);
    auto const pandas = file_with(R"({"id": {"0": 7, "1": 8}, "sex": {"0": "F", "1": null}})");
    EXPECT_EQ(rows_of(pandas.rows), rows);
    EXPECT_FALSE(pandas.ties);
    EXPECT_NE(fault_of(R"({"id": [1, 2], "sex": ["F"]})").find("is JSON without people"), std::string::npos);
    EXPECT_NE(fault_of(R"({"title": "x", "year": 2})").find("is JSON without people"), std::string::npos);
}

TEST(Lists, JsonOfATreeOfPeople)
{
    auto const file =
        file_with(R"({"name": "ann", "sex": "F", "children": [{"name": "bob", "children": [{"name": "cid"}]},
 {"name": "dan"}]})");
    EXPECT_EQ(rows_of(file.rows), (Rows{{"id", "sex", "superior"},
                                        {"ann", "F", ""},
                                        {"bob", "", "ann"},
                                        {"cid", "", "bob"},
                                        {"dan", "", "ann"}}));
    EXPECT_FALSE(file.ties);
}

} // namespace
} // namespace groundswell
