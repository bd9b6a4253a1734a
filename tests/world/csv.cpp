#include "world/csv.hpp"

#include <filesystem>
#include <gtest/gtest.h>

#include "support/temporary_folder.hpp"

namespace groundswell {
namespace {

using testing::TemporaryFolder;
using Row = std::vector<std::string>;

std::vector<Row> rows_of(std::string_view text)
{
    TemporaryFolder const folder;
    CsvReader csv(folder.write("table.csv", text).string());
    std::vector<Row> out{csv.header()};
    while (csv.next())
        out.emplace_back(csv.fields().begin(), csv.fields().end());
    return out;
}

/// What reading the whole file throws, without the folder's name.
std::string fault_of(std::filesystem::path const& file)
{
    try {
        CsvReader csv(file.string());
        while (csv.next()) {
        }
    } catch (UserError const& error) {
        std::string text = error.what();
        std::string const folder = file.parent_path().string() + "/";
        if (text.starts_with(folder)) text.erase(0, folder.size());
        return text;
    }
    return "no fault";
}

std::string fault_in(std::string_view text)
{
    TemporaryFolder const folder;
    return fault_of(folder.write("table.csv", text));
}

TEST(Csv, ReadsCommaSemicolonAndTab)
{
    std::vector<Row> const expected{{"id", "rank"}, {"1", "low"}, {"2", ""}};
    EXPECT_EQ(rows_of("id,rank\n1,low\n2,\n"), expected);
    EXPECT_EQ(rows_of("id;rank\r\n1;low\r\n2;\r\n"), expected);
    EXPECT_EQ(rows_of("id\trank\n1\tlow\n2\t"), expected);
}

TEST(Csv, DropsByteOrderMarkEmptyLinesAndBlanksAroundFields)
{
    std::vector<Row> const expected{{"id", "rank"}, {"1", "very low"}};
    EXPECT_EQ(rows_of("\xEF\xBB\xBFid , rank\n\n 1, very low \n\r\n"), expected);
}

TEST(Csv, ReadsQuotedFieldsAsRfc4180Says)
{
    std::vector<Row> const expected{{"id", "a,b"}, {"x \"y\" z", "two\r\nlines"}, {" kept ", ""}, {"", "3"}};
    EXPECT_EQ(rows_of("id,\"a,b\"\n\"x \"\"y\"\" z\",\"two\r\nlines\"\n\" kept \",\"\"\n\"\",3"), expected);
}

TEST(Csv, CountsLinesWithinQuotes)
{
    TemporaryFolder const folder;
    CsvReader csv(folder.write("table.csv", "id,x\n1,\"a\nb\nc\"\n\n2,d\n").string());
    ASSERT_TRUE(csv.next());
    EXPECT_EQ(csv.line(), 2U);
    ASSERT_TRUE(csv.next());
    EXPECT_EQ(csv.line(), 6U);
    EXPECT_FALSE(csv.next());
}

TEST(Csv, SaysWhichRowsAreNotComplete)
{
    TemporaryFolder const folder;
    CsvReader csv(folder.write("table.csv", "a,b\n1\n1,2\n1,2,3\n").string());
    std::vector<bool> complete;
    while (csv.next())
        complete.push_back(csv.complete());
    EXPECT_EQ(complete, (std::vector{false, true, false}));
}

/// Rows of growing length, so that every position of a row in a block of reading occurs.
TEST(Csv, ReadsTheSameAcrossBlocks)
{
    std::string text = "a,b\n";
    std::vector<Row> expected{{"a", "b"}};
    for (std::size_t i = 0; text.size() < 3 * CsvReader::longest_line; ++i) {
        Row const row{std::string(i % 3001, 'x'), i % 7 == 0 ? "m\nä" : "\xE2\x82\xAC"};
        text += row[0] + (i % 7 == 0 ? ",\"" + row[1] + "\"\n" : "," + row[1] + "\r\n");
        expected.push_back(row);
    }
    EXPECT_EQ(rows_of(text), expected);
}

TEST(Csv, RefusesWhatIsNotThere)
{
    EXPECT_EQ(fault_of("/nowhere/people.csv"), "people.csv: cannot be opened (No such file or directory).");
    EXPECT_EQ(fault_of(std::filesystem::temp_directory_path() / "."), ".: cannot be read (Is a directory).");
    EXPECT_EQ(fault_in(""), "table.csv: is empty (must have a header and rows).");
    EXPECT_EQ(fault_in("\xEF\xBB\xBF\r\n"), "table.csv: is empty (must have a header and rows).");
}

TEST(Csv, RefusesOtherEncodings)
{
    std::string const save = " save the file as 'CSV UTF-8'";
    EXPECT_EQ(fault_in("id,x\n1,a\n2,M\xFCller\n"),
              "table.csv:3: wrong encoding, byte 4 of the line is not UTF-8 (must be UTF-8)." + save);
    EXPECT_EQ(fault_in(std::string_view("\xFF\xFEi\0d\0", 6)),
              "table.csv:1: wrong encoding, UTF-16 (must be UTF-8)." + save);
    EXPECT_EQ(fault_in(std::string_view("id\n1\n\0\0\n", 8)),
              "table.csv:3: a NUL byte (must be a table of text in UTF-8)." + save);
    EXPECT_EQ(fault_in("id,x\r1,a\r"),
              "table.csv:1: a carriage return within a line (lines must end in LF or CRLF)." + save);
}

TEST(Csv, KnowsUtf8)
{
    for (char const* const good : {"\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEF\xBF\xBF",
                                   "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"})
        EXPECT_EQ(fault_in("id\n" + std::string(good)), "no fault");
    // Overlong, a lone continuation, cut off, a surrogate, above U+10FFFF.
    for (char const* const bad : {"\xC0\x80", "\x80", "\xC2", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xE2\x82",
                                  "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80"})
        EXPECT_EQ(fault_in("id\n" + std::string(bad)).substr(0, 27), "table.csv:2: wrong encoding");
}

TEST(Csv, RefusesBrokenQuotes)
{
    EXPECT_EQ(fault_in("id\n\"a\n"),
              "table.csv:2: a quote that opens here is never closed (quotes come in pairs).");
    EXPECT_EQ(fault_in("id\n\"a\" b\n"),
              "table.csv:2: text after a closing quote (a quoted field ends with its quote).");
    EXPECT_EQ(fault_in("id\nfive\" or 6\"\n"),
              "table.csv:2: a quote within a field that is not quoted (quote the whole "
              "field and double the quote).");
}

TEST(Csv, RefusesAColumnTwice)
{
    EXPECT_EQ(fault_in("id,rank,id\n"),
              "table.csv:1: column 'id' appears twice (each column has a name of its own).");
}

TEST(Csv, RefusesALongLineWithoutReadingIt)
{
    std::string const long_line =
        "line is longer than 1 MiB (at most 1048576 bytes). is this a table of text?";
    TemporaryFolder const folder;
    auto const file = folder.write("table.csv", "id\n" + std::string(CsvReader::longest_line + 2, 'x'));
    // A gigabyte that takes no room on the disk. Were it read, the NUL bytes of the hole would be the fault.
    std::filesystem::resize_file(file, std::uintmax_t{1} << 30);
    EXPECT_EQ(fault_of(file), "table.csv:2: " + long_line);

    std::string const longest(CsvReader::longest_line, 'x');
    EXPECT_EQ(fault_in("id\n" + longest + "\n1\n"), "no fault");
    EXPECT_EQ(fault_in("id\n" + longest + "x\n1\n"), "table.csv:2: " + long_line);
    EXPECT_EQ(fault_in("id\n\"" + longest + "\n"),
              "table.csv:2: a quote that opens here is not closed within 1 MiB (at most 1048576 bytes). is "
              "this a table of text?");
}

} // namespace
} // namespace groundswell
