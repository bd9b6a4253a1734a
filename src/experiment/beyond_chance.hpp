#pragma once
#include <cstddef>
#include <groundswell/estimate.hpp>

namespace groundswell {

/// Whether an effect lies beyond chance when `looks` effects are looked at: t above its limit at 5 % / looks,
/// by the normal quantile stretched as Student's is at 5 %.
bool beyond_chance(Estimate const& effect, std::size_t looks);

} // namespace groundswell
