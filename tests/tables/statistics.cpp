#include <gtest/gtest.h>

#include "tables/file_of.hpp"
#include "tables/rows.hpp"

#if __has_include(<readstat.h>)
#include <cmath>
#include <memory>
#include <readstat.h>
#define HAS_READSTAT
#endif

namespace groundswell {
namespace {

using testing::fault_of;
using testing::file_with;
using testing::Rows;
using testing::rows_of;

TEST(Statistics, AreKnownByTheirBeginning)
{
    EXPECT_NE(fault_of("$FL2 cut off").find("SPSS"), std::string::npos);
    EXPECT_NE(fault_of("<stata_dta><header><release>118</release>").find("Stata"), std::string::npos);
    EXPECT_NE(fault_of(std::string("\x72\x02\x01\0cut off", 11)).find("Stata"), std::string::npos);
    EXPECT_NE(fault_of(std::string("\0\0\0\0\0\0\0\0\0\0\0\0\xC2\xEA\x81\x60 cut off", 24)).find("SAS"),
              std::string::npos);
}

#ifdef HAS_READSTAT
ssize_t append(void const* data, std::size_t size, void* to)
{
    static_cast<std::string*>(to)->append(static_cast<char const*>(data), size);
    return static_cast<ssize_t>(size);
}

/// Three people with an id, a labelled code and a text.
template <class Begin>
std::string written(Begin begin, bool with_missing_code = false)
{
    std::string out;
    std::unique_ptr<readstat_writer_t, decltype(&readstat_writer_free)> const writer(readstat_writer_init(),
                                                                                     &readstat_writer_free);
    readstat_set_data_writer(writer.get(), append);
    auto* const sexes = readstat_add_label_set(writer.get(), READSTAT_TYPE_DOUBLE, "sexes");
    readstat_label_double_value(sexes, 1, "male");
    readstat_label_double_value(sexes, 2, "female");
    auto* const id = readstat_add_variable(writer.get(), "id", READSTAT_TYPE_DOUBLE, 0);
    auto* const sex = readstat_add_variable(writer.get(), "sex", READSTAT_TYPE_DOUBLE, 0);
    readstat_variable_set_label_set(sex, sexes);
    if (with_missing_code) readstat_variable_add_missing_double_value(id, 103.5);
    auto* const unit = readstat_add_variable(writer.get(), "unit", READSTAT_TYPE_STRING, 8);
    begin(writer.get(), &out, 3);
    for (int i = 1; i <= 3; ++i) {
        readstat_begin_row(writer.get());
        readstat_insert_double_value(writer.get(), id, 100.5 + i);
        readstat_insert_double_value(writer.get(), sex, i == 3 ? NAN : i);
        readstat_insert_string_value(writer.get(), unit, i == 1 ? "ward" : "lab");
        readstat_end_row(writer.get());
    }
    readstat_end_writing(writer.get());
    return out;
}

TEST(Statistics, AreReadWithTheirLabels)
{
    Rows const rows{
        {"id", "sex", "unit"}, {"101.5", "male", "ward"}, {"102.5", "female", "lab"}, {"103.5", "", "lab"}};
    auto const spss = file_with(written(readstat_begin_writing_sav));
    EXPECT_EQ(spss.format, "SPSS data");
    EXPECT_EQ(rows_of(spss.rows), rows);
    auto const coded = file_with(written(readstat_begin_writing_sav, true));
    EXPECT_EQ(rows_of(coded.rows)[3].front(), "") << "a code that the file calls missing";
    auto const stata = file_with(written(readstat_begin_writing_dta));
    EXPECT_EQ(stata.format, "Stata data");
    EXPECT_EQ(rows_of(stata.rows), rows);
}

TEST(Statistics, DamagedFilesAreRefused)
{
    auto const whole = written(readstat_begin_writing_sav);
    EXPECT_NE(fault_of(whole.substr(0, whole.size() / 2)).find("cannot be read as a file of SPSS"),
              std::string::npos);
    auto nameless = whole;
    nameless.replace(nameless.find("UNIT    "), 4, "    ");
    EXPECT_NE(fault_of(nameless).find("a variable has no name"), std::string::npos);
    for (std::size_t at = 0; at < whole.size(); at += 17) {
        auto changed = whole;
        changed[at] = '\x7F';
        fault_of(changed); // refused or read, and nothing else
    }
}
#endif

} // namespace
} // namespace groundswell
