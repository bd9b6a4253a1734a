#include <algorithm>
#include <cmath>
#include <groundswell/attribute.hpp>
#include <gtest/gtest.h>

#include "experiment/small_world.hpp"

namespace groundswell {
namespace {

using testing::CountingStore;
using testing::eventful_scenario;
using testing::lines_of;

AttributeResult attributed(Scenario scenario, PointStore& store, AttributeOptions const& options = {})
{
    scenario.replicates = 2;
    scenario.parameters.institution.seats = 60; // 264 runs a replicate
    scenario.parameters.run.weeks = 52;
    scenario.parameters.run.burnin = 13;
    return attribute_harm(scenario, options, store);
}

TEST(Attribute, AddsUpToTheWholeAndGoesOnWhereItWas)
{
    CountingStore store;
    auto const result = attributed(eventful_scenario(), store, {.threads = 2});
    EXPECT_EQ(store.kept, 2 * attribute_runs(eventful_scenario()));

    auto const& all = result.all;
    EXPECT_EQ(all.replicates, 2U);
    EXPECT_GT(all.whole.mean, 0);
    double value = all.residue.value.mean, share = all.residue.share.mean;
    for (auto const& component : all.components) {
        value += component.value.mean;
        share += component.share.mean;
    }
    EXPECT_NEAR(value, all.whole.mean, 1e-9 * all.whole.mean);
    EXPECT_NEAR(share, 1, 1e-9);
    EXPECT_NEAR(all.individual.share.mean + all.structural.share.mean + all.residue.share.mean, 1, 1e-9);
    ASSERT_EQ(result.complicity.size(), 1 + 2 + 5U);

    // The same again, for a group and on one thread: nothing is run, and one figure is not the other.
    auto const women = attributed(eventful_scenario(), store, {.group = "woman"});
    EXPECT_EQ(store.kept, 2 * attribute_runs(eventful_scenario()));
    EXPECT_NE(women.all.whole.mean, all.whole.mean);
}

TEST(Attribute, SaysNothingOfTooFewWitnesses)
{
    auto scenario = eventful_scenario();
    scenario.replicates = 1;
    scenario.parameters.institution.seats = 200;
    scenario.parameters.run.weeks = 8;
    scenario.parameters.run.burnin = 0;
    scenario.asked_disclosure.min_cell = 5; // fewer women are in the highest rank
    PointsInMemory store;
    auto const result = attribute_harm(scenario, {}, store);
    auto const of = [&](std::string_view who) {
        return *std::ranges::find(result.complicity, who, &Complicity::who);
    };
    EXPECT_TRUE(of("rank 4").withheld);
    EXPECT_TRUE(std::isnan(of("rank 4").avoided.value.mean));
    EXPECT_FALSE(of("all").withheld);
    EXPECT_FALSE(of("woman").withheld);
    EXPECT_FALSE(std::isnan(of("woman").avoided.value.mean));
    auto const kept = store.recall({"attribute", "answering=rank 4", 0});
    ASSERT_TRUE(kept);
    ASSERT_EQ(kept->size(), 1U) << "nor does the study hold it";
    EXPECT_TRUE(std::isnan(kept->front().value));
}

TEST(Attribute, WhatNeverActsHasNoShare)
{
    PointsInMemory store;
    auto const result = attributed(eventful_scenario({"disclose.report=-50", "disclose.confide=-50",
                                                      "disclose.testify=-50", "disclose.official=-50"}),
                                   store);
    for (auto const& component : result.all.components) {
        auto const& name = component.name;
        if (name == "impunity" || name == "barriers") {
            EXPECT_EQ(component.value.mean, 0) << name;
        }
        if (name == "silence" || name == "individuals") {
            EXPECT_NE(component.value.mean, 0) << name;
        }
    }
}

TEST(Attribute, RefusesWhatItDoesNotKnow)
{
    PointsInMemory store;
    auto const harms = lines_of([&] { attributed(eventful_scenario(), store, {.metric = "harms"}); });
    ASSERT_EQ(harms.size(), 1U);
    EXPECT_TRUE(harms[0].starts_with("metric: unknown metric 'harms' (one of harm, ")) << harms[0];
    EXPECT_TRUE(harms[0].ends_with("Did you mean 'harm'?")) << harms[0];
    EXPECT_EQ(
        lines_of([&] { attributed(eventful_scenario(), store, {.group = "men"}); }),
        std::vector<std::string>{"group: unknown group 'men' (one of all, woman, man). Did you mean 'man'?"});
}

} // namespace
} // namespace groundswell
