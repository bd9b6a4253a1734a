#include <gtest/gtest.h>

#include "tables/file_of.hpp"
#include "tables/rows.hpp"

#ifdef GROUNDSWELL_ARROW
#include <arrow/api.h>
#include <arrow/io/memory.h>
#include <arrow/ipc/api.h>
#include <optional>
#include <parquet/arrow/writer.h>
#endif

namespace groundswell {
namespace {

using testing::fault_of;
using testing::file_with;
using testing::Rows;
using testing::rows_of;

TEST(Columnar, IsKnownByItsBeginning)
{
    EXPECT_NE(fault_of("PAR1 cut off").find("Parquet"), std::string::npos);
    EXPECT_NE(fault_of("ARROW1 cut off").find("Arrow"), std::string::npos);
    EXPECT_NE(fault_of(std::string("\xFF\xFF\xFF\xFF\x08\0\0\0cut off.", 16)).find("Arrow"),
              std::string::npos);
}

#ifndef GROUNDSWELL_ARROW

TEST(Columnar, SaysWhatIsMissing)
{
    EXPECT_NE(fault_of("PAR1 cut off").find("built without Arrow (build it with Apache Arrow's"),
              std::string::npos);
    GTEST_SKIP() << "built without Arrow: reading is not tested";
}

#else

using ArrowArray = std::shared_ptr<arrow::Array>;

/// An array of this type; nothing is missing.
template <class Builder, class Value>
ArrowArray array_of(std::shared_ptr<arrow::DataType> const& type,
                    std::vector<std::optional<Value>> const& values)
{
    Builder builder(type, arrow::default_memory_pool());
    for (auto const& value : values)
        EXPECT_TRUE((value ? builder.Append(*value) : builder.AppendNull()).ok());
    return builder.Finish().ValueOrDie();
}

ArrowArray texts(std::vector<std::optional<std::string>> const& values)
{
    return array_of<arrow::StringBuilder>(arrow::utf8(), values);
}

ArrowArray numbers(std::vector<std::optional<double>> const& values)
{
    return array_of<arrow::DoubleBuilder>(arrow::float64(), values);
}

/// Seconds of a unit, with a zone or none.
ArrowArray instants(arrow::TimeUnit::type unit, std::string const& zone,
                    std::vector<std::optional<std::int64_t>> v)
{
    return array_of<arrow::TimestampBuilder>(arrow::timestamp(unit, zone), v);
}

using Columns = std::vector<std::pair<std::string, ArrowArray>>;

std::shared_ptr<arrow::Table> table_of(Columns const& columns)
{
    arrow::FieldVector fields;
    arrow::ArrayVector arrays;
    for (auto const& [name, array] : columns) {
        fields.push_back(arrow::field(name, array->type()));
        arrays.push_back(array);
    }
    return arrow::Table::Make(arrow::schema(fields), arrays);
}

std::string parquet_of(std::shared_ptr<arrow::Table> const& table)
{
    auto const out = arrow::io::BufferOutputStream::Create().ValueOrDie();
    EXPECT_TRUE(parquet::arrow::WriteTable(*table, arrow::default_memory_pool(), out, 2).ok());
    return out->Finish().ValueOrDie()->ToString();
}

std::string arrow_of(std::shared_ptr<arrow::Table> const& table, bool stream = false,
                     std::int64_t rows_a_batch = 2)
{
    auto const out = arrow::io::BufferOutputStream::Create().ValueOrDie();
    auto const writer = stream ? arrow::ipc::MakeStreamWriter(out, table->schema()).ValueOrDie()
                               : arrow::ipc::MakeFileWriter(out, table->schema()).ValueOrDie();
    EXPECT_TRUE(writer->WriteTable(*table, rows_a_batch).ok());
    EXPECT_TRUE(writer->Close().ok());
    return out->Finish().ValueOrDie()->ToString();
}

std::shared_ptr<arrow::Table> people()
{
    return table_of({{"id", array_of<arrow::Int64Builder>(arrow::int64(),
                                                          std::vector<std::optional<std::int64_t>>{7, 8, 9})},
                     {"gender", texts({"F", std::nullopt, "M"})},
                     {"superior", numbers({std::nullopt, 7, 7.5})},
                     {"head", array_of<arrow::BooleanBuilder>(
                                  arrow::boolean(), std::vector<std::optional<bool>>{true, false, false})},
                     {"since", instants(arrow::TimeUnit::MILLI, "", {0, -1, 951'782'400'000})}});
}

Rows const people_rows{{"id", "gender", "superior", "head", "since"},
                       {"7", "F", "", "true", "1970-01-01T00:00:00"},
                       {"8", "", "7", "false", "1969-12-31T23:59:59.999"},
                       {"9", "M", "7.5", "false", "2000-02-29T00:00:00"}};

TEST(Columnar, AllFormsAreReadAlike)
{
    for (auto const& [bytes, format] : {std::pair{parquet_of(people()), "Parquet"},
                                        {arrow_of(people()), "Arrow"},
                                        {arrow_of(people(), true), "Arrow"}}) {
        auto const file = file_with(bytes);
        EXPECT_EQ(file.format, format);
        EXPECT_EQ(rows_of(file.rows), people_rows);
        EXPECT_TRUE(file.notes.empty());
    }
}

TEST(Columnar, CodesAreReadAsWhatTheyStandFor)
{
    arrow::StringDictionaryBuilder builder;
    for (char const* unit : {"ward", "lab", "ward"})
        EXPECT_TRUE(builder.Append(unit).ok());
    EXPECT_TRUE(builder.AppendNull().ok());
    auto const table =
        table_of({{"unit", builder.Finish().ValueOrDie()}, {"id", texts({"a", "b", "c", "d"})}});
    Rows const rows{{"unit", "id"}, {"ward", "a"}, {"lab", "b"}, {"ward", "c"}, {"", "d"}};
    EXPECT_EQ(rows_of(file_with(parquet_of(table)).rows), rows);
    EXPECT_EQ(rows_of(file_with(arrow_of(table)).rows), rows);
}

TEST(Columnar, TimesAreWrittenAsIsoDoes)
{
    auto const table = table_of(
        {{"zone", instants(arrow::TimeUnit::NANO, "Europe/Berlin", {1, -1})},
         {"far", instants(arrow::TimeUnit::SECOND, "", {std::int64_t{1} << 62, -62'167'219'200})},
         {"day", array_of<arrow::Date32Builder>(arrow::date32(),
                                                std::vector<std::optional<std::int32_t>>{-1, 19'000})},
         {"hour", array_of<arrow::Time32Builder>(arrow::time32(arrow::TimeUnit::SECOND),
                                                 std::vector<std::optional<std::int32_t>>{86'399, 60})}});
    EXPECT_EQ(rows_of(file_with(arrow_of(table)).rows),
              (Rows{{"zone", "far", "day", "hour"},
                    {"1970-01-01T00:00:00.000000001Z", "4611686018427387904", "1969-12-31", "23:59:59"},
                    {"1969-12-31T23:59:59.999999999Z", "0000-01-01T00:00:00", "2022-01-08", "00:01:00"}}));
}

TEST(Columnar, WhatIsNoCellIsLeftOut)
{
    arrow::ListBuilder friends(arrow::default_memory_pool(), std::make_shared<arrow::StringBuilder>());
    EXPECT_TRUE(friends.Append().ok());
    auto const file =
        file_with(parquet_of(table_of({{"friends", friends.Finish().ValueOrDie()}, {"id", texts({"a"})}})));
    EXPECT_EQ(rows_of(file.rows), (Rows{{"id"}, {"a"}}));
    EXPECT_EQ(file.notes, std::vector<std::string>{"column 'friends' is not read: it holds list"});
}

TEST(Columnar, TiesAndNominationsAreRead)
{
    auto const table = table_of({{"id", texts({"a", "b", "c"})},
                                 {"friend_1", texts({"b", "c", "a"})},
                                 {"friend_2", texts({"c", std::nullopt, "b"})}});
    auto const file = file_with(parquet_of(table));
    ASSERT_TRUE(file.ties);
    EXPECT_EQ(file.ties->rows(), 5);
}

TEST(Columnar, DamagedFilesAreRefused)
{
    for (auto const& whole : {parquet_of(people()), arrow_of(people()), arrow_of(people(), true)}) {
        EXPECT_NE(fault_of(whole.substr(0, whole.size() / 2)).find("cannot be read as a file of"),
                  std::string::npos);
        for (std::size_t at = 0; at < whole.size(); at += 7)
            for (char const planted : {'\x7F', '\xFF', '\0'}) {
                auto changed = whole;
                changed[at] = planted;
                fault_of(changed); // refused or read, and nothing else
            }
    }
}

TEST(Columnar, AFewBytesDoNotTakeAllMemory)
{
    // Rows that the file spends nothing on, and a text that it keeps once.
    auto const nothing = arrow::MakeArrayOfNull(arrow::null(), (std::int64_t{1} << 31) - 1).ValueOrDie();
    auto const words = fault_of(arrow_of(table_of({{"empty", nothing}}), false, nothing->length()));
    EXPECT_NE(words.find("unpacked (at most"), std::string::npos) << words;
    std::vector<std::optional<std::int64_t>> const codes(2000, 0);
    auto const same = arrow::DictionaryArray::FromArrays(arrow::dictionary(arrow::int64(), arrow::utf8()),
                                                         array_of<arrow::Int64Builder>(arrow::int64(), codes),
                                                         texts({std::string(1 << 20, 'x')}));
    auto const packed = arrow_of(table_of({{"text", same.ValueOrDie()}}), false, 2000);
    EXPECT_LT(packed.size(), 2u << 20);
    EXPECT_NE(fault_of(packed).find("unpacked (at most"), std::string::npos);
}
#endif

} // namespace
} // namespace groundswell
