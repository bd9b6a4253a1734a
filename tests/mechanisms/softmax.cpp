#include "mechanisms/softmax.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "random/draw.hpp"
#include "support/statistics.hpp"

namespace groundswell {
namespace {

constexpr long trials = 200'000;
constexpr double error_rate = 1e-6;

template <class Choose>
double statistic(std::array<double, 4> const& utilities, Choose&& choose)
{
    std::array<double, 4> probability{};
    double sum = 0;
    for (std::size_t k = 0; k < 4; ++k)
        sum += probability[k] = std::exp(utilities[k]);
    std::array<long, 4> counts{};
    for (std::uint32_t i = 0; i < trials; ++i)
        ++counts[choose(uniform({2024, 0}, Purpose::choice, {i, 0, 0, 0}))];
    for (double& p : probability)
        p /= sum;
    return testing::chi_square(counts, probability);
}

TEST(Softmax, SharesAreExponentialsOfUtility)
{
    std::array<double, 4> const utilities{0, -0.15, -1.75, 0.9};
    double const limit = testing::chi_square_limit(3, error_rate);
    EXPECT_LT(statistic(utilities, [&](double u) { return softmax_choice(utilities, u); }), limit);

    // The likeliest slip: the first option's utility is left out of the sum as if it were 0 weight.
    std::array<double, 4> slipped = utilities;
    slipped[0] = -0.05;
    EXPECT_GT(statistic(utilities, [&](double u) { return softmax_choice(slipped, u); }), limit);
}

TEST(Softmax, NeverChoosesWhatIsNotAvailable)
{
    std::array<double, 4> const utilities{unavailable, 3, unavailable, -3};
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        auto const k = softmax_choice(utilities, uniform({7, 0}, Purpose::choice, {i, 0, 0, 0}));
        ASSERT_TRUE(k == 1 || k == 3);
    }
    EXPECT_EQ(softmax_choice(std::array{unavailable, 0.0}, 1e-10), 1U);
    EXPECT_EQ(softmax_choice(std::array{0.0, unavailable}, 1 - 1e-10), 0U);
}

TEST(Softmax, ExtremeUtilitiesDoNotOverflow)
{
    EXPECT_EQ(softmax_choice(std::array{0.0, 700.0}, 0.5), 1U);
    EXPECT_EQ(softmax_choice(std::array{0.0, -700.0}, 0.5), 0U);
}

} // namespace
} // namespace groundswell
