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

/// Write a number of bytes for people: "3.2 GiB".
std::string in_gib(std::uint64_t bytes);

} // namespace groundswell
