#pragma once
#include <filesystem>

#include "store/database.hpp"

namespace groundswell {

/// Whether nothing was ever written into it.
bool is_empty(Database const& database);

/// @throws UserError if the file is something else, or newer than this program
void require_study(Database const& database);

/// Open a study to read it.
///
/// @throws UserError if there is no such file, or it is not a study that this version can read
Database open_study(std::filesystem::path const& path);

} // namespace groundswell
