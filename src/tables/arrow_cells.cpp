#include "tables/arrow_cells.hpp"

#ifdef GROUNDSWELL_ARROW
#include <arrow/api.h>
#include <chrono>
#include <cmath>
#include <fmt/format.h>

namespace groundswell {

namespace {

constexpr std::int64_t seconds_per_day = 86'400;

template <class Array>
auto value_at(arrow::Array const& column, std::int64_t row)
{
    return static_cast<Array const&>(column).GetView(row);
}

std::string number_text(double value)
{
    return std::isnan(value) ? "" : fmt::format("{}", value);
}

/// Whether a day counted from 1970 is in the years 0 to 9999. Others stay numbers.
bool has_date(std::int64_t day)
{
    constexpr std::int64_t first = -719'528, last = 2'932'896;
    return first <= day && day <= last;
}

std::string date_text(std::int64_t day)
{
    if (!has_date(day)) return fmt::format("{}", day);
    std::chrono::year_month_day const date{std::chrono::sys_days(std::chrono::days(day))};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

struct Ticks {
    std::int64_t whole{0}, rest{0};
};

/// Divide, rounding down, so that times before 1970 have a positive rest.
Ticks divided(std::int64_t value, std::int64_t by)
{
    auto const rest = (value % by + by) % by;
    return {value / by - (value % by < 0 ? 1 : 0), rest};
}

struct UnitOfTime {
    std::int64_t per_second;
    int digits; ///< of a fraction of a second
};

UnitOfTime unit_of_time(arrow::TimeUnit::type unit)
{
    switch (unit) {
    case arrow::TimeUnit::MILLI:
        return {1'000, 3};
    case arrow::TimeUnit::MICRO:
        return {1'000'000, 6};
    case arrow::TimeUnit::NANO:
        return {1'000'000'000, 9};
    default:
        return {1, 0};
    }
}

std::string clock_text(std::int64_t second, std::int64_t fraction, int digits)
{
    auto out = fmt::format("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
    if (fraction != 0) out += fmt::format(".{:0{}}", fraction, digits);
    return out;
}

std::string timestamp_text(std::int64_t value, arrow::TimestampType const& type)
{
    auto const unit = unit_of_time(type.unit());
    auto const second = divided(value, unit.per_second);
    auto const day = divided(second.whole, seconds_per_day);
    if (!has_date(day.whole)) return fmt::format("{}", value);
    // A time with a zone is kept in UTC.
    return date_text(day.whole) + "T" + clock_text(day.rest, second.rest, unit.digits) +
           (type.timezone().empty() ? "" : "Z");
}

std::string time_text(std::int64_t value, arrow::TimeUnit::type of)
{
    auto const unit = unit_of_time(of);
    auto const second = divided(value, unit.per_second);
    return clock_text(second.whole, second.rest, unit.digits);
}

std::string other_text(arrow::Array const& column, std::int64_t row)
{
    auto const scalar = column.GetScalar(row);
    return scalar.ok() ? (*scalar)->ToString() : "";
}

} // namespace

bool has_cells(arrow::DataType const& type)
{
    switch (type.id()) {
    case arrow::Type::DICTIONARY:
        return has_cells(*static_cast<arrow::DictionaryType const&>(type).value_type());
    case arrow::Type::EXTENSION:
        return has_cells(*static_cast<arrow::ExtensionType const&>(type).storage_type());
    case arrow::Type::STRING_VIEW:
    case arrow::Type::BINARY_VIEW:
        return true;
    default:
        return arrow::is_primitive(type.id()) || arrow::is_base_binary_like(type.id()) ||
               arrow::is_decimal(type.id()) || type.id() == arrow::Type::NA;
    }
}

std::string cell_text(arrow::Array const& column, std::int64_t row)
{
    if (column.IsNull(row)) return "";
    switch (column.type_id()) {
    case arrow::Type::NA:
        return "";
    case arrow::Type::BOOL:
        return value_at<arrow::BooleanArray>(column, row) ? "true" : "false";
    case arrow::Type::STRING:
    case arrow::Type::BINARY: // Parquet's texts, where whoever wrote them did not say so
        return std::string(value_at<arrow::BinaryArray>(column, row));
    case arrow::Type::LARGE_STRING:
    case arrow::Type::LARGE_BINARY:
        return std::string(value_at<arrow::LargeBinaryArray>(column, row));
    case arrow::Type::STRING_VIEW:
    case arrow::Type::BINARY_VIEW:
        return std::string(value_at<arrow::BinaryViewArray>(column, row));
    case arrow::Type::FLOAT:
        return number_text(value_at<arrow::FloatArray>(column, row));
    case arrow::Type::DOUBLE:
        return number_text(value_at<arrow::DoubleArray>(column, row));
    case arrow::Type::DATE32:
        return date_text(value_at<arrow::Date32Array>(column, row));
    case arrow::Type::DATE64:
        return date_text(divided(value_at<arrow::Date64Array>(column, row), seconds_per_day * 1000).whole);
    case arrow::Type::TIMESTAMP:
        return timestamp_text(value_at<arrow::TimestampArray>(column, row),
                              static_cast<arrow::TimestampType const&>(*column.type()));
    case arrow::Type::TIME32:
        return time_text(value_at<arrow::Time32Array>(column, row),
                         static_cast<arrow::Time32Type const&>(*column.type()).unit());
    case arrow::Type::TIME64:
        return time_text(value_at<arrow::Time64Array>(column, row),
                         static_cast<arrow::Time64Type const&>(*column.type()).unit());
    case arrow::Type::DICTIONARY: {
        auto const& coded = static_cast<arrow::DictionaryArray const&>(column);
        return cell_text(*coded.dictionary(), coded.GetValueIndex(row));
    }
    case arrow::Type::EXTENSION:
        return cell_text(*static_cast<arrow::ExtensionArray const&>(column).storage(), row);
    default:
        return other_text(column, row);
    }
}

} // namespace groundswell
#endif
