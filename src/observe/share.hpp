#pragma once
#include <cstddef>

namespace groundswell {

/// A share of a number of trials, with Wilson's 95 % interval (1927, J. Am. Stat. Assoc. 22, 209), which
/// keeps within 0 and 1 for few trials. NaN for none.
struct Share {
    std::size_t k{0}, n{0};

    double value() const { return static_cast<double>(k) / static_cast<double>(n); }
    double low() const;
    double high() const;
};

} // namespace groundswell
