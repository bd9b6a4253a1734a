#pragma once
#include <string>
#include <vector>

#include "tables/delimited.hpp"

namespace groundswell {

/// Find out how a table of text is written from its first 400 rows.
///
/// @param start  receives where the first row begins, after comments
Dialect recognise_dialect(std::string const& text, std::size_t& start);

/// Whether the first of some rows names the columns: most of its fields are no numbers, and none of them
/// stands in a row below.
bool looks_like_header(std::vector<std::vector<std::string>> const& rows);

} // namespace groundswell
