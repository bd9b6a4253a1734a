#pragma once
#include <limits>

namespace groundswell {

inline constexpr double unbounded = std::numeric_limits<double>::infinity();

/// Between what values a figure must lie, ends included.
struct Bounds {
    double low{-unbounded}, high{unbounded};

    friend bool operator==(Bounds const&, Bounds const&) = default;
};

/// Of a share.
inline constexpr Bounds share_bounds{0, 1};
/// Of a count, a rate or a cost.
inline constexpr Bounds count_bounds{0, unbounded};
/// Of a difference.
inline constexpr Bounds no_bounds{};

} // namespace groundswell
