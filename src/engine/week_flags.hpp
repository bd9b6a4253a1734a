#pragma once
#include <cstdint>

namespace groundswell {

/// What a person has done in a week; cleared before the next.
enum Flag : std::uint8_t { flag_posted = 1, flag_reconsidered = 2 };

} // namespace groundswell
