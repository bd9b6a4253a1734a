// Replicates whose worlds are spread over ranks leave what replicates of one process leave, figures too.
#include "experiment/spread_replicates.hpp"

#include <groundswell/observer.hpp>
#include <groundswell/read_scenario.hpp>
#include <gtest/gtest.h>

#include "experiment/small_world.hpp"
#include "observe/result_bytes.hpp"
#include "parallel/ranks.hpp"
#include "support/processes_in_threads.hpp"

namespace groundswell {

namespace {

using testing::eventful_scenario;
using testing::ProcessesInThreads;

class Results : public Sink {
  public:
    void take(ReplicateResult const& result) override
    {
        taken.push_back(result);
        taken.back().seconds = 0;
    }
    std::vector<ReplicateResult> taken;
};

/// A rank that does nothing but hold worlds.
class Holder final : public Ranks {
  public:
    explicit Holder(Processes& processes) : processes_(processes) {}
    int rank() const override { return processes_.number(); }
    int size() const override { return processes_.count(); }
    void share(SharedWork const&, Executor const&) override { throw std::logic_error("holds worlds"); }
    [[noreturn]] void serve(std::uint64_t, RunUnit const&, Executor const&) override
    {
        throw std::logic_error("holds worlds");
    }
    Processes& processes(std::uint64_t, Stop) override { return processes_; }

  private:
    Processes& processes_;
};

Scenario country()
{
    auto scenario = scenario_for_profile("country");
    auto const place = scenario.parameters.institution;
    scenario.parameters = eventful_scenario().parameters;
    scenario.parameters.institution = place;
    scenario.parameters.institution.seats = 800;
    scenario.parameters.run.weeks = 30;
    scenario.parameters.run.burnin = 5;
    return scenario;
}

void nothing(std::size_t) {}

} // namespace

TEST(SpreadReplicates, LeaveWhatOneProcessLeaves)
{
    auto const scenario = country();
    RunOptions const options{.observe_every = 4, .replicates = 3, .skip = {1}};
    Results expected;
    run_replicates(scenario, options, expected);
    ASSERT_EQ(expected.taken.size(), 2U);
    Results found;
    ProcessesInThreads processes(3);
    std::vector<std::size_t> busy;
    processes.run([&](Processes& process) {
        Holder ranks(process);
        auto own = options;
        if (!ranks.leads()) own.skip = {}; // others do not know what the study of rank 0 holds
        Results none;
        run_spread_replicates(ranks, scenario, own, ranks.leads() ? found : none, [&](std::size_t n) {
            if (ranks.leads()) busy.push_back(n);
        });
        EXPECT_TRUE(none.taken.empty());
    });
    EXPECT_EQ(busy, (std::vector<std::size_t>{3}));
    ASSERT_EQ(found.taken.size(), 2U);
    for (std::size_t i = 0; i < found.taken.size(); ++i)
        EXPECT_EQ(bytes_of(found.taken[i]), bytes_of(expected.taken[i])); // to the last bit
}

TEST(SpreadReplicates, RefuseWhatLooksAtAWholeWorld)
{
    class Onlooker final : public Observer {};
    Onlooker onlooker;
    OneProcess alone;
    Holder ranks(alone);
    Results none;
    RunOptions options;
    options.observer = &onlooker;
    EXPECT_THROW(run_spread_replicates(ranks, country(), options, none, nothing), UserError);
}

} // namespace groundswell
