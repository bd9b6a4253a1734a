#pragma once
#include <cstdint>
#include <groundswell/scenario.hpp>

namespace groundswell {

/// Memory that one replicate will take [bytes]: an upper estimate from the number of seats and weeks, so that
/// what cannot fit is refused before it is allocated.
std::uint64_t estimated_memory(Scenario const& scenario);

/// @throws UserError if the estimate is above `memory_limit`
void refuse_if_too_large(Scenario const& scenario);

} // namespace groundswell
