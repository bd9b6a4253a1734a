#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <gtest/gtest.h>
#include <numbers>

#include "experiment/sensitivity_runs.hpp"
#include "experiment/sobol_indices.hpp"
#include "random/draw.hpp"

namespace groundswell {
namespace {

using Function = std::function<double(std::vector<double> const&)>;

/// Ishigami & Homma (1990) with a = 7, b = 0.1: sin x + 7 sin^2 y + 0.1 z^4 sin x over (-pi, pi)^3.
double ishigami(std::vector<double> const& u)
{
    auto const x = [&](std::size_t k) { return std::numbers::pi * (2 * u[k] - 1); };
    return std::sin(x(0)) + 7 * std::pow(std::sin(x(1)), 2) + .1 * std::pow(x(2), 4) * std::sin(x(0));
}

constexpr std::array g_weights{0.0, 1.0, 4.5, 9.0, 99.0};

/// Sobol' g: product of (|4u - 2| + a) / (1 + a).
double g_function(std::vector<double> const& u)
{
    double out = 1;
    for (std::size_t k = 0; k < u.size(); ++k)
        out *= (std::abs(4 * u[k] - 2) + g_weights[k]) / (1 + g_weights[k]);
    return out;
}

struct Estimated {
    std::vector<double> first, total;
};

/// Indices of every coordinate, from the points of a design.
///
/// @param slip  whether AB takes all coordinates but one from B: the likeliest mistake
Estimated estimated(Function const& f, std::size_t dimensions, std::uint32_t n, bool slip = false)
{
    std::vector<MovedTogether> moved(dimensions);
    for (std::size_t k = 0; k < dimensions; ++k)
        for (std::size_t other = 0; other < dimensions; ++other)
            if ((other == k) != slip) moved[k].numbers.push_back(other);
    std::vector columns(dimensions + 2, std::vector<double>());
    auto const runs = indices_runs(3, n, dimensions, moved);
    for (std::size_t i = 0; i < runs.size(); ++i)
        columns[i % columns.size()].push_back(f(runs[i].unit));
    SobolIndices const indices(columns[0], columns[1]);
    Estimated out;
    for (std::size_t k = 0; k < dimensions; ++k) {
        out.first.push_back(indices.first(columns[k + 2]));
        out.total.push_back(indices.total(columns[k + 2]));
    }
    return out;
}

/// Largest distance from theory, of first and total indices alike.
double distance(Estimated const& found, Estimated const& theory)
{
    double out = 0;
    for (std::size_t k = 0; k < theory.first.size(); ++k)
        out = std::max(
            {out, std::abs(found.first[k] - theory.first[k]), std::abs(found.total[k] - theory.total[k])});
    return out;
}

/// Variances of Ishigami's function by theory (Homma & Saltelli 1996).
Estimated theory_of_ishigami()
{
    double const pi4 = std::pow(std::numbers::pi, 4), a = 7, b = .1;
    double const x = std::pow(1 + b * pi4 / 5, 2) / 2, y = a * a / 8, xz = b * b * pi4 * pi4 * 8 / 225;
    double const all = x + y + xz;
    return {{x / all, y / all, 0}, {(x + xz) / all, y / all, xz / all}};
}

/// Partial variances of the g function are products of 1 / (3 (1 + a)^2) (Saltelli & Sobol' 1995).
Estimated theory_of_g()
{
    std::vector<double> part;
    double all = 1;
    for (double const a : g_weights) {
        part.push_back(1 / (3 * (1 + a) * (1 + a)));
        all *= 1 + part.back();
    }
    Estimated out;
    for (double const v : part) {
        out.first.push_back(v / (all - 1));
        out.total.push_back(v * all / (1 + v) / (all - 1));
    }
    return out;
}

// Over 200 designs of 8,192 independent pairs these estimates had standard deviations of at most 0.016, and a
// scrambled sequence leaves less. So 0.06 is 3.7 of them or more: a right estimator fails for fewer than one
// seed in 200, and the seed is fixed.
constexpr std::uint32_t pairs = 8192;
constexpr double tolerance = .06;

TEST(SobolIndices, AgreeWithTheoryForIshigami)
{
    EXPECT_LT(distance(estimated(ishigami, 3, pairs), theory_of_ishigami()), tolerance);
    EXPECT_GT(distance(estimated(ishigami, 3, pairs, true), theory_of_ishigami()), 4 * tolerance);
}

TEST(SobolIndices, AgreeWithTheoryForTheGFunction)
{
    EXPECT_LT(distance(estimated(g_function, 5, pairs), theory_of_g()), tolerance);
    EXPECT_GT(distance(estimated(g_function, 5, pairs, true), theory_of_g()), 4 * tolerance);
}

TEST(SobolIndices, DoNotDependOnWhereZeroIs)
{
    auto const far = [](std::vector<double> const& u) { return 1e4 + ishigami(u); };
    EXPECT_LT(distance(estimated(far, 3, 256), estimated(ishigami, 3, 256)), 1e-8);
}

TEST(SobolIndices, AreZeroForWhatDoesNothing)
{
    SobolIndices const indices({1, 2, 4, 3}, {2, 2, 1, 5});
    auto const index = indices.with_intervals(std::vector<double>{1, 2, 4, 3}, Key{1, 0});
    EXPECT_EQ(index.first.value, 0);
    EXPECT_EQ(index.total.value, 0);
    EXPECT_EQ(index.total.interval, (Range{0, 0}));
}

TEST(SobolIndices, AreUnknownWhereNothingVaries)
{
    SobolIndices const indices({1, 1, 1}, {1, 1, 1});
    EXPECT_TRUE(std::isnan(indices.first(std::vector<double>{1, 1, 1})));
    EXPECT_TRUE(std::isnan(indices.total(std::vector<double>{1, 1, 1})));
}

/// How many of 200 intervals from 64 independent pairs cover theory: u + v, each half of the variance.
std::size_t covering(double half)
{
    std::size_t out = 0;
    for (std::uint32_t s = 0; s < 200; ++s) {
        std::vector<double> a, b, ab;
        for (std::uint32_t i = 0; i < 64; ++i) {
            auto const u = [&](std::uint32_t which) {
                return uniform(Key{77, s}, Purpose::design, {i, 0, 0, which});
            };
            a.push_back(u(0) + u(1));
            b.push_back(u(2) + u(3));
            ab.push_back(u(2) + u(1));
        }
        auto const index = SobolIndices(a, b).with_intervals(ab, Key{s, 0});
        out += index.first.interval.contains(half) && index.total.interval.contains(half) ? 1U : 0U;
    }
    return out;
}

TEST(SobolIndices, IntervalsCoverTheory)
{
    // Two intervals at 95% hold together in at least 90% of cases, and percentiles of few pairs are a little
    // narrow. If they held in 85%, fewer than 153 of 200 would be rarer than one in 1,000.
    EXPECT_GE(covering(.5), 153U);
    EXPECT_LT(covering(.9), 153U);
}

} // namespace
} // namespace groundswell
