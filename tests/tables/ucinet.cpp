#include <gtest/gtest.h>

#include "tables/file_of.hpp"
#include "tables/rows.hpp"

namespace groundswell {
namespace {

using testing::fault_of;
using testing::file_with;
using testing::Rows;
using testing::rows_of;

TEST(Ucinet, FullMatricesOfSeveralLayers)
{
    auto const file =
        file_with("DL\nN=3 NM=2\nFORMAT = FULLMATRIX DIAGONAL PRESENT\nROW LABELS:\nANN\n\"BOB LEE\"\nCID\n"
                  "COLUMN LABELS:\nANN\n\"BOB LEE\"\nCID\nLEVEL LABELS:\nLIKES\nMEETS\nDATA:\n"
                  "0 1 0\n1 0\n2\n0 2 0\n0 1 0\n. 0 0\n0 0 0\n");
    EXPECT_EQ(file.format, "UCINET DL");
    EXPECT_EQ(rows_of(file.rows), (Rows{{"id"}, {"ANN"}, {"BOB LEE"}, {"CID"}}));
    EXPECT_EQ(rows_of(*file.ties), (Rows{{"from", "to", "weight", "layer"},
                                         {"ANN", "BOB LEE", "1", "LIKES"},
                                         {"BOB LEE", "ANN", "1", "LIKES"},
                                         {"BOB LEE", "CID", "2", "LIKES"},
                                         {"CID", "BOB LEE", "2", "LIKES"},
                                         {"ANN", "BOB LEE", "1", "MEETS"}}));
    EXPECT_FALSE(file.undirected);
}

TEST(Ucinet, LabelsWithinTheData)
{
    auto const file =
        file_with("dl n = 3, format = fullmatrix\nlabels embedded\ndata:\nann bob cid\nann 0 1 0\nbob 1 0 0\n"
                  "cid 0 0 0\n");
    EXPECT_EQ(file.rows.rows(), 3U);
    EXPECT_EQ(rows_of(*file.ties),
              (Rows{{"from", "to", "weight"}, {"ann", "bob", "1"}, {"bob", "ann", "1"}}));
    EXPECT_TRUE(file.undirected);
}

TEST(Ucinet, HalfMatrices)
{
    Rows const ties{
        {"from", "to", "weight"}, {"1", "3", "4"}, {"2", "3", "5"}, {"3", "1", "4"}, {"3", "2", "5"}};
    auto const lower = file_with("dl n=3 format=lowerhalf diagonal=absent\ndata:\n0\n4 5\n");
    EXPECT_EQ(rows_of(*lower.ties), ties);
    EXPECT_TRUE(lower.undirected);
    EXPECT_EQ(rows_of(*file_with("dl n=3 format=upperhalf\ndata:\n0 0 4\n0 5\n0\n").ties), ties);
}

TEST(Ucinet, ListsOfEdgesAndOfNodes)
{
    Rows const ties{{"from", "to", "weight"}, {"1", "2", "1"}, {"1", "3", "1"}};
    EXPECT_EQ(rows_of(*file_with("dl n=3 format=nodelist1\ndata:\n1 2 3\n").ties), ties);
    auto const edges = file_with("DL n=3\nformat=edgelist1\nlabels:\na,b,c\ndata:\n1 2 24\nc a\n");
    EXPECT_EQ(rows_of(*edges.ties), (Rows{{"from", "to", "weight"}, {"a", "b", "24"}, {"c", "a", "1"}}));
    auto const named =
        file_with("dl n=3 nm=2 format=edgelist1\nlabels embedded\ndata:\nann bob\n!\nbob cid\n");
    EXPECT_EQ(rows_of(*named.ties), (Rows{{"from", "to", "weight", "layer"},
                                          {"ann", "bob", "1", "matrix 1"},
                                          {"bob", "cid", "1", "matrix 2"}}));
}

TEST(Ucinet, WhoSharesAColumnIsTied)
{
    auto const file =
        file_with("dl nr=3, nc=4\nrow labels:\nann\nbob\ncid\ndata:\n1 1 0 0\n1 1 0 1\n0 0 0 1\n");
    EXPECT_EQ(file.rows.rows(), 3U);
    EXPECT_EQ(rows_of(*file.ties),
              (Rows{{"from", "to", "weight"}, {"ann", "bob", "2"}, {"bob", "cid", "1"}}));
    EXPECT_TRUE(file.undirected);
    auto const list = file_with("dl nr=2 nc=2 format=edgelist2\ndata:\n1 ball\n2 ball\n");
    EXPECT_EQ(rows_of(*list.ties), (Rows{{"from", "to", "weight"}, {"1", "2", "1"}}));
}

TEST(Ucinet, FaultsAreNamed)
{
    auto const has = [](std::string const& text, char const* words) {
        return text.find(words) != std::string::npos;
    };
    EXPECT_TRUE(has(fault_of("dl n=3\n0 1 0\n"), "ends before its data"));
    EXPECT_TRUE(has(fault_of("dl n=2000000\ndata:\n0"), "n is '2000000' (1 to 1,000,000)"));
    EXPECT_TRUE(has(fault_of("dl n=-1\ndata:\n0"), "n is '-1'"));
    EXPECT_TRUE(has(fault_of("dl format=fullmatrix\ndata:\n0"), "does not say how many people there are"));
    EXPECT_TRUE(
        has(fault_of("dl n=900000\ndata:\n0 1\n"), ":3: ends before all numbers of its matrix are there"));
    EXPECT_TRUE(has(fault_of("dl n=2\ndata:\n0 x\n0 0\n"), ":3: 'x' is no number"));
    EXPECT_TRUE(has(fault_of("dl n=2 format=edgelist1\ndata:\n1 3\n"), "'3' is nobody"));
    EXPECT_TRUE(has(fault_of("dl n=2 format=edgelist1\ndata:\n1\n"), "a tie has two ends"));
    EXPECT_TRUE(
        has(fault_of("dl n=2 format=blockmatrix\ndata:\n1\n"), "the format 'blockmatrix' is not read"));
    EXPECT_TRUE(has(fault_of("dl n=1 labels embedded format=edgelist1\ndata:\na b\n"),
                    "'b' is one more than there are"));
    EXPECT_FALSE(file_with("dl,sex\nab,F\ncd,M\n").ties) << "a table with a column 'dl'";
}

} // namespace
} // namespace groundswell
