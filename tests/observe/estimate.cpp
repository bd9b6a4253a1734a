#include <cmath>
#include <groundswell/estimate.hpp>
#include <gtest/gtest.h>
#include <vector>

#include "observe/student.hpp"

namespace groundswell {

namespace {

using Values = std::vector<double>;

} // namespace

TEST(Student, IsExact)
{
    // R 4.2, qt(0.975, df), 12 digits.
    EXPECT_NEAR(student_t(1), 12.7062047362, 1e-9);
    EXPECT_NEAR(student_t(2), 4.30265272975, 1e-10);
    EXPECT_NEAR(student_t(3), 3.18244630528, 1e-10);
    EXPECT_NEAR(student_t(4), 2.77644510520, 1e-10);
    EXPECT_NEAR(student_t(19), 2.09302405441, 1e-10);
    EXPECT_NEAR(student_t(30), 2.04227245630, 1e-10);
    EXPECT_NEAR(student_t(100), 1.98397151852, 1e-10);
    EXPECT_TRUE(std::isnan(student_t(0)));
}

TEST(Student, SeriesAndExpansionMeet)
{
    // The quantile falls by 2.4 / df^2 to the next, so neighbours around the change must differ by that.
    EXPECT_NEAR(student_t(200) - student_t(201), student_t(199) - student_t(200), 1e-6);
    EXPECT_GT(student_t(200), student_t(201));
    EXPECT_NEAR(student_t(1'000'000'000), 1.959963984540054, 1e-8);
}

TEST(Estimate, OfADifferenceIsTheTextbookOneAndLeavesOutWhatIsMissing)
{
    auto const e = estimate_difference(Values{1, 2, 3, 4, std::nan("")});
    EXPECT_EQ(e.n, 4U);
    EXPECT_DOUBLE_EQ(e.mean, 2.5);
    EXPECT_DOUBLE_EQ(e.se, std::sqrt(5.0 / 12));
    EXPECT_NEAR(e.high - e.mean, 3.18244630528 * e.se, 1e-9);
    EXPECT_NEAR(e.mean - e.low, 3.18244630528 * e.se, 1e-9);
}

TEST(Estimate, OfAShareIsSymmetricOnTheLogit)
{
    auto const e = estimate_mean(Values{.2, .3, .4}, share_bounds);
    auto const logit = [](double x) { return std::log(x / (1 - x)); };
    double const half = student_t(2) * e.se / (.3 * .7);
    EXPECT_NEAR(logit(e.high), logit(.3) + half, 1e-9);
    EXPECT_NEAR(logit(e.low), logit(.3) - half, 1e-9);
}

TEST(Estimate, OfACountIsSymmetricOnTheLogarithm)
{
    auto const e = estimate_mean(Values{1, 2, 9}, count_bounds);
    EXPECT_NEAR(e.high / e.mean, e.mean / e.low, 1e-9);
    EXPECT_NEAR(std::log(e.high / e.mean), student_t(2) * e.se / e.mean, 1e-9);
    // Above another bound it is the distance from there that counts.
    auto const shifted = estimate_mean(Values{2, 3, 10}, {1, unbounded});
    EXPECT_NEAR(shifted.low, e.low + 1, 1e-9);
    EXPECT_NEAR(shifted.high, e.high + 1, 1e-9);
}

TEST(Estimate, LiesWithinItsBoundsAndAroundItsMean)
{
    // Student's t alone would end at -0.36 here.
    for (Values const& values : {Values{0, 0, 0, 0, 1}, Values{1, 1, 1, 0}, Values{0, 0, 1e-12},
                                 Values{1, 1, 1 - 1e-12}, Values{0, .5, 1}}) {
        auto const e = estimate_mean(values, share_bounds);
        EXPECT_LE(0, e.low);
        EXPECT_LT(e.low, e.mean);
        EXPECT_LT(e.mean, e.high);
        EXPECT_LE(e.high, 1);
    }
    auto const same = estimate_mean(Values{0, 0, 0}, share_bounds);
    EXPECT_EQ(same.low, 0);
    EXPECT_EQ(same.high, 0);
}

TEST(Estimate, HasNoIntervalFromFewerThanThreeValues)
{
    auto const two = estimate_mean(Values{.1, .4, std::nan("")}, share_bounds);
    EXPECT_EQ(two.n, 2U);
    EXPECT_EQ(two.mean, .25);
    EXPECT_FALSE(two.has_interval());
    EXPECT_TRUE(std::isnan(two.low));
    EXPECT_TRUE(std::isnan(two.high));
    EXPECT_FALSE(estimate_mean({}, share_bounds).known());
}

} // namespace groundswell
