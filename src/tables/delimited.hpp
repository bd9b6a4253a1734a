#pragma once
#include <string>
#include <vector>

#include "tables/table.hpp"

namespace groundswell {

/// How a table of text was found to be written.
struct Dialect {
    char separator{','};        ///< ',', ';', tab, '|', or ' ' for runs of blanks and tabs
    bool header{true};          ///< the first row names the columns
    bool row_names{false};      ///< the header has one field fewer than the rows, as R writes it
    std::size_t comments{0};    ///< lines at the beginning that start with # or %
    bool comment_header{false}; ///< the last of these comments names the columns
    std::size_t titles{0};      ///< rows above the header, which are set aside
};

/// A table of text: RFC 4180 (2005) in any of the dialects above, with any line end (LF, CRLF, CR).
///
/// The separator is the one that gives all of the first lines the same number of fields. There is a header
/// if no field of the first row is a number or stands in the rows below (`looks_like_header`). Blanks around
/// fields, quoted or not, are left out, and so are empty lines, comment lines if the file begins with one,
/// and an empty field at the end of every row. Quotes may hold separators and line ends; a doubled quote is
/// one.
///
/// @param text   UTF-8
/// @param found  receives the dialect
/// @param named  names of columns that a user gave: a first row with one of them is a header
/// @throws UserError  if nothing is in it, or a quote that opens a field is never closed
Table read_delimited(std::string const& path, std::string text, Dialect* found = nullptr,
                     std::vector<std::string> const& named = {});

} // namespace groundswell
