#include "view/jobs.hpp"

#include <groundswell/read_scenario.hpp>
#include <groundswell/run.hpp>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <thread>
#include <vector>

#include "experiment/design.hpp"
#include "support/small_scenario.hpp"

// The thread sanitizer runs these: they are what several threads of the server do at once.
namespace groundswell::view {

using report::RunRequest;
namespace {

RunRequest request(int replicates = 2)
{
    RunRequest out{.base = testing::eventful_scenario({"run.weeks=60"}), .variant = {}, .threads = 2};
    out.base.replicates = static_cast<std::uint32_t>(replicates);
    return out;
}

/// All events of a job, as one listener hears them.
std::vector<std::string> heard(Job& job)
{
    std::vector<std::string> out;
    while (!job.over(out.size()))
        if (auto event = job.event(out.size())) out.push_back(event->name + " " + event->data);
    return out;
}

TEST(Jobs, ListenersHearTheSame)
{
    Jobs jobs;
    auto const job = jobs.find(*jobs.add(request()));
    ASSERT_TRUE(job);
    std::vector<std::string> first;
    std::vector<std::string> second;
    std::thread other([&] { second = heard(*job); });
    first = heard(*job);
    other.join();
    ASSERT_GT(first.size(), 2U);
    EXPECT_EQ(first, second);
    EXPECT_TRUE(first.back().starts_with("done ")) << first.back();
    EXPECT_EQ(heard(*job), first); // who comes late hears all of it
}

TEST(Jobs, RunEachReplicateAtItsMember)
{
    auto asked = request(3);
    auto members = members_for(asked.base, "by hand");
    Design const design(asked.base, 4);
    for (std::uint32_t i = 0; i < 3; ++i)
        add_member(members, design.at(i), 0);
    asked.variant = asked.base;
    asked.variant->parameters.policy.transparency = .59;
    asked.fit = std::make_shared<MemberPoints const>(asked.base, members);
    Jobs jobs;
    auto const job = jobs.find(*jobs.add(asked));
    auto const events = heard(*job);
    ASSERT_TRUE(events.back().starts_with("done ")) << events.back();
    // The same as the runs of the members themselves.
    double sum = 0;
    for (std::uint32_t i = 0; i < 3; ++i)
        for (auto const& metric : run_replicate(design.at(i), i, {.observe_every = 0}).metrics)
            if (metric.name == "harm" && metric.group == "all") sum += metric.value / 3;
    auto const done = Json::parse(events.back().substr(5));
    for (auto const& metric : done["base"]["metrics"])
        if (metric["name"] == "harm" && metric["group"] == "all") {
            EXPECT_NEAR(metric["mean"].get<double>(), sum, 1e-4 * sum);
        }
    EXPECT_NE(job->report()->at("notes").dump().find("another member of the fit"), std::string::npos);
}

TEST(Jobs, AreRefusedWithoutAFitOfTheirInstitution)
{
    auto const base = testing::eventful_scenario({"run.weeks=60"});
    EXPECT_THROW(report::run_request({{"members", true}}, base), report::SettingError);
    EXPECT_EQ(report::run_request({{"members", false}}, base).fit, nullptr);
    auto const usual = report::run_request({{"members", true}, {"replicates", 4}}, default_scenario());
    ASSERT_TRUE(usual.fit);
    EXPECT_THROW(report::run_request({{"members", true}, {"replicates", 900}}, default_scenario()),
                 report::SettingError);
}

TEST(Jobs, AreAskedWhileTheySend)
{
    constexpr std::size_t each = 500;
    Job job(request());
    auto const send = [&] {
        for (std::size_t i = 0; i < each; ++i)
            job.send("week", "{}");
    };
    std::thread first(send);
    std::thread second(send);
    std::thread last([&] {
        first.join();
        second.join();
        job.end("done", "{}");
    });
    // Nothing but the job's own lock orders these questions and what is sent.
    while (!job.over(2 * each + 1))
        std::this_thread::yield();
    last.join();
    EXPECT_EQ(heard(job).size(), 2 * each + 1);
}

TEST(Jobs, AreAddedAndCancelledByManyThreads)
{
    Jobs jobs;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            auto const id = *jobs.add(request(100'000));
            auto const job = jobs.find(id);
            EXPECT_TRUE(jobs.cancel(id));
            auto const all = heard(*job);
            EXPECT_TRUE(all.back().starts_with("cancelled ")) << all.back();
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_FALSE(jobs.cancel("99"));
}

TEST(Jobs, EndWithWhatIsRunning)
{
    Jobs jobs;
    auto const running = jobs.find(*jobs.add(request(100'000)));
    jobs.end_all();
    EXPECT_TRUE(running->ended());
    auto const late = jobs.find(*jobs.add(request()));
    EXPECT_EQ(heard(*late), (std::vector<std::string>{"cancelled {}"}));
}

} // namespace
} // namespace groundswell::view
