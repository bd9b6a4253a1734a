#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace groundswell {

/// Memory that this process may still take [bytes]. It is the environment variable GROUNDSWELL_MEMORY if
/// that is set: a number of bytes, or a number with KiB, MiB, GiB or TiB. Otherwise it is what the machine
/// has available or what the control group leaves, whichever is less. It is empty if neither is known.
///
/// @throws UserError if GROUNDSWELL_MEMORY is not such a number
std::optional<std::uint64_t> memory_limit();

/// What a control group leaves [bytes]. Pages of files count as used, but the system frees them when memory
/// is needed. They may be more than what is used, because the three are read one after the other.
std::uint64_t memory_left(std::uint64_t most, std::uint64_t used, std::uint64_t pages_of_files);

/// Write a number of bytes for people: "3.2 GiB", "812 MiB", "4 KiB".
std::string bytes_in_words(std::uint64_t bytes);

} // namespace groundswell
