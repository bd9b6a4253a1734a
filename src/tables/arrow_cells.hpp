#pragma once
#include <cstdint>
#include <string>

namespace arrow {
class Array;
class DataType;
} // namespace arrow

namespace groundswell {

/// Whether values of a type have one text each. Lists, structures and the like have not.
bool has_cells(arrow::DataType const& type);

/// A value as the cell of a table: empty if missing or not a number, times in the form of ISO 8601.
///
/// @param column  of a type that has cells, and validated in full
std::string cell_text(arrow::Array const& column, std::int64_t row);

} // namespace groundswell
