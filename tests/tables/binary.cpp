#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <groundswell/problems.hpp>
#include <gtest/gtest.h>
#include <memory>
#include <sys/stat.h>
#include <zip.h>
#include <zlib.h>

#include "support/temporary_folder.hpp"
#include "tables/rows.hpp"
#include "tables/table_file.hpp"

namespace groundswell {
namespace {

using testing::Rows;
using testing::rows_of;
using testing::TemporaryFolder;

struct Part {
    char const* name;
    std::string text;
};

void write_zip(std::string const& path, std::vector<Part> const& parts)
{
    auto* const archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
    ASSERT_NE(archive, nullptr);
    for (auto const& part : parts)
        zip_file_add(archive, part.name, zip_source_buffer(archive, part.text.data(), part.text.size(), 0),
                     0);
    ASSERT_EQ(zip_close(archive), 0);
}

/// A workbook as spreadsheet programs write it: shared texts, texts in runs, empty cells left out.
std::vector<Part> workbook()
{
    return {
        {"xl/workbook.xml", R"(<workbook><sheets><sheet name="Staff" sheetId="1" r:id="rId1"/>
<sheet name="Who" sheetId="2" r:id="rId2"/></sheets></workbook>)"},
        {"xl/_rels/workbook.xml.rels",
         R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>)"},
        {"xl/sharedStrings.xml",
         R"(<sst><si><t>id</t></si><si><r><t>Ge</t></r><r><t>nder</t></r></si><si><t>F</t></si></sst>)"},
        {"xl/worksheets/sheet1.xml",
         R"(<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
<c r="C1" t="inlineStr"><is><t>unit</t></is></c></row>
<row r="2"><c r="A2"><v>1</v></c><c r="C2" t="str"><v>lab</v></c></row><row r="3"/>
<row r="4"><c r="A4"><v>2</v></c><c r="B4" t="s"><v>2</v></c><c r="C4" t="e"><v>#N/A</v></c></row>
</sheetData></worksheet>)"},
        {"xl/worksheets/sheet2.xml",
         R"(<worksheet><sheetData><row><c t="inlineStr"><is><t>From</t></is></c><c t="inlineStr"><is><t>To</t></is></c></row>
<row><c><v>1</v></c><c><v>2</v></c></row></sheetData></worksheet>)"}};
}

TEST(Binary, ReadsSheets)
{
    TemporaryFolder const folder;
    auto const path = (folder / "staff.xlsx").string();
    write_zip(path, workbook());
    auto const file = read_table_file(path);
    EXPECT_EQ(rows_of(file.rows), (Rows{{"id", "Gender", "unit"}, {"1", "", "lab"}, {"2", "F", ""}}));
    ASSERT_TRUE(file.ties);
    EXPECT_EQ(rows_of(*file.ties), (Rows{{"From", "To"}, {"1", "2"}}));
    EXPECT_EQ(file.notes, (std::vector<std::string>{"sheet 'Staff'", "ties from sheet 'Who'"}));
}

TEST(Binary, AMatrixInASheetIsTies)
{
    TemporaryFolder const folder;
    auto const path = (folder / "matrix.xlsx").string();
    auto parts = workbook();
    parts[3].text = R"(<worksheet><sheetData>
<row><c r="B1" t="inlineStr"><is><t>a</t></is></c><c r="C1" t="inlineStr"><is><t>b</t></is></c></row>
<row><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2"><v>0</v></c><c r="C2"><v>1</v></c></row>
<row><c r="A3" t="inlineStr"><is><t>b</t></is></c><c r="B3"><v>0</v></c><c r="C3"><v>0</v></c></row>
</sheetData></worksheet>)";
    parts.pop_back();
    write_zip(path, parts);
    auto const file = read_table_file(path);
    ASSERT_TRUE(file.ties);
    EXPECT_EQ(rows_of(*file.ties), (Rows{{"from", "to", "weight"}, {"a", "b", "1"}}));
}

TEST(Binary, RefusesOtherArchives)
{
    TemporaryFolder const folder;
    auto const path = (folder / "x.zip").string();
    write_zip(path, {{"readme.txt", "text"}});
    EXPECT_THROW(read_table_file(path), UserError);
    EXPECT_THROW(read_table_file(folder.write("cut.xlsx", "PK\x03\x04 cut off").string()), UserError);
}

void write_gzip(std::string const& path, std::string const& from)
{
    std::ifstream in(from, std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(in), {}};
    auto* const out = gzopen(path.c_str(), "wb");
    ASSERT_EQ(gzwrite(out, text.data(), static_cast<unsigned>(text.size())), static_cast<int>(text.size()));
    gzclose(out);
}

TEST(Binary, UnpacksGzip)
{
    TemporaryFolder const folder;
    auto const packed = (folder / "people.csv.gz").string();
    write_gzip(packed, folder.write("people.csv", "id,gender\n1,F\n").string());
    EXPECT_EQ(rows_of(read_table_file(packed).rows), (Rows{{"id", "gender"}, {"1", "F"}}));
}

/// Leaves so little memory, while it lives, that 4 MiB may be unpacked.
class LittleMemory {
  public:
    LittleMemory() { setenv("GROUNDSWELL_MEMORY", "32MiB", 1); }
    LittleMemory(LittleMemory const&) = delete;
    LittleMemory& operator=(LittleMemory const&) = delete;
    ~LittleMemory() { unsetenv("GROUNDSWELL_MEMORY"); }
};

/// The refusal of a file, or "".
std::string refusal(std::string const& path)
{
    LittleMemory const little;
    try {
        read_table_file(path);
        return "";
    } catch (UserError const& error) {
        return error.problems().front().code == ProblemCode::file_too_large ? error.what() : "";
    }
}

TEST(Bomb, OfGzipIsRefusedBeforeItIsUnpacked)
{
    TemporaryFolder const folder;
    std::string rows = "id,gender\n";
    while (rows.size() < 20 << 20)
        rows += "1,F\n";
    auto const plain = folder.write("people.csv", rows).string();
    auto const packed = (folder / "people.csv.gz").string();
    write_gzip(packed, plain);
    EXPECT_LT(std::filesystem::file_size(packed), 100'000U);
    EXPECT_NE(refusal(packed).find("holds 5.0 MiB or more, unpacked (at most 4.0 MiB"), std::string::npos)
        << refusal(packed);
    EXPECT_EQ(refusal(plain), ""); // what is not packed has its size for all to see
    auto const r = (folder / "people.rds").string();
    write_gzip(r, folder.write("x", "X\n" + rows).string());
    EXPECT_NE(refusal(r), "");
}

/// A workbook with these rows in its only sheet, and this shared text.
std::string sheet_of(TemporaryFolder const& folder, std::string const& rows, std::string const& shared)
{
    static int number = 0;
    auto parts = workbook();
    parts[2].text = "<sst><si><t>" + shared + "</t></si></sst>";
    parts[3].text = "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
    auto path = (folder / ("bomb" + std::to_string(++number) + ".xlsx")).string();
    write_zip(path, parts);
    return path;
}

std::string repeated(std::string const& text, int times)
{
    std::string out;
    for (int i = 0; i < times; ++i)
        out += text;
    return out;
}

TEST(Bomb, OfAWorkbookIsRefused)
{
    TemporaryFolder const folder;
    std::string const cell = R"(<row><c t="s"><v>0</v></c></row>)",
                      far = R"(<row><c r="XFD1"><v>1</v></c></row>)";
    EXPECT_EQ(refusal(sheet_of(folder, repeated(cell, 10), "x")), "");
    EXPECT_NE(refusal(sheet_of(folder, repeated(cell, 200'000), "x")), "") << "a long part";
    EXPECT_NE(refusal(sheet_of(folder, repeated(far, 20), "x")), "") << "wide rows";
    EXPECT_NE(refusal(sheet_of(folder, repeated("<row><c><v>1</v></c></row>", 2'000) + far, "x")), "")
        << "rows as wide as the widest";
    EXPECT_NE(refusal(sheet_of(folder, repeated(cell, 1000), std::string(10'000, 'x'))), "")
        << "one text in many cells";
}

TEST(Binary, RefusesFolders)
{
    TemporaryFolder const folder;
    EXPECT_THROW(read_table_file(folder.path().string()), UserError);
}

TEST(Binary, RefusesPipesAtOnce)
{
    TemporaryFolder const folder;
    auto const pipe = (folder / "pipe").string();
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    try {
        read_table_file(pipe); // nobody writes to it
        FAIL();
    } catch (UserError const& error) {
        EXPECT_NE(std::string(error.what()).find("is a pipe or a device"), std::string::npos);
    }
}

} // namespace
} // namespace groundswell
