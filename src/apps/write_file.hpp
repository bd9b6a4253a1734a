#pragma once
#include <string>

namespace groundswell {

/// Write a file whole or not at all: beside its place, onto the disk, and then moved into it. A file that was
/// there is replaced.
///
/// @throws UserError if it cannot be written
void write_file(std::string const& path, std::string const& text);

} // namespace groundswell
