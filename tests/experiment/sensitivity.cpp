#include <algorithm>
#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>
#include <groundswell/sensitivity.hpp>
#include <gtest/gtest.h>

#include "experiment/small_world.hpp"

namespace groundswell {
namespace {

using testing::CountingStore;
using testing::eventful_scenario;
using testing::lines_of;

/// One in which these numbers alone are uncertain.
Scenario uncertain_in(std::vector<std::string> const& names)
{
    auto out = eventful_scenario({"run.weeks=52", "run.window=52"});
    for (auto const& name : parameter_names(out.groups, out.ranks))
        if (std::ranges::find(names, name) == names.end())
            out.given.insert(name);
        else
            out.given.erase(name);
    return out;
}

std::vector<std::string> const six{"acts.power",         "propensity.harm.median",
                                   "reaction.intervene", "learn.impunity",
                                   "learn.norm",         "discourse.amplify"};

SensitivityOptions small(std::vector<std::string> metrics = {"harm"})
{
    return {.metrics = std::move(metrics), .trajectories = 4, .keep = 2, .replicates = 24};
}

std::string printed(SensitivityResult const& result)
{
    std::string out;
    for (auto const& metric : result.metrics) {
        out += fmt::format("{} {} {}\n", metric.metric, metric.mean, metric.variance);
        for (auto const* list : {&metric.numbers, &metric.mechanisms})
            for (auto const& index : *list)
                out += fmt::format("{} {} {} {}\n", index.name, index.first.value, index.total.value,
                                   index.total.interval.high);
        for (auto const& effects : metric.screening)
            out += fmt::format("{} {} {}\n", effects.parameter, effects.mean, effects.interval.low);
    }
    return out;
}

SensitivityIndex const& named(std::vector<SensitivityIndex> const& all, std::string const& name)
{
    return *std::ranges::find(all, name, &SensitivityIndex::name);
}

TEST(Sensitivity, GivesZeroToWhatDoesNothingAndTheRestToChance)
{
    auto scenario = uncertain_in({"acts.power"});
    scenario.off.power = true; // so that nothing reads it
    PointsInMemory store;
    auto options = small();
    options.replicates = 64;
    auto const found = measure_sensitivity(scenario, options, store).metrics.front();
    EXPECT_TRUE(found.varies());
    EXPECT_EQ(found.screening.front().absolute, 0);
    EXPECT_TRUE(found.numbers.empty()); // nothing was kept
    ASSERT_TRUE(found.screened_out);
    EXPECT_EQ(found.screened_out->total.value, 0);
    EXPECT_EQ(found.mechanisms.front().total.value, 0);
    // By theory 1; with 64 pairs the standard error is about 0.2.
    EXPECT_NEAR(found.chance.total.value, 1, .6);
    EXPECT_TRUE(found.chance.total.interval.contains(1));
}

TEST(Sensitivity, FindsWhatMatters)
{
    PointsInMemory store;
    auto const result = measure_sensitivity(uncertain_in(six), small(), store);
    auto const& found = result.metrics.front();
    EXPECT_EQ(result.parameters.size(), 6U);
    EXPECT_EQ(found.screening.size(), 6U);
    EXPECT_EQ(std::ranges::count(found.screening, true, &ElementaryEffects::kept), 2);
    // Harm is nearly in proportion to it, over a range from 1 to 4.
    EXPECT_EQ(found.numbers.front().name, "propensity.harm.median");
    EXPECT_GT(found.numbers.front().total.interval.low, .1);
    EXPECT_GT(found.screening.front().mean, 0);
    EXPECT_GT(named(found.mechanisms, "acts and their targets").numbers, 0U);
    EXPECT_EQ(found.screened_out->numbers, 4U);
}

TEST(Sensitivity, IsTheSameForAnyNumberOfThreadsAndGoesOnWhereItWas)
{
    auto const scenario = uncertain_in(six);
    CountingStore store;
    auto options = small();
    options.threads = 3;
    auto const first = measure_sensitivity(scenario, options, store);
    EXPECT_EQ(store.kept, first.runs.size());
    options.threads = 1;
    EXPECT_EQ(printed(measure_sensitivity(scenario, options, store)), printed(first));
    EXPECT_EQ(store.kept, first.runs.size());

    options.replicates += 8;
    auto const more = measure_sensitivity(scenario, options, store);
    EXPECT_EQ(store.kept, more.runs.size());
    PointsInMemory fresh;
    EXPECT_EQ(printed(measure_sensitivity(scenario, options, fresh)), printed(more));
}

TEST(Sensitivity, OfAStoreThatLacksSomeIsOfWhatIsWhole)
{
    auto const scenario = uncertain_in(six);
    PointsInMemory store;
    auto const whole = measure_sensitivity(scenario, small(), store);
    EXPECT_EQ(printed(*kept_sensitivity(scenario, small(), store)), printed(whole));
    PointsInMemory part;
    for (auto const& run : whole.runs)
        if (run.key.experiment.ends_with("screening") || run.key.replicate < 20)
            part.keep(run.key, run.figures);
    EXPECT_EQ(kept_sensitivity(scenario, small(), part)->metrics.front().replicates, 20U);
    PointsInMemory little;
    for (auto const& run : whole.runs)
        if (run.key.point != "start") little.keep(run.key, run.figures);
    EXPECT_FALSE(kept_sensitivity(scenario, small(), little));
}

TEST(Sensitivity, OfSeveralMetricsComesFromTheSameRuns)
{
    auto const scenario = uncertain_in(six);
    CountingStore store;
    auto const one = measure_sensitivity(scenario, small(), store);
    auto const both = measure_sensitivity(scenario, small({"harm", "perceived_norm"}), store);
    for (auto const& index : one.metrics[0].numbers)
        EXPECT_EQ(named(both.metrics[0].numbers, index.name).total.value, index.total.value);
    EXPECT_LT(store.kept, one.runs.size() + both.runs.size());
    EXPECT_EQ(both.metrics[0].numbers.size(), both.metrics[1].numbers.size());
}

TEST(Sensitivity, RunsOfAReplicateShareTheirDraws)
{
    PointsInMemory store;
    auto const result = measure_sensitivity(uncertain_in(six), small(), store);
    for (auto const& run : result.runs) {
        bool const screening = run.key.experiment == "sensitivity/screening";
        bool const of_b = run.key.point == "B" || run.key.point == "chance";
        EXPECT_EQ(run.draws, screening ? run.key.replicate : 65536 + 2 * run.key.replicate + (of_b ? 1 : 0));
    }
}

TEST(Sensitivity, SaysHowManyReplicatesWouldTellTheThirdFromTheFourth)
{
    PointsInMemory store;
    auto options = small();
    options.keep = 6;
    auto const found = measure_sensitivity(uncertain_in(six), options, store).metrics.front();
    EXPECT_FALSE(found.screened_out);
    ASSERT_EQ(found.numbers.size(), 6U);
    bool const parted = found.numbers[2].total.interval.low > found.numbers[3].total.interval.high;
    EXPECT_EQ(!found.replicates_to_decide, parted);
    if (!parted) {
        EXPECT_GT(*found.replicates_to_decide, options.replicates);
    }
}

TEST(Sensitivity, RefusesWhatSaysNothing)
{
    PointsInMemory store;
    auto const refused = [&](Scenario const& scenario, SensitivityOptions const& options) {
        return lines_of([&] { measure_sensitivity(scenario, options, store); });
    };
    SensitivityOptions few{.trajectories = 2, .replicates = 3};
    EXPECT_EQ(refused(uncertain_in(six), few),
              (std::vector<std::string>{
                  "trajectories: is 2 (at least 4). Fewer tell no large effect from a small one; 8 do",
                  "replicates: is 3 (at least 16). With 16, 95% intervals of shares reach 50 points to each "
                  "side; with 128, 18 points"}));
    EXPECT_TRUE(refused(uncertain_in(six), small({"harn"})).front().ends_with("Did you mean 'harm'?"));
    EXPECT_EQ(
        refused(uncertain_in({}), small()),
        std::vector<std::string>{"scenario: sets every uncertain number itself (what it sets is not "
                                 "varied, so that nothing is left to vary). Leave out what is not known"});
}

} // namespace
} // namespace groundswell
