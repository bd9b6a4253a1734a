#include <cmath>
#include <cstdint>
#include <groundswell/ids.hpp>
#include <gtest/gtest.h>
#include <limits>
#include <vector>

#include "base/math.hpp"
#include "base/mix64.hpp"

namespace groundswell {
namespace {

/// A million points between two ends, evenly spaced and each moved by less than a step, so that no pattern of
/// low bits is favoured.
std::vector<double> points(double from, double to, int count = 1'000'000)
{
    std::vector<double> out;
    out.reserve(static_cast<std::size_t>(count));
    double const step = (to - from) / (count + 1);
    for (int i = 0; i < count; ++i) {
        double const jitter = static_cast<double>(mix64(static_cast<std::uint64_t>(i) + 1) >> 11) * 0x1p-53;
        out.push_back(from + step * (i + jitter));
    }
    return out;
}

/// Largest |ours/truth - 1|, the truth in long double.
template <class Ours, class Truth>
double worst_relative(std::vector<double> const& xs, Ours ours, Truth truth)
{
    double worst = 0;
    for (double const x : xs) {
        long double const t = truth(static_cast<long double>(x));
        if (t == 0) continue;
        worst = std::max(worst, static_cast<double>(std::abs((ours(x) - t) / t)));
    }
    return worst;
}

std::vector<double> powers_of_two(std::vector<double> exponents)
{
    for (double& x : exponents)
        x = std::exp2(x);
    return exponents;
}

long double exact_exp(long double x)
{
    return std::exp(x);
}
long double exact_exp2(long double x)
{
    return std::exp2(x);
}
long double exact_log(long double x)
{
    return std::log(x);
}
long double exact_logistic(long double x)
{
    return 1 / (1 + std::exp(-x));
}
long double exact_sqrt(long double x)
{
    return std::sqrt(x);
}

TEST(PortableMath, ExpKeepsItsBound)
{
    EXPECT_LT(worst_relative(points(-708, 709), portable_exp, exact_exp), 4e-16);
    EXPECT_LT(worst_relative(points(-4, 4), portable_exp, exact_exp), 4e-16);
    EXPECT_LT(worst_relative(points(-1e-6, 1e-6), portable_exp, exact_exp), 4e-16);
}

TEST(PortableMath, Exp2KeepsItsBound)
{
    EXPECT_LT(worst_relative(points(-1021, 1024), portable_exp2, exact_exp2), 4e-16);
    EXPECT_LT(worst_relative(points(-8, 0), portable_exp2, exact_exp2), 4e-16);
    for (int n = -1021; n < 1024; ++n)
        ASSERT_EQ(portable_exp2(n), std::ldexp(1.0, n)) << n;
}

TEST(PortableMath, LogKeepsItsBound)
{
    EXPECT_LT(worst_relative(powers_of_two(points(-1022, 1024)), portable_log, exact_log), 4e-16);
    EXPECT_LT(worst_relative(points(0.5, 2), portable_log, exact_log), 4e-16);
    EXPECT_LT(worst_relative(points(1 - 1e-6, 1 + 1e-6), portable_log, exact_log), 4e-16);
    EXPECT_EQ(portable_log(1), 0);
}

TEST(PortableMath, LogisticKeepsItsBound)
{
    EXPECT_LT(worst_relative(points(-708, 708), logistic, exact_logistic), 6e-16);
    EXPECT_LT(worst_relative(points(-10, 10), logistic, exact_logistic), 6e-16);
    EXPECT_EQ(logistic(0), 0.5);
}

TEST(PortableMath, SqrtKeepsItsBound)
{
    EXPECT_LE(worst_relative(powers_of_two(points(-1022, 1024)), portable_sqrt, exact_sqrt), 0x1p-52);
    for (int n = 0; n < 1000; ++n)
        ASSERT_EQ(portable_sqrt(n * n), n);
}

/// The bounds above are close: a series cut one term short breaks them.
TEST(PortableMath, BoundsRejectASeriesCutShort)
{
    auto const cut = [](double x) {
        auto const k = detail::nearest_integer(x * 1.4426950408889634);
        double const r = x - static_cast<double>(k) * detail::ln2;
        return portable_exp(x) * (1 - r * r * r * r * r * r * r * r * r * r * r * r / 479001600.0);
    };
    EXPECT_GT(worst_relative(points(-4, 4), cut, exact_exp), 4e-16);
}

TEST(PortableMath, EndsOfTheRange)
{
    double const largest = std::numeric_limits<double>::max();
    double const infinity = std::numeric_limits<double>::infinity();
    double const nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(portable_exp(-infinity), 0);
    EXPECT_EQ(portable_exp(-708.5), 0);
    EXPECT_EQ(portable_exp(709.5), largest);
    EXPECT_EQ(portable_exp(infinity), largest);
    EXPECT_EQ(portable_exp2(-infinity), 0);
    EXPECT_EQ(portable_exp2(1024), largest);
    EXPECT_EQ(portable_exp2(infinity), largest);
    EXPECT_EQ(portable_log(0), -largest);
    EXPECT_EQ(portable_log(-1), -largest);
    EXPECT_EQ(portable_sqrt(-1), 0);
    EXPECT_EQ(logistic(infinity), 1);
    EXPECT_NEAR(logistic(-infinity), 0, 1e-300);
    EXPECT_TRUE(std::isnan(portable_exp(nan)));
    EXPECT_TRUE(std::isnan(portable_exp2(nan)));
    EXPECT_TRUE(std::isnan(portable_log(nan)));
}

TEST(PortableMath, FunctionsRise)
{
    double exp_before = 0;
    double log_before = -std::numeric_limits<double>::infinity();
    for (double const x : points(1e-3, 700)) {
        ASSERT_GE(portable_exp(x), exp_before) << x;
        ASSERT_GE(portable_log(x), log_before) << x;
        exp_before = portable_exp(x);
        log_before = portable_log(x);
    }
}

TEST(NormalQuantile, IsThatOfTheTables)
{
    // R 4.2, qnorm(p).
    struct {
        double p, z;
    } const known[]{{0.5, 0},
                    {0.841344746068542949, 1},
                    {0.95, 1.644853626951472},
                    {0.975, 1.959963984540054},
                    {0.99, 2.326347874040841},
                    {0.999, 3.090232306167813},
                    {1e-6, -4.753424308822899},
                    {1e-10, -6.361340902404056}};
    for (auto const& [p, z] : known)
        EXPECT_NEAR(normal_quantile(p), z, 7e-9) << p;
}

/// Probability below x less p, over the density: how far x is from the true quantile, to first order.
double quantile_error(double p, double x)
{
    long double const y = x;
    long double const beyond = std::erfc(std::abs(y) / std::sqrt(2.0L)) / 2;
    long double const excess = p < 0.5 ? beyond - p : (1 - static_cast<long double>(p)) - beyond;
    long double const density = std::exp(-y * y / 2) / std::sqrt(2 * 3.14159265358979323846L);
    return static_cast<double>(std::abs(excess / density));
}

TEST(NormalQuantile, KeepsItsBound)
{
    double worst = 0;
    for (double const p : points(1e-10, 1 - 1e-10))
        worst = std::max(worst, quantile_error(p, normal_quantile(p)));
    for (double const log_p : points(std::log(1e-10), std::log(0.1)))
        for (double const p : {std::exp(log_p), 1 - std::exp(log_p)})
            worst = std::max(worst, quantile_error(p, normal_quantile(p)));
    EXPECT_LT(worst, 7e-9);
    EXPECT_GT(quantile_error(0.3, normal_quantile(0.3) + 1e-8), 7e-9);
}

TEST(NormalQuantile, IsOddAndRises)
{
    double before = -std::numeric_limits<double>::infinity();
    for (double const p : points(1e-9, 1 - 1e-9)) {
        double const z = normal_quantile(p);
        ASSERT_GE(z, before) << p;
        before = z;
    }
    for (int i = 1; i < 1024; ++i)
        ASSERT_EQ(normal_quantile(i / 1024.0), -normal_quantile(1 - i / 1024.0));
}

/// Every bit of a few million results in one number. The same constant holds for every compiler, level of
/// optimisation and instruction set; it changes only with the functions themselves.
TEST(PortableMath, BitsAreThoseOfEveryCompiler)
{
    std::uint64_t sum = 0;
    auto const take = [&sum](double x) { sum = mix64(sum + std::bit_cast<std::uint64_t>(x)); };
    for (double const x : points(-708, 709)) {
        take(portable_exp(x));
        take(portable_exp2(x));
        take(logistic(x));
    }
    for (double const x : points(1e-9, 1 - 1e-9)) {
        take(portable_log(x));
        take(portable_sqrt(x));
        take(normal_quantile(x));
    }
    EXPECT_EQ(sum, 3749929740495872555ULL);
}

TEST(PortableMath, ConstantsAreComputedAlike)
{
    constexpr double at_compilation[]{portable_exp(0.1),  portable_exp2(0.1), portable_log(0.1),
                                      portable_sqrt(0.1), logistic(0.1),      normal_quantile(0.1)};
    double const volatile x = 0.1;
    double const at_run_time[]{portable_exp(x),  portable_exp2(x), portable_log(x),
                               portable_sqrt(x), logistic(x),      normal_quantile(x)};
    for (int i = 0; i < 6; ++i)
        EXPECT_EQ(at_compilation[i], at_run_time[i]);
}

} // namespace
} // namespace groundswell
