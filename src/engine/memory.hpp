#pragma once
#include <cstdint>
#include <groundswell/scenario.hpp>

namespace groundswell {

/// Memory that one replicate will take, without the letters of its weeks [bytes]: an upper estimate from the
/// number of seats, so that what cannot fit is refused before it is allocated.
std::uint64_t estimated_memory(Scenario const& scenario);

/// @throws UserError if the estimate is above `memory_limit`
void refuse_if_too_large(Scenario const& scenario);

} // namespace groundswell
