#pragma once
#include <string>

namespace groundswell {

/// Refuse a file that cannot be: it is a folder, or its folder is not there.
///
/// @throws UserError under the file's name
void require_place(std::string const& path);

/// Write a file whole or not at all: beside its place, onto the disk, and then moved into it.
///
/// @throws UserError under the file's name
void write_whole(std::string const& path, std::string const& text);

} // namespace groundswell
