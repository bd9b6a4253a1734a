#include "published/norms.hpp"

#include <gtest/gtest.h>

#include "planted.hpp"

namespace groundswell::published {
namespace {

TEST(Norms, ReproducesItsFigures)
{
    auto const figures = check_norms(quick());
    EXPECT_EQ(refused(figures), "");
    EXPECT_EQ(compared(figures), 15);
}

TEST(Norms, OffspringFollowMeanAndSd)
{
    // Ten who score 1, ten who score -1: mean 0, SD 1; the first have two children each, the others none.
    NormsParams params;
    params.mutation = 0;
    std::vector<Strategy> parents(20, Strategy{1});
    std::vector<double> scores(20, -1);
    std::fill_n(parents.begin(), 10, Strategy{2});
    std::fill_n(scores.begin(), 10, 1.0);
    Stream draws(Key{1, 0}, ModelId::norms);
    EXPECT_EQ(next_generation(params, parents, scores, draws), std::vector<Strategy>(20, Strategy{2}));
    // All alike: two each, half dropped, whoever they are.
    EXPECT_EQ(next_generation(params, parents, std::vector<double>(20, -4), draws).size(), 20U);
}

TEST(Norms, MutationFlipsBitsAtItsRate)
{
    NormsParams params;
    Stream draws(Key{2, 0}, ModelId::norms);
    std::vector<Strategy> people(200, Strategy{0});
    long flipped = 0;
    for (int repeat = 0; repeat < 100; ++repeat)
        for (auto const child : next_generation(params, people, std::vector<double>(200, 0), draws))
            flipped += std::popcount(child);
    EXPECT_LT(std::abs(binomial_z({flipped, 6 * 200 * 100}, .01)), 5);
}

struct PunishingPays : NormsRules {
    static double score(NormsParams const& p, NormsTally const& t)
    {
        return NormsRules::score(p, t) - 2 * t.punishing * p.punishing;
    }
};
/// Who looks away is seen by nobody but the defector.
struct OnlyTheDefectorSees : NormsRules {
    static bool third(std::size_t who, std::size_t, std::size_t defector) { return who == defector; }
};
struct HurtLeftOut : NormsRules {
    static double score(NormsParams const& p, NormsTally const& t)
    {
        return NormsRules::score(p, t) - t.hurts * p.hurt;
    }
};

TEST(Norms, PlantedMistakesAreFound)
{
    NormsTally const table_1{.defections = 1, .hurts = 36, .punished = 1, .punishing = 9};
    EXPECT_EQ(NormsRules::score({}, table_1), -60);
    EXPECT_NE(PunishingPays::score({}, table_1), -60);
    EXPECT_NE(HurtLeftOut::score({}, table_1), -60);
    // In the dynamics alone, too, not only in the table of payoffs.
    auto const norms_game = quick(1, {{"metanorms", 0}, {"generations", 1000}});
    EXPECT_EQ(refused(check_norms(norms_game)), "");
    EXPECT_NE(refused(check_norms(norms_game, run_norms<PunishingPays>)), "");
    auto const metanorms = quick(1, {{"metanorms", 1}, {"generations", 1000}});
    EXPECT_EQ(refused(check_norms(metanorms)), "");
    EXPECT_NE(refused(check_norms(metanorms, run_norms<OnlyTheDefectorSees>)), "");
}

} // namespace
} // namespace groundswell::published
