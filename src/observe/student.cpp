#include "observe/student.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace groundswell {

namespace {

constexpr double level = 0.95;

/// Return the probability that |t| stays below sqrt(df) tan(angle).
double within(double angle, std::size_t df)
{
    double const sine = std::sin(angle), cosine = std::cos(angle);
    bool const odd = df % 2 == 1;
    double term = odd ? cosine : 1, sum = df == 1 ? 0 : term;
    for (std::size_t k = odd ? 3 : 2; k + 1 < df; k += 2) {
        term *= cosine * cosine * static_cast<double>(k - 1) / static_cast<double>(k);
        sum += term;
    }
    return odd ? (angle + sine * sum) * 2 / std::numbers::pi : sine * sum;
}

/// By bisection of the angle, which lies between 0 and a right angle.
double from_series(std::size_t df)
{
    double low = 0, high = std::numbers::pi / 2;
    for (int halving = 0; halving < 60; ++halving) {
        double const middle = (low + high) / 2;
        (within(middle, df) < level ? low : high) = middle;
    }
    return std::sqrt(static_cast<double>(df)) * std::tan((low + high) / 2);
}

double from_expansion(double n)
{
    constexpr double z = 1.959963984540054, z2 = z * z;
    constexpr double g1 = z * (z2 + 1) / 4;
    constexpr double g2 = z * ((5 * z2 + 16) * z2 + 3) / 96;
    constexpr double g3 = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
    constexpr double g4 = z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
    return z + (g1 + (g2 + (g3 + g4 / n) / n) / n) / n;
}

} // namespace

double student_t(std::size_t df)
{
    if (df == 0) return std::numeric_limits<double>::quiet_NaN();
    return df > 200 ? from_expansion(static_cast<double>(df)) : from_series(df);
}

} // namespace groundswell
