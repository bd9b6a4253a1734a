#pragma once
#include <string>
#include <vector>

#include "tables/delimited.hpp"

namespace groundswell {

/// Find out how a table of text is written from its first 400 rows.
///
/// @param start  receives where the first row begins, after comments
/// @param named  names of columns that a user gave
Dialect recognise_dialect(std::string const& text, std::size_t& start,
                          std::vector<std::string> const& named = {});

/// Whether the first of some rows names the columns: it has one of the names that a user gave; or most of its
/// fields are no numbers, and none of them stands in a row below, but for fewer than stand above numbers.
bool looks_like_header(std::vector<std::vector<std::string>> const& rows,
                       std::vector<std::string> const& named = {});

/// How many rows stand above the header and are no part of the table: a title, a date. They have one or two
/// filled cells, and the header is full.
std::size_t titles_above(std::vector<std::vector<std::string>> const& rows,
                         std::vector<std::string> const& named = {});

/// What a note says of such rows.
std::string set_aside(std::size_t titles);

} // namespace groundswell
