#include <algorithm>
#include <groundswell/problems.hpp>
#include <gtest/gtest.h>

#include "tables/delimited.hpp"

namespace groundswell {
namespace {

using Row = std::vector<std::string>;

/// Header and rows.
std::vector<Row> read(std::string text, Dialect* found = nullptr)
{
    auto const table = read_delimited("table.csv", std::move(text), found);
    std::vector<Row> out{table.header()};
    for (std::size_t r = 0; r < table.rows(); ++r) {
        auto& row = out.emplace_back();
        for (std::size_t c = 0; c < table.columns(); ++c)
            row.emplace_back(table.cell(r, c));
    }
    return out;
}

TEST(Delimited, KnowsItsSeparator)
{
    std::vector<Row> const expected{{"id", "rank"}, {"1", "low"}, {"2", "high"}};
    for (char const separator : {',', ';', '\t', '|', ' '}) {
        std::string text = "id,rank\n1,low\n2,high\n";
        std::ranges::replace(text, ',', separator);
        Dialect found;
        EXPECT_EQ(read(text, &found), expected) << separator;
        EXPECT_EQ(found.separator, separator);
    }
}

TEST(Delimited, DecimalCommasAreNoSeparators)
{
    EXPECT_EQ(read("from;to;weight\n1;2;0,5\n2;3;1,0\n"),
              (std::vector<Row>{{"from", "to", "weight"}, {"1", "2", "0,5"}, {"2", "3", "1,0"}}));
    EXPECT_EQ(read("id;share\n1;0,5\n2;1,0\n"),
              (std::vector<Row>{{"id", "share"}, {"1", "0,5"}, {"2", "1,0"}}));
}

TEST(Delimited, BlanksInNamesAreNoSeparators)
{
    EXPECT_EQ(read("name\nAnna Maria\nBob Lee\n"), (std::vector<Row>{{"name"}, {"Anna Maria"}, {"Bob Lee"}}));
    EXPECT_EQ(read("id,name\n1,Anna Maria\n"), (std::vector<Row>{{"id", "name"}, {"1", "Anna Maria"}}));
}

TEST(Delimited, KnowsAnyLineEnd)
{
    std::vector<Row> const expected{{"id", "x"}, {"1", "a"}, {"2", "b"}};
    for (std::string const end : {"\n", "\r\n", "\r"})
        EXPECT_EQ(read("id,x" + end + "1,a" + end + end + "2,b"), expected);
}

TEST(Delimited, TrimsBlanksTabsAndNoBreakSpaces)
{
    EXPECT_EQ(read("id,\tgender \n 1 , \"F \"\n"), (std::vector<Row>{{"id", "gender"}, {"1", "F"}}));
    EXPECT_EQ(read("id,\xC2\xA0unit\n1,a\xC2\xA0\n"), (std::vector<Row>{{"id", "unit"}, {"1", "a"}}));
}

TEST(Delimited, ReadsQuotes)
{
    EXPECT_EQ(read("id,\"a,b\"\n\"x \"\"y\"\" z\",\"two\r\nlines\"\n\"\",3\n"),
              (std::vector<Row>{{"id", "a,b"}, {"x \"y\" z", "two\r\nlines"}, {"", "3"}}));
    EXPECT_EQ(read("id,size\n1,five\" or 6\"\n"), (std::vector<Row>{{"id", "size"}, {"1", "five\" or 6\""}}));
    EXPECT_EQ(read("id,x\n1,\"a\" b\n"), (std::vector<Row>{{"id", "x"}, {"1", "a b"}}));
}

TEST(Delimited, RefusesAQuoteThatIsNeverClosed)
{
    try {
        read("id,x\n1,a\n2,\"b\n3,c\n");
        FAIL();
    } catch (UserError const& error) {
        EXPECT_STREQ(error.what(),
                     "table.csv:3: a quote that opens here is never closed (quotes come in pairs). "
                     "Close it, or double it if it is part of the text");
    }
}

TEST(Delimited, CountsLinesWithinQuotesAndComments)
{
    auto const table = read_delimited("t", "# made by hand\nid,x\n1,\"a\nb\"\n\n2,c\n");
    EXPECT_EQ(table.place(0).text(), "t:3");
    EXPECT_EQ(table.place(1).text(), "t:6");
}

TEST(Delimited, LeavesOutComments)
{
    std::vector<Row> const expected{{"column 1", "column 2"}, {"1", "2"}, {"2", "3"}};
    EXPECT_EQ(read("% sym unweighted\n% 2 3\n1 2\n2 3\n"), expected);
    EXPECT_EQ(read("# a list\n1\t2\n# more\n2\t3\n"), expected);
    EXPECT_EQ(read("# FromNodeId\tToNodeId\n1\t2\n"),
              (std::vector<Row>{{"FromNodeId", "ToNodeId"}, {"1", "2"}}));
    EXPECT_EQ(read("#,name\n1,a\n"), (std::vector<Row>{{"#", "name"}, {"1", "a"}})) << "a column called #";
}

TEST(Delimited, KnowsWhetherThereIsAHeader)
{
    EXPECT_EQ(read("101,3B,3B\n102,3B,4A\n").size(), 3U) << "the first row looks like a person";
    EXPECT_EQ(read("anna bob\nbob carl\n").front(), (Row{"column 1", "column 2"}));
    EXPECT_EQ(read("from,to\nanna,bob\n").front(), (Row{"from", "to"}));
    EXPECT_EQ(read("1,F,ward\n2,F,lab\n").front(), (Row{"column 1", "column 2", "column 3"}));
    EXPECT_EQ(read("id\nx\ny\n").front(), Row{"id"});
}

TEST(Delimited, AHeaderMayHoldAWordOfItsColumn)
{
    EXPECT_EQ(read("score,hours,sales\n0.4,157,sales\n0.8,262,support\n").front(),
              (Row{"score", "hours", "sales"}));
    EXPECT_EQ(read("anna,x,sales\nbob,y,sales\n").front().front(), "column 1")
        << "nothing stands above numbers";
    EXPECT_EQ(read("anna,F,k.A.\nbob,F,172\n").front().front(), "column 1") << "one may be a missing value";
    EXPECT_EQ(read("anna,NA,sales\nbob,2,sales\n").front().front(), "column 1") << "a value is missing";
    auto const table = read_delimited("t", "name,dept,sales\nx,name,sales\ny,dept,it\n", nullptr, {"sales"});
    EXPECT_EQ(table.header(), (Row{"name", "dept", "sales"})) << "a name that is given proves a header";
}

TEST(Delimited, SetsTitlesAboveTheHeaderAside)
{
    std::vector<Row> const expected{{"id", "sex", "unit"}, {"1", "F", "a"}, {"2", "M", "b"}};
    std::string const rows = "id,sex,unit\n1,F,a\n2,M,b\n";
    Dialect found;
    EXPECT_EQ(read("Staff as of 15 August,,\n" + rows, &found), expected);
    EXPECT_EQ(found.titles, 1U);
    EXPECT_EQ(read("Staff as of 15 August\n\n,,\nHead office,,\n" + rows, &found), expected);
    EXPECT_EQ(found.titles, 3U);
    EXPECT_EQ(read("a,,\n1,2,3\n4,5,6\n").size(), 3U) << "no header follows";
    EXPECT_EQ(read("a,b,c\nx,,\ny,,\nz,,\n").size(), 4U);
    auto const table = read_delimited("t", "Staff,,\n" + rows);
    EXPECT_EQ(table.place(0).text(), "t:3");
}

TEST(Delimited, NamesTheRowNamesOfR)
{
    EXPECT_EQ(read("id gender\n1 11 F\n2 12 M\n").front(), (Row{"column 1", "id", "gender"}));
    EXPECT_EQ(read("\"\",\"id\"\n\"1\",5\n").front(), (Row{"column 1", "id"}));
}

TEST(Delimited, LeavesOutASeparatorAtTheEnd)
{
    EXPECT_EQ(read("id,x,\n1,a,\n2,b,\n").back(), (Row{"2", "b", ""}));
    EXPECT_EQ(read("id,x,\n1,a\n2,b\n").back(), (Row{"2", "b"}));
    EXPECT_EQ(read("id,x\n1,a,\n2,b,\n").back(), (Row{"2", "b"}));
}

TEST(Delimited, KeepsCountOfRowsOfAnotherLength)
{
    auto const table = read_delimited("t", "a,b\n1\n1,2\n1,2,3\n4,5\n");
    EXPECT_EQ(table.rows(), 2U);
    ASSERT_EQ(table.ragged.size(), 2U);
    EXPECT_EQ(table.ragged[0].line, 2U);
    EXPECT_EQ(table.ragged[1].fields, 3U);
}

TEST(Delimited, TellsColumnsOfOneNameApart)
{
    auto const table = read_delimited("t", "id,rank,rank\n1,a,b\n");
    EXPECT_EQ(table.header(), (Row{"id", "rank", "rank (2)"}));
    EXPECT_EQ(table.repeated, Row{"rank"});
}

TEST(Delimited, RefusesNothing)
{
    EXPECT_THROW(read("\n\r\n"), UserError);
    EXPECT_EQ(read("id,gender\n").size(), 1U);
}

} // namespace
} // namespace groundswell
