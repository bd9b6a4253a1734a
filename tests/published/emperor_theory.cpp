#include <gtest/gtest.h>

#include "published/emperor.hpp"

namespace groundswell::published {
namespace {

struct Means {
    double compliance{0}, enforcement{0}, squares{0};
};

Means simulated(EmperorParams const& params, std::uint32_t crowds)
{
    Means out;
    for (std::uint32_t r = 0; r < crowds; ++r) {
        auto const result = run_emperor(params, {31, r});
        out.compliance += result.false_compliance / crowds;
        out.enforcement += result.false_enforcement / crowds;
        out.squares += result.false_compliance * result.false_compliance / crowds;
    }
    return out;
}

TEST(EmperorTheory, HoldsOverAGridOrSaysNothing)
{
    constexpr std::uint32_t crowds = 12;
    int tips = 0, stays = 0, open = 0;
    for (int const people : {200, 1000, 3000})
        for (double const strength : {.1, .2, .38, .6, .9})
            for (double const cost : {.02, .06, .125, .25, .4})
                for (double const above : {-.05, -.001, .006, .015, .03, .08, .2}) {
                    int const believers = static_cast<int>((cost + above) * people);
                    if (believers < 1) continue;
                    EmperorParams const params{
                        .people = people, .believers = believers, .strength = strength, .cost = cost};
                    auto const theory = emperor_theory(params);
                    if (!theory) {
                        ++open;
                        continue;
                    }
                    SCOPED_TRACE(::testing::Message() << people << " people, " << believers
                                                      << " believers, s " << strength << ", K " << cost);
                    auto const found = simulated(params, crowds);
                    EXPECT_NEAR(found.enforcement, theory->false_enforcement, 1e-9);
                    if (!theory->false_compliance) continue;
                    double const spread = found.squares - found.compliance * found.compliance;
                    double const error = portable_sqrt(std::max(0.0, spread) / (crowds - 1));
                    EXPECT_NEAR(found.compliance, *theory->false_compliance, 6 * error + 1e-9);
                    ++(theory->false_enforcement > 0 ? tips : stays);
                }
    EXPECT_GT(tips, 60);
    EXPECT_GT(stays, 60);
    EXPECT_GT(open, 60);
}

TEST(EmperorTheory, SaysNothingWhereBelieversStopBeforeItCarriesItself)
{
    EmperorParams const params{.believers = 255, .cost = .25};
    EXPECT_FALSE(emperor_theory(params));
    auto const found = simulated(params, 40);
    EXPECT_NEAR(found.compliance, .63, .03); // not everyone
    EXPECT_LT(found.enforcement, .1);
}

TEST(EmperorTheory, IsOpenWhereTheRoundsEndTooEarly)
{
    EXPECT_TRUE(emperor_theory({.believers = 200}));
    EXPECT_FALSE(emperor_theory({.believers = 200, .rounds = 3}));
    EXPECT_FALSE(emperor_theory({.believers = 60, .rounds = 1})->false_compliance);
}

} // namespace
} // namespace groundswell::published
