#include <cmath>
#include <groundswell/card.hpp>
#include <groundswell/over_replicates.hpp>
#include <groundswell/run.hpp>
#include <gtest/gtest.h>
#include <thread>

#include "engine/small_world.hpp"
#include "engine/state.hpp"

namespace groundswell {
namespace {

using testing::lively;
using testing::with_everything_in_force;

void expect_same_result(ReplicateResult const& a, ReplicateResult const& b)
{
    EXPECT_EQ(a.result_hash, b.result_hash);
    EXPECT_EQ(a.metrics_hash, b.metrics_hash);
    EXPECT_EQ(a.messages, b.messages);
    EXPECT_EQ(a.candidates, b.candidates);
    EXPECT_EQ(a.intervention_cost, b.intervention_cost);
    EXPECT_EQ(a.occupied, b.occupied);
    ASSERT_EQ(a.series.size(), b.series.size());
    for (std::size_t week = 0; week < a.series.size(); ++week)
        EXPECT_EQ(a.series[week].cells(), b.series[week].cells()) << "week " << week;
    ASSERT_EQ(a.states.size(), b.states.size());
    for (std::size_t i = 0; i < a.states.size(); ++i) {
        EXPECT_EQ(a.states[i].week, b.states[i].week);
        EXPECT_EQ(a.states[i].people, b.states[i].people) << "week " << a.states[i].week;
        for (std::size_t k = 0; k < a.states[i].mean.size(); ++k)
            if (!std::isnan(a.states[i].mean[k])) {
                EXPECT_EQ(a.states[i].mean[k], b.states[i].mean[k]) << "week " << a.states[i].week;
            }
    }
    auto const& f = a.funnel;
    auto const& g = b.funnel;
    EXPECT_EQ(std::tie(f.acts, f.known, f.disclosed, f.reported, f.substantiated, f.accountable),
              std::tie(g.acts, g.known, g.disclosed, g.reported, g.substantiated, g.accountable));
}

void expect_same_on_card(Scenario const& scenario, RunOptions options = {})
{
    auto const by_processor = run_replicate(scenario, 1, options);
    options.card = open_card("emulated");
    expect_same_result(by_processor, run_replicate(scenario, 1, options));
    EXPECT_EQ(use_of(*options.card).replicates, 1U);
    EXPECT_EQ(use_of(*options.card).others, 0U);
}

TEST(CardRuns, LeaveWhatTheProcessorLeaves)
{
    Scenario scenario = with_everything_in_force();
    for (int const burn_in : {0, 7})
        for (int const observe_every : {0, 1, 13, 100}) {
            scenario.parameters.run.burnin = burn_in;
            expect_same_on_card(scenario, {.observe_every = observe_every});
        }
    scenario.interventions.front().start = -4;
    expect_same_on_card(scenario);
}

TEST(CardRuns, StartFromABurntInWorld)
{
    Scenario scenario = lively();
    scenario.parameters.run.burnin = 12;
    RunOptions options;
    auto const start = burn_in(scenario, 2, options);
    scenario.interventions = {{.kind = intervention::BystanderTraining{.dose = .5}, .every = 10}};
    auto const by_processor = run_from_burn_in(start, scenario, 2, options);
    options.card = open_card("emulated");
    auto const on_card = burn_in(scenario, 2, options);
    expect_same_result(by_processor, run_from_burn_in(on_card, scenario, 2, options));
    EXPECT_EQ(use_of(*options.card).replicates, 2U);
}

class Results : public Sink {
  public:
    void take(ReplicateResult const& result) override { all.push_back(result); }
    std::vector<ReplicateResult> all;
};

TEST(CardRuns, OfManyReplicatesComeInTheirOrder)
{
    Scenario const scenario = lively();
    RunOptions options{.threads = 2, .replicates = 30};
    Results by_processor, on_card;
    run_replicates(scenario, options, by_processor);
    options.card = open_card("emulated");
    options.threads = replicates_at_once(*options.card);
    run_replicates(scenario, options, on_card);
    ASSERT_EQ(on_card.all.size(), 30U);
    for (std::size_t i = 0; i < 30; ++i) {
        EXPECT_EQ(on_card.all[i].replicate, i);
        EXPECT_EQ(on_card.all[i].result_hash, by_processor.all[i].result_hash);
    }
    EXPECT_EQ(use_of(*options.card).replicates, 30U);
}

TEST(CardRuns, AreLeftToTheProcessorWhereTheCardCannot)
{
    Scenario scenario = lively();
    scenario.parameters.institution.seats = 70'000;
    scenario.parameters.run.weeks = 1;
    RunOptions options{.card = open_card("emulated")};
    auto const on_card = run_replicate(scenario, 0, options);
    auto const use = use_of(*options.card);
    EXPECT_EQ(use.replicates, 0U);
    EXPECT_EQ(use.others, 1U);
    EXPECT_EQ(use.why, "it has 70000 people (at most 65,536)");
    EXPECT_EQ(on_card.result_hash, run_replicate(scenario, 0, {}).result_hash);
}

TEST(CardRuns, StopWhenAsked)
{
    std::atomic<bool> stop{true};
    RunOptions const options{.stop = Stop(stop), .card = open_card("emulated")};
    auto const world = lively();
    EXPECT_THROW(run_replicate(world, 0, options), Stopped);
}

TEST(OpenCard, SaysWhichDevicesThereAre)
{
    EXPECT_EQ(open_card("cpu"), nullptr);
    auto const message = [](char const* device) {
        try {
            open_card(device);
        } catch (UserError const& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    EXPECT_EQ(message("gpu"), "device: 'gpu' is no device (cpu, cuda, auto or emulated).");
}

} // namespace
} // namespace groundswell
