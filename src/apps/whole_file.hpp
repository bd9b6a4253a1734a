#pragma once
#include <string>

namespace groundswell {

/// Write a file whole or not at all: beside its place, and then moved into it.
///
/// @throws UserError under the file's name
void write_whole(std::string const& path, std::string const& text);

} // namespace groundswell
