#include "browser/page_engine.hpp"

#include <groundswell/read_scenario.hpp>
#include <groundswell/write_scenario.hpp>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <thread>

#include "report/setting.hpp"
#include "support/small_scenario.hpp"
#include "view/job.hpp"
#include "view/replicate_bytes.hpp"

// The engine of web pages, natively: what differs in a browser is tested there (web/tests/engine).
namespace groundswell::browser {

namespace {

std::string small_text()
{
    return write_toml(testing::eventful_scenario({"run.weeks=60", "run.replicates=3"}));
}

Json both_arms()
{
    return Json::parse(R"({"base": {"set": {}}, "variant": {"set": {"policy.transparency": 0.9}},
                           "replicates": 3, "weeks": 60, "seed": 1, "picture": true})");
}

/// Events that are sent as a run goes, in one text.
struct Heard {
    std::string weeks, failed;
    std::size_t progress{0};

    view::PageRun::Tell tell()
    {
        return [this](std::string const& event, std::string const& data) {
            if (event == "week") weeks += data;
            if (event == "progress") ++progress;
        };
    }
};

std::string problems_of(PageEngine& engine, Json const& request)
{
    try {
        engine.begin(request.dump(), [](auto const&, auto const&) {});
    } catch (report::SettingError const& error) {
        return report::problems_json(error.problems()).dump();
    }
    return "none";
}

} // namespace

TEST(PageEngine, RunsInPiecesAsTheServerDoes)
{
    auto const request = both_arms();
    Heard heard;
    Heard other;
    PageEngine clerk(small_text());
    PageEngine hand(small_text());
    ASSERT_EQ(clerk.begin(request.dump(), heard.tell()), 3U);
    ASSERT_EQ(hand.begin(request.dump(), other.tell()), 3U);
    // In another order, and by another engine.
    for (std::uint32_t const i : {2U, 0U, 1U}) {
        clerk.take(hand.replicate(i));
        EXPECT_EQ(other.weeks.empty(), i == 2) << "the picture is of replicate 0";
    }
    auto const ended = clerk.end();
    EXPECT_EQ(heard.progress, 4U);

    auto const session = read_scenario_text(small_text(), "scenario.toml");
    view::Job job(report::run_request(request, session));
    std::thread([&] { view::run_job(job); }).join();
    std::string weeks;
    std::string done;
    for (std::size_t i = 0; !job.over(i); ++i) {
        auto const event = job.event(i);
        ASSERT_TRUE(event);
        if (event->name == "week") weeks += event->data;
        if (event->name == "done") done = event->data;
    }
    EXPECT_EQ(other.weeks, weeks);
    EXPECT_NE(weeks, "");
    EXPECT_EQ(ended.data.dump(), done);
    EXPECT_EQ(ended.report, *job.report());
}

TEST(PageEngine, TakesNoOtherBytes)
{
    PageEngine engine(small_text());
    engine.begin(both_arms().dump(), [](auto const&, auto const&) {});
    auto const left = engine.replicate(0);
    for (std::size_t const n : {std::size_t{0}, std::size_t{3}, left.size() / 2, left.size() - 1})
        EXPECT_THROW(engine.take(left.substr(0, n)), std::runtime_error) << n;
    EXPECT_THROW(engine.take(left + "x"), std::runtime_error);
    engine.take(left);
}

TEST(PageEngine, LeavesManyPeopleToTheProgram)
{
    PageEngine engine("");
    auto request = both_arms();
    request["variant"] = nullptr;
    request["base"]["set"]["institution.seats"] = 20'001;
    auto const said = problems_of(engine, request);
    EXPECT_NE(said.find("at most 20000 people in a web page"), std::string::npos) << said;
    EXPECT_EQ(engine.answer("POST", "api/picture", request["base"].dump()).status, 422);
    EXPECT_THROW(PageEngine("[institution]\nseats = 30000\n"), report::SettingError);
    request["base"]["set"]["institution.seats"] = 20'000;
    request["base"]["set"]["run.burnin"] = 0;
    EXPECT_EQ(problems_of(engine, request), "none");
}

TEST(PageEngine, SaysWhatIsWrong)
{
    EXPECT_THROW(PageEngine("seats ="), UserError);
    PageEngine engine(small_text());
    EXPECT_EQ(engine.answer("GET", "api/session", "").status, 200);
    EXPECT_EQ(engine.answer("GET", "api/nothing", "").status, 404);
    EXPECT_EQ(engine.answer("POST", "api/export/toml", "[]").status, 422);
    EXPECT_THROW(engine.replicate(0), std::logic_error);
    auto request = both_arms();
    request["variant"]["set"]["policy.transparency"] = 7;
    EXPECT_NE(problems_of(engine, request).find("variant.policy.transparency"), std::string::npos);
}

} // namespace groundswell::browser
