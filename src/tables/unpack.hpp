#pragma once
#include <string>

namespace groundswell {

/// What bytes were packed with bzip2 or xz hold; other bytes as they are.
///
/// @param path  for messages
/// @throws UserError  if they are damaged, too large, or the program was built without the library
std::string unpacked(std::string bytes, std::string const& path);

} // namespace groundswell
