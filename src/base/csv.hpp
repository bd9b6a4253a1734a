#pragma once
#include <string>
#include <vector>

namespace groundswell {

/// A text as a cell of a CSV file (RFC 4180), in quotes where it needs them. What a spreadsheet would take
/// for a formula has an apostrophe before it, by which it stays text.
std::string csv_cell(std::string text);

/// A row with its line break.
std::string csv_row(std::vector<std::string> const& cells);

} // namespace groundswell
