#pragma once

namespace groundswell {

/// A closed interval.
struct Range {
    double low{0}, high{0};

    bool contains(double x) const { return low <= x && x <= high; } ///< false for NaN
    bool is_point() const { return low == high; }
    friend bool operator==(Range const&, Range const&) = default;
};

} // namespace groundswell
