#pragma once
#include <cstdint>
#include <groundswell/scenario.hpp>

namespace groundswell {

/// Memory that one replicate will take [bytes]: an upper estimate from the number of seats and weeks, so that
/// what cannot fit is refused before it is allocated.
///
/// @param processes  over which the people are spread; the memory is of one of them
std::uint64_t estimated_memory(Scenario const& scenario, int processes = 1);

/// @throws UserError if the estimate is above `memory_limit`
void refuse_if_too_large(Scenario const& scenario, int processes = 1);

} // namespace groundswell
