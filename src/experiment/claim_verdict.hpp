#pragma once
#include <cstddef>
#include <groundswell/claims.hpp>
#include <optional>

namespace groundswell {

/// The borders were written down before any claim was tested with them.
inline constexpr double holds_above = .75, fails_below = .25;

ClaimVerdict verdict_of(Share const& share);

/// The least number of points at which the same share would be decided; none up to a million.
std::optional<std::size_t> points_that_decide(Share const& share);

} // namespace groundswell
