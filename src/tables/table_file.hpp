#pragma once
#include <optional>
#include <string>
#include <vector>

#include "tables/table.hpp"

namespace groundswell {

/// What a file holds: one table, or, where it describes a network, people and the ties between them.
struct TableFile {
    Table rows;                     ///< the table; of a network, the people with what is known of them
    std::optional<Table> ties;      ///< of a network: from, to, and what is known of each tie
    std::string format;             ///< "CSV", "GraphML", ...
    std::vector<std::string> notes; ///< how it was read, where that is not plain ("separated by semicolons")
    bool undirected{false};         ///< a tie has no direction
    bool header{true};              ///< columns have names of their own
};

/// Read a file in any known format, which is recognised by what is in it, whatever its name.
///
/// Delimited text (`read_delimited`) in UTF-8, UTF-16, Windows-1252 or Latin-1; a square matrix of ties;
/// columns that name other people; adjacency lists; GraphML, GEXF, GML, Pajek, UCINET DL, Matrix Market,
/// JSON; sheets of .xlsx; Parquet and Arrow; R's .rds and .rda. Any of these packed with gzip, bzip2 or xz.
///
/// @param named  names of columns that a user gave: a first row with one of them is a header
/// @throws UserError  if the file cannot be read, or its format is another
TableFile read_table_file(std::string const& path, std::vector<std::string> const& named = {});

} // namespace groundswell
