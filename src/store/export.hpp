#pragma once
#include <cstdio>
#include <filesystem>
#include <vector>

#include "store/database.hpp"
#include <groundswell/stop.hpp>

namespace groundswell {

/// Write the tables of a study as DIR/table.csv (UTF-8, header, RFC 4180 quotes, empty for missing and
/// withheld). docs/study.md lists them.
///
/// Files of the same names are replaced, all or none. The folder is created if its parent exists.
/// @return the files written
/// @throws UserError if the folder or a file cannot be written; Stopped if asked to
std::vector<std::filesystem::path> export_csv(Database const& study, std::filesystem::path const& folder,
                                              Stop stop = {});

/// Write the study as one JSON object: the tables as arrays of rows, weekly series packed by counter and
/// cell.
void export_json(Database const& study, std::FILE* out, Stop stop = {});

} // namespace groundswell
