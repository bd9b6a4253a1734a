#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace groundswell {

/// Memory that this process may still take [bytes]: the environment variable GROUNDSWELL_MEMORY if it is set
/// (a number of bytes, or with KiB, MiB, GiB or TiB behind it), else the lesser of what the machine has
/// available and what the control group leaves; none if nobody says.
///
/// @throws UserError if GROUNDSWELL_MEMORY is not such a number
std::optional<std::uint64_t> memory_limit();

/// "3.2 GiB"
std::string in_gib(std::uint64_t bytes);

} // namespace groundswell
