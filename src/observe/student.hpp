#pragma once
#include <cstddef>

namespace groundswell {

/// Return the 97.5 % point of Student's t with `df` >= 1 degrees of freedom; NaN for 0.
///
/// Relative error below 1e-12, by the finite series of its distribution (Abramowitz & Stegun 1964, 26.7.3 and
/// 26.7.4), or above 200 degrees by the expansion 26.7.5.
double student_t(std::size_t df);

} // namespace groundswell
