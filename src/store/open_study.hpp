#pragma once
#include <filesystem>

#include "store/database.hpp"

namespace groundswell {

/// @throws UserError if something else than a file is there
void require_plain_file(std::filesystem::path const& path);

/// Whether nothing was ever written into it.
bool is_empty(Database const& database);

/// Say in the header of the file that it is a study.
void mark_as_study(Database const& database);

/// @throws UserError if the file is something else, or newer than this program
void require_study(Database const& database);

/// Open a study to read it, and check all of it. It stays as it is while the database is open.
///
/// Where a writer was killed in the middle of a step, what it left half is undone: in the file if it may be
/// written, and else in a copy of it.
///
/// @throws UserError if there is no such file, it is not a study that this version can read, or something in
/// it is not what was written
Database open_study(std::filesystem::path const& path);

} // namespace groundswell
