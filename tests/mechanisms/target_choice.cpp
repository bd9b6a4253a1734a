#include "mechanisms/target_choice.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "mechanisms/rules_for_tests.hpp"
#include "support/statistics.hpp"
#include "world/ties.hpp"

namespace groundswell {
namespace {

constexpr long trials = 100'000;

/// A man of rank 2 among four colleagues; seat 5 is vacant.
struct Office {
    TieLayer team{ties_from_groups(6, {{0, 1, 2, 3, 4, 5}})};
    std::array<Standing, 6> people{{{1, 2}, {0, 0}, {0, 4}, {1, 0}, {1, 4}, {no_group, 1}}};

    /// How often nobody (index 0) or each of seats 1..5 is the target.
    std::array<long, 6> targets(Parameters const& p, Seat last = no_seat) const
    {
        Rules const rules = compile_rules(p, {}, 2, 5);
        Key const key{11, 0};
        TargetChoice<TieLayer> const choose(rules, key, team);
        std::array<long, 6> counts{};
        for (unsigned i = 0; i < trials; ++i) {
            Block const draws = draw_block(key, Purpose::act, 0, i, 0);
            Seat const target =
                choose({.actor = 0, .week = 0, .ordinal = i, .draws = draws, .last_target = last},
                       [this](Seat seat) { return people[seat]; });
            ++counts[target == no_seat ? 0 : target];
        }
        return counts;
    }

    std::array<double, 4> weights(Parameters const& p) const
    {
        Rules const rules = compile_rules(p, {}, 2, 5);
        std::array<double, 4> out{};
        for (std::size_t j = 0; j < 4; ++j) {
            double const advantage = .5 - people[j + 1].rank / 4.0 + .3 - (people[j + 1].group == 1 ? .3 : 0);
            out[j] = p.orientation[1][people[j + 1].group] * logistic(p.acts.power * advantage);
            EXPECT_DOUBLE_EQ(out[j], rules.target_weight(people[0], people[j + 1]));
        }
        return out;
    }
};

TEST(TargetChoice, SeekingDrawsInProportionToWeight)
{
    Office const office;
    Parameters p = testing::test_parameters();
    p.acts.seeking = 1;
    auto const w = office.weights(p);
    double const sum = w[0] + w[1] + w[2] + w[3];
    std::array<double, 6> const expected{0, w[0] / sum, w[1] / sum, w[2] / sum, w[3] / sum, 0};
    double const limit = testing::chi_square_limit(3, 1e-6);
    EXPECT_LT(testing::chi_square(office.targets(p), expected), limit);
    // Planted: power counted the other way round.
    Parameters slipped = p;
    slipped.acts.power = -1;
    EXPECT_GT(testing::chi_square(office.targets(slipped), expected), limit);
}

TEST(TargetChoice, MeetingDependsOnWhoIsNearAndMayLeadToNothing)
{
    Office const office;
    Parameters p = testing::test_parameters();
    p.acts.seeking = 0;
    auto const w = office.weights(p);
    std::array<double, 6> expected{1, w[0] / 4, w[1] / 4, w[2] / 4, w[3] / 4, 0}; // max(orientation) = 1
    for (std::size_t j = 1; j < 5; ++j)
        expected[0] -= expected[j];
    double const limit = testing::chi_square_limit(4, 1e-6);
    EXPECT_LT(testing::chi_square(office.targets(p), expected), limit);
    // Planted: the vacant seat counted among those who are near.
    for (std::size_t j = 1; j < 5; ++j)
        expected[j] *= 4.0 / 5;
    expected[0] = 1 - expected[1] - expected[2] - expected[3] - expected[4];
    EXPECT_GT(testing::chi_square(office.targets(p), expected), limit);
}

/// Weights with the factor of composition, by seat from 1; the vacant seat is not counted.
std::array<double, 4> with_token(Office const& office, Parameters const& p, bool perpetrator_counts = true)
{
    auto w = office.weights(p);
    double const people = perpetrator_counts ? 5 : 4;
    double const women = 2, men = perpetrator_counts ? 3 : 2;
    for (std::size_t j = 0; j < 4; ++j)
        w[j] *= std::exp(p.acts.token * (.5 - (office.people[j + 1].group == 0 ? women : men) / people));
    return w;
}

TEST(TargetChoice, WhoIsFewIsChosenMoreOften)
{
    Office const office;
    Parameters p = testing::test_parameters();
    p.acts.seeking = 1;
    p.acts.token = 3;
    auto const expected = [&](std::array<double, 4> const& w) {
        double const sum = w[0] + w[1] + w[2] + w[3];
        return std::array<double, 6>{0, w[0] / sum, w[1] / sum, w[2] / sum, w[3] / sum, 0};
    };
    double const limit = testing::chi_square_limit(3, 1e-6);
    EXPECT_LT(testing::chi_square(office.targets(p), expected(with_token(office, p))), limit);
    // Planted: the perpetrator is not counted in the team. Then women and men are as many.
    EXPECT_GT(testing::chi_square(office.targets(p), expected(with_token(office, p, false))), limit);
}

TEST(TargetChoice, WhoIsFewIsAcceptedMoreOftenWhenMet)
{
    Office const office;
    double const limit = testing::chi_square_limit(4, 1e-6);
    for (double const token : {2.0, -2.0}) {
        Parameters p = testing::test_parameters();
        p.acts.seeking = 0;
        p.acts.token = token;
        auto const w = with_token(office, p);
        auto const expected = [&](double largest) {
            std::array<double, 6> out{1, 0, 0, 0, 0, 0};
            for (std::size_t j = 0; j < 4; ++j)
                out[0] -= out[j + 1] = w[j] / 4 / largest;
            return out;
        };
        EXPECT_LT(testing::chi_square(office.targets(p), expected(std::exp(1))), limit);
        // Planted: compared with max(orientation), which w may exceed.
        EXPECT_GT(testing::chi_square(office.targets(p), expected(1)), limit);
    }
}

TEST(TargetChoice, LastTargetIsRepeatedAsOftenAsAsked)
{
    Office const office;
    Parameters p = testing::test_parameters();
    p.acts.seeking = 1;
    p.orientation[1] = {0, 1}; // without memory, women would never be the target
    Seat const last = 1;
    EXPECT_TRUE(testing::binomial_accepts(office.targets(p, last)[1], trials, .25));
    EXPECT_FALSE(testing::binomial_accepts(office.targets(p, last)[1], trials, .24));
    Seat const gone = 5; // vacant
    EXPECT_EQ(office.targets(p, gone)[5], 0);
}

TEST(TargetChoice, NobodyWhereNobodyIsOrEveryWeightIsZero)
{
    Office office;
    Parameters p = testing::test_parameters();
    p.acts.seeking = 1;
    p.orientation[1] = {0, 0};
    EXPECT_EQ(office.targets(p)[0], trials);
    for (Seat seat = 1; seat < 6; ++seat)
        office.people[seat].group = no_group;
    EXPECT_EQ(office.targets(testing::test_parameters())[0], trials);
}

} // namespace
} // namespace groundswell
