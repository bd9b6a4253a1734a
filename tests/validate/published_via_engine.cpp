#include <groundswell/validate.hpp>
#include <gtest/gtest.h>

#include "../published/planted.hpp"
#include "experiment/published_via_engine.hpp"

namespace groundswell {
namespace {

using published::compared;
using published::quick;
using published::refused;

TEST(Petrie, ReproducesItsFigures)
{
    auto const figures = check_petrie(quick());
    EXPECT_EQ(refused(figures), "");
    EXPECT_EQ(compared(figures), 10);
}

TEST(Petrie, TheoryFollowsTheSetting)
{
    EXPECT_EQ(refused(check_petrie(quick(2, {{"women", 30}, {"men", 90}, {"remarks", .5}}))), "");
}

TEST(Petrie, PlantedMistakesAreFound)
{
    // Who is met at random instead of sought, of any gender.
    EXPECT_NE(refused(check_petrie(quick(), [](Scenario& s) { s.parameters.acts.seeking = 0; })), "");
    // Wrong targets: one's own gender, too.
    EXPECT_NE(refused(check_petrie(quick(), [](Scenario& s) { s.parameters.orientation[1][1] = 1; })), "");
    // Only those near: teams of ten.
    EXPECT_NE(refused(check_petrie(quick(),
                                   [](Scenario& s) {
                                       s.parameters.institution.team_min = s.parameters.institution.team_max =
                                           10;
                                   })),
              "");
    // Remarks that a state can hold back.
    EXPECT_NE(refused(check_petrie(quick(), [](Scenario& s) { s.parameters.acts.tolerance = .5; })), "");
}

TEST(Stratification, ReproducesItsFigures)
{
    auto const figures = check_stratification(quick());
    EXPECT_EQ(refused(figures), "");
    EXPECT_EQ(compared(figures), 9);
}

TEST(Stratification, PlantedMistakesAreFound)
{
    EXPECT_NE(refused(check_stratification(quick(), [](Scenario& s) { s.parameters.career.bias[1] *= -1; })),
              "");
    EXPECT_NE(refused(check_stratification(quick(), [](Scenario& s) { s.parameters.career.noise = 1; })), "");
    EXPECT_NE(refused(check_stratification(quick(),
                                           [](Scenario& s) {
                                               s.parameters.career.hiring = {.6, .4};
                                           })),
              "");
}

TEST(InfluenceLimits, ReproduceTheirFigures)
{
    auto const figures = check_influence(quick());
    EXPECT_EQ(refused(figures), "");
    EXPECT_EQ(compared(figures), 13);
}

TEST(InfluenceLimits, SolveTheLinearSystem)
{
    // W = [[.5,.5,0],[.25,.5,.25],[0,.5,.5]] and S = 1/2: the fixed point of x = W x / 2 + x(0) / 2, by
    // substitution.
    auto const x = influence_limit({.stubbornness = .5}, {.5, .5, .5});
    EXPECT_NEAR(x[0], .5 * (.5 * x[0] + .5 * x[1]) + .5, 1e-14);
    EXPECT_NEAR(x[1], .5 * (.25 * x[0] + .5 * x[1] + .25 * x[2]), 1e-14);
    EXPECT_NEAR(x[2], .5 * (.5 * x[1] + .5 * x[2]), 1e-14);
    EXPECT_NEAR(influence_limit({}, {})[1], .25, 1e-14);
}

TEST(InfluenceLimits, TheoryFollowsTheSetting)
{
    EXPECT_EQ(refused(check_influence(quick(3, {{"self", 4}, {"first_second", 3}, {"start3", .7}}))), "");
    EXPECT_EQ(refused(check_influence(quick(4, {{"stubbornness", .05}, {"rounds", 2000}}))), "");
}

TEST(InfluenceLimits, PlantedMistakesAreFound)
{
    EXPECT_NE(refused(check_influence(quick(), [](Scenario& s) { s.parameters.influence.self = 0; })), "");
    EXPECT_NE(refused(check_influence(quick(), [](Scenario& s) { s.parameters.init.stubbornness *= .9; })),
              "");
    EXPECT_NE(refused(check_influence(quick(), [](Scenario& s) { s.parameters.init.sd = .1; })), "");
}

TEST(Validate, RefusesWhatItDoesNotKnow)
{
    EXPECT_THROW(validate_models("petri", quick()), UserError);
    EXPECT_THROW(validate_models("", quick(1, {{"phi", .2}})), UserError);
    EXPECT_THROW(validate_models("watts", quick(1, {{"women", 2}})), UserError);
}

TEST(Validate, ListsEveryModelOnceAndRunsIt)
{
    auto const models = published_models();
    EXPECT_EQ(models.size(), 10U);
    for (auto const& model : models)
        EXPECT_FALSE(model.run({}, Key{1, 0}).empty()) << model.name;
}

TEST(Validate, ConfigurationsPassForThreeSeeds)
{
    for (std::uint32_t const seed : {11U, 2024U, 4000000000U})
        for (auto const* name : {"petrie", "stratification", "influence"})
            EXPECT_EQ(refused(validate_models(name, quick(seed)).front().figures), "") << name << seed;
}

} // namespace
} // namespace groundswell
