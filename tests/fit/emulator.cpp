#include "fit/emulator.hpp"

#include <Eigen/Core>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>

#include "experiment/sobol.hpp"

namespace groundswell {
namespace {

constexpr int parameters = 30;

/// A share that depends on few of many parameters, with a bend and a product.
double truth(std::vector<double> const& u)
{
    double const eta = -1 + 2 * (u[0] - .5) - 1.5 * (u[1] - .5) + 3 * (u[2] - .5) * (u[2] - .5) +
                       4 * (u[0] - .5) * (u[1] - .5);
    return 1 / (1 + std::exp(-eta));
}

struct Made {
    Eigen::MatrixXd points;
    Eigen::VectorXd means, weights, exact;
};

/// @param people  asked in each run: chance about the truth
Made runs(int n, double people, std::uint32_t seed)
{
    Made out{Eigen::MatrixXd(n, parameters), Eigen::VectorXd(n), Eigen::VectorXd::Ones(n),
             Eigen::VectorXd(n)};
    Sobol const sobol(seed), other(seed + 1000);
    for (int i = 0; i < n; ++i) {
        std::vector<double> u(parameters);
        for (int k = 0; k < parameters; ++k)
            out.points(i, k) = u[static_cast<std::size_t>(k)] =
                sobol(static_cast<std::uint32_t>(i), static_cast<std::size_t>(k));
        double const p = truth(u);
        // Normal by a sum of uniform numbers, with the variance of a share.
        double bell = -6;
        for (std::size_t d = 0; d < 12; ++d)
            bell += other(static_cast<std::uint32_t>(i), d);
        out.exact[i] = p;
        out.means[i] = std::clamp(p + bell * std::sqrt(p * (1 - p) / people), 0.0, 1.0);
    }
    return out;
}

double root_mean_square(Emulator const& emulator, Made const& at)
{
    double sum = 0;
    for (int i = 0; i < at.points.rows(); ++i) {
        std::vector<double> u(parameters);
        for (int k = 0; k < parameters; ++k)
            u[static_cast<std::size_t>(k)] = at.points(i, k);
        double const error = emulator.mean(u) - at.exact[i];
        sum += error * error;
    }
    return std::sqrt(sum / static_cast<double>(at.points.rows()));
}

TEST(Emulator, FindsBendsAndProductsAmongManyParametersThatDoNotMatter)
{
    auto const seen = runs(400, 200, 1), other = runs(200, 200, 2);
    Emulator const emulator({seen.points, seen.means, seen.weights}, Scale(share_bounds));
    // The truth varies by .16; a straight line alone errs by .05.
    EXPECT_LT(root_mean_square(emulator, other), .02);
    auto const top = emulator.strongest(2);
    EXPECT_EQ((std::vector<std::size_t>{std::min(top[0], top[1]), std::max(top[0], top[1])}),
              (std::vector<std::size_t>{0, 1}));
}

TEST(Emulator, KnowsHowMuchItErrs)
{
    // What is left out errs as points do that were never seen. Few runs for so many terms: what is not left
    // out errs much less. Over eight sets of runs.
    Scale const scale(share_bounds);
    double left_out = 0, seen_all = 0, fresh = 0;
    for (std::uint32_t seed = 10; seed < 18; ++seed) {
        auto const seen = runs(120, 40, seed), other = runs(200, 40, seed + 100);
        Emulator const emulator({seen.points, seen.means, seen.weights}, scale);
        auto const error = [&](Made const& at, int i) {
            std::vector<double> u(parameters);
            for (int k = 0; k < parameters; ++k)
                u[static_cast<std::size_t>(k)] = at.points(i, k);
            double const mean = emulator.mean(u);
            return std::pow((at.means[i] - mean) / scale.slope(mean), 2);
        };
        for (int i = 0; i < 120; ++i) {
            left_out += std::pow(emulator.left_out()[static_cast<std::size_t>(i)], 2) / 120;
            seen_all += error(seen, i) / 120;
        }
        for (int i = 0; i < 200; ++i)
            fresh += error(other, i) / 200;
    }
    // .83 here, since products are chosen with all runs; without the leverages it would be .42.
    EXPECT_NEAR(std::sqrt(left_out / fresh), .9, .15);
    EXPECT_LT(std::sqrt(seen_all / fresh), .6);
}

TEST(Emulator, LeavesOutRunsWithoutAValueAndTakesSharesOfNothingAndAll)
{
    auto seen = runs(300, 30, 5);
    for (int i = 0; i < 300; i += 3)
        seen.means[i] = std::numeric_limits<double>::quiet_NaN();
    seen.means[1] = 0;
    seen.means[2] = 1;
    Emulator const emulator({seen.points, seen.means, seen.weights}, Scale(share_bounds));
    EXPECT_TRUE(std::isnan(emulator.left_out()[0]));
    EXPECT_TRUE(std::isfinite(emulator.left_out()[1]));
    EXPECT_LT(root_mean_square(emulator, seen), .08);
}

TEST(Emulator, IsUnbiasedOnTheFiguresOwnScale)
{
    // Few people: a regression of logits would be drawn towards one half.
    auto const seen = runs(2000, 8, 6);
    Emulator const emulator({seen.points, seen.means, seen.weights}, Scale(share_bounds));
    double bias = 0;
    for (int i = 0; i < 2000; ++i) {
        std::vector<double> u(parameters);
        for (int k = 0; k < parameters; ++k)
            u[static_cast<std::size_t>(k)] = seen.points(i, k);
        bias += (emulator.mean(u) - seen.means[i]) / 2000;
    }
    EXPECT_NEAR(bias, 0, 1e-3);
}

} // namespace
} // namespace groundswell
