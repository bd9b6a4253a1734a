#pragma once
#include <bit>
#include <cstdint>
#include <initializer_list>

/// Elementary functions that give the same bits with every compiler and instruction set.
///
/// They use only IEEE 754 addition, multiplication, division and bit operations. So results depend only on
/// the argument, if the compiler contracts nothing (-ffp-contract=off).
namespace groundswell {

namespace detail {

inline constexpr double largest = 1.7976931348623157e308;
inline constexpr double ln2 = 0.6931471805599453;

/// Nearest integer, halves away from zero. |x| below 2^62.
constexpr std::int64_t nearest_integer(double x)
{
    return static_cast<std::int64_t>(x + (x < 0 ? -0.5 : 0.5));
}

/// e^r * 2^k for |r| <= ln(2)/2, where the result is a normal number. Only the low twelve bits of k count.
constexpr double scaled_exp(double r, std::uint64_t k)
{
    // Taylor to degree 13: the remainder, |r|^14/14!, is below 5e-18.
    double const r2 = r * r;
    double const r4 = r2 * r2;
    double const a = (1.0 + r) + r2 * (1.0 / 2 + r * (1.0 / 6));
    double const b = (1.0 / 24 + r * (1.0 / 120)) + r2 * (1.0 / 720 + r * (1.0 / 5040));
    double const c = (1.0 / 40320 + r * (1.0 / 362880)) + r2 * (1.0 / 3628800 + r * (1.0 / 39916800));
    double const d = 1.0 / 479001600 + r * (1.0 / 6227020800.0);
    double const p = a + r4 * (b + r4 * (c + r4 * d));
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(p) + (k << 52));
}

} // namespace detail

/// e^x for -708 <= x <= 709. Relative error below 4e-16.
constexpr double portable_exp_within(double x)
{
    // Adding 1.5 * 2^52 rounds a number to a whole number, which is then in the lowest bits of the sum.
    constexpr double rounder = 6755399441055744.0;
    double const sum = x * 1.4426950408889634 + rounder;
    double const n = sum - rounder;
    // ln 2 in two parts (Cody & Waite 1980, ch. 6), the first exact times any n that occurs here.
    return detail::scaled_exp((x - n * 6.93147180369123816490e-01) - n * 1.90821492927058770002e-10,
                              std::bit_cast<std::uint64_t>(sum));
}

/// e^x. Relative error below 4e-16 for -708 <= x <= 709; 0 below, the largest double above, NaN for NaN.
constexpr double portable_exp(double x)
{
    if (!(x >= -708.0)) return x < -708.0 ? 0.0 : x;
    if (x > 709.0) return detail::largest;
    return portable_exp_within(x);
}

/// Natural logarithm of a normal number x > 0. Relative error below 4e-16, near 1 too. The lowest double for
/// x <= 0, NaN for NaN.
constexpr double portable_log(double x)
{
    if (!(x > 0)) return x <= 0 ? -detail::largest : x;
    auto bits = std::bit_cast<std::uint64_t>(x);
    auto exponent = static_cast<std::int64_t>(bits >> 52) - 1023;
    bits = (bits & 0x000FFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL;
    double m = std::bit_cast<double>(bits);
    if (m > 1.4142135623730951) {
        m *= 0.5;
        ++exponent;
    }
    // ln m = 2 artanh(s), s = (m-1)/(m+1), |s| <= .1716: the series to s^21 leaves less than 1e-18.
    double const s = (m - 1.0) / (m + 1.0);
    double const q = s * s;
    double sum = 1.0 / 21;
    for (double const c :
         {1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3})
        sum = sum * q + c;
    double const e = static_cast<double>(exponent);
    return e * 6.93147180369123816490e-01 + (2.0 * s + (2.0 * s * q * sum + e * 1.90821492927058770002e-10));
}

/// 2^x. Relative error below 4e-16 for -1021 <= x < 1024, none for whole numbers; 0 below, the largest double
/// above, NaN for NaN.
constexpr double portable_exp2(double x)
{
    if (!(x >= -1021.0)) return x < -1021.0 ? 0.0 : x;
    if (x >= 1024.0) return detail::largest;
    auto const k = detail::nearest_integer(x);
    return detail::scaled_exp((x - static_cast<double>(k)) * detail::ln2, static_cast<std::uint64_t>(k));
}

/// 1/(1+exp(-x)). Relative error below 6e-16 for x >= -708.
constexpr double logistic(double x)
{
    return 1.0 / (1.0 + portable_exp(-x));
}

/// Square root of a normal number x >= 0 by Newton's iteration (std::sqrt cannot run in a constant
/// expression). Within one unit in the last place; 0 for x <= 0.
constexpr double portable_sqrt(double x)
{
    if (x <= 0) return 0;
    double y = std::bit_cast<double>((std::bit_cast<std::uint64_t>(x) >> 1) + 0x1FF8000000000000ULL);
    for (int i = 0; i < 5; ++i)
        y = 0.5 * (y + x / y);
    return y;
}

/// Inverse of the standard normal distribution, p in (0,1). Absolute error below 7e-9 over [1e-10, 1-1e-10].
///
/// Source: P. J. Acklam's rational approximation (2003), relative error about 1.2e-9.
constexpr double normal_quantile(double p)
{
    constexpr double a[] = {-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                            1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
    constexpr double b[] = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
                            6.680131188771972e+01, -1.328068155288572e+01};
    constexpr double c[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                            -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
    constexpr double d[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                            3.754408661907416e+00};
    auto const tail = [&](double q) {
        return (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) /
               ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1.0);
    };
    if (p < 0.02425) return tail(portable_sqrt(-2.0 * portable_log(p)));
    if (p > 1.0 - 0.02425) return -tail(portable_sqrt(-2.0 * portable_log(1.0 - p)));
    double const q = p - 0.5;
    double const r = q * q;
    return (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q /
           (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1.0);
}

} // namespace groundswell
