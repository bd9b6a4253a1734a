#pragma once
#include <cstddef>
#include <string>

namespace groundswell {

/// What a packed file may hold: a small file can unpack to more than fits into memory.
inline constexpr std::size_t most_unpacked = std::size_t{2} << 30;

[[noreturn]] void fail_as_too_large(std::string const& path);

/// What bytes were packed with bzip2 or xz hold; other bytes as they are.
///
/// @param path  for messages
/// @throws UserError  if they are damaged, too large, or the program was built without the library
std::string unpacked(std::string bytes, std::string const& path);

} // namespace groundswell
