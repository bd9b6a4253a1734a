#include <groundswell/run.hpp>

#include "support/small_scenario.hpp"
#include "view/server_test.hpp"

namespace groundswell::testing {

TEST_F(ServerTest, AnswersOnlyToItsOwnName)
{
    EXPECT_EQ(status("/api/session", {}), 200);
    EXPECT_EQ(status("/api/session", {{"Host", "localhost:" + std::to_string(server_.port())}}), 200);
    for (std::string const other : {"evil.example", "127.0.0.1", "localhost", "127.0.0.1:1", "[::1]:80", ""})
        EXPECT_EQ(status("/api/session", {{"Host", other}}), 403) << other;
    EXPECT_EQ(status("/", {{"Host", "evil.example"}}), 403);
}

TEST_F(ServerTest, RefusesOtherOrigins)
{
    EXPECT_EQ(status("/api/session", {{"Origin", "http://" + host()}}), 200);
    for (std::string const& other : {std::string("http://evil.example"), std::string("null"),
                                     "https://" + host(), "http://" + host() + ".evil.example"})
        EXPECT_EQ(status("/api/session", {{"Origin", other}}), 403) << other;
    EXPECT_EQ(status("/api/session", {{"Sec-Fetch-Site", "cross-site"}}), 403);
    EXPECT_EQ(status("/api/session", {{"Sec-Fetch-Site", "same-site"}}), 403);
    EXPECT_EQ(status("/api/session", {{"Sec-Fetch-Site", "same-origin"}}), 200);
    auto const answer =
        client_.Post("/api/run", {{"Origin", "http://evil.example"}}, "{}", "application/json");
    EXPECT_EQ(answer->status, 403);
}

TEST_F(ServerTest, ServesNoOtherPath)
{
    for (auto const* path : {"/index.html", "/api", "/api/", "/api/run", "/api/run/1", "/api/run/7/events",
                             "/../../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd",
                             "//etc/passwd", "/api/run/../../etc/passwd", "/small.toml"})
        EXPECT_EQ(status(path, {}), 404) << path;
    EXPECT_EQ(client_.Delete("/api/run/7")->status, 404);
    EXPECT_EQ(client_.Post("/api/session", "{}", "application/json")->status, 404);
}

TEST_F(ServerTest, TakesNoHugeRequest)
{
    auto const answer = client_.Post("/api/run", std::string(2 << 20, ' '), "application/json");
    EXPECT_TRUE(!answer || answer->status == 413);
    EXPECT_EQ(status("/", {}), 200);
}

TEST_F(ServerTest, ThePageLoadsNothingFromElsewhere)
{
    auto const answer = client_.Get("/");
    EXPECT_EQ(answer->status, 200);
    EXPECT_NE(answer->get_header_value("Content-Security-Policy").find("default-src 'none'"),
              std::string::npos);
    EXPECT_EQ(answer->get_header_value("X-Content-Type-Options"), "nosniff");
    EXPECT_GT(answer->body.size(), 1000U);
}

TEST_F(ServerTest, TheSessionSaysWhatCanBeTurned)
{
    auto const json = Json::parse(client_.Get("/api/session")->body);
    EXPECT_EQ(json["title"], "Small </script>");
    EXPECT_EQ(json["people"], 120);
    EXPECT_TRUE(json["report"].is_null());
    int first = 0;
    for (auto const& parameter : json["parameters"]) {
        if (!parameter["first"].get<bool>()) continue;
        ++first;
        auto const unit = parameter["unit"].get<std::string>();
        EXPECT_EQ(unit.find("log"), std::string::npos) << parameter["name"];
        EXPECT_EQ(unit.find("utility"), std::string::npos) << parameter["name"];
    }
    EXPECT_EQ(first, 12);
    EXPECT_EQ(json["interventions"].size(), 12U);
    EXPECT_EQ(json["components"].size(), 8U);
    EXPECT_EQ(json["presets"].size(), 8U);
    // No folder of this machine.
    EXPECT_EQ(json.dump().find(folder_.path().string()), std::string::npos);
}

TEST_F(ServerTest, ARunGivesWhatTheCommandGives)
{
    auto const all = events(post_run(
        {{"base", Json::object()}, {"variant", {{"set", {{"policy.shield", .2}}}}}, {"picture", true}}));
    ASSERT_FALSE(all.empty());
    ASSERT_EQ(all.back().name, "done");
    auto const& done = all.back().data;

    std::string const command =
        folder_.path().string() + "/small.toml --with policy.shield=0.2 --metric harm --json";
    auto const compared = run_program(folder_, "compare " + command);
    ASSERT_EQ(compared.code, 0) << compared.err;
    auto const expected = Json::parse(compared.out)["variants"][0]["main"];
    for (auto const* arm : {"mean", "low", "high"}) {
        EXPECT_NEAR(done["comparison"]["main"]["base"][arm], expected["without"][arm], 1e-4);
        EXPECT_NEAR(done["comparison"]["main"]["variant"][arm], expected["with"][arm], 1e-4);
        EXPECT_NEAR(done["comparison"]["main"]["difference"][arm], expected["difference"][arm], 1e-4);
    }
    auto const ran = run_program(folder_, "run " + folder_.path().string() + "/small.toml --json");
    EXPECT_EQ(done["base"]["result_hash"], Json::parse(ran.out)["result_hash"]);

    std::size_t weeks[2]{};
    double last = -1;
    for (auto const& event : all) {
        if (event.name == "week") weeks[event.data["arm"] == "variant"] += event.data["weeks"].size();
        if (event.name == "progress") {
            EXPECT_GE(event.data["done"].get<double>(), last);
            last = event.data["done"];
            EXPECT_EQ(event.data["of"], 3);
        }
    }
    EXPECT_EQ(weeks[0], 104U);
    EXPECT_EQ(weeks[1], 104U);
    EXPECT_EQ(last, 3);
}

TEST_F(ServerTest, ThreadsChangeNothingThatIsSent)
{
    view::Server other(session_, {.port = 0, .usual_port = 0, .threads = 1});
    std::thread thread([&] { other.serve([] { return false; }); });
    Json const body{
        {"base", Json::object()}, {"variant", {{"set", {{"policy.shield", .2}}}}}, {"picture", true}};
    auto const here = events(post_run(body));
    httplib::Client client("127.0.0.1", other.port());
    client.set_read_timeout(60);
    auto const there = events(client, post_run(client, body), {});
    auto const pick = [](std::vector<Event> const& all, std::string const& name) {
        std::vector<std::string> out;
        for (auto const& event : all)
            if (event.name == name) out.push_back(event.data.dump());
        return out;
    };
    EXPECT_EQ(pick(here, "done"), pick(there, "done"));
    EXPECT_EQ(pick(here, "week"), pick(there, "week"));
    EXPECT_EQ(pick(here, "done").size(), 1U);
    other.stop();
    thread.join();
}

TEST_F(ServerTest, WhoListensAgainHearsTheRest)
{
    auto const job = post_run({{"base", Json::object()}});
    auto const all = events(job);
    ASSERT_GT(all.size(), 3U);
    auto const rest = events(job, {{"Last-Event-ID", "1"}});
    ASSERT_EQ(rest.size(), all.size() - 2);
    EXPECT_EQ(rest.back().data, all.back().data);
}

TEST_F(ServerTest, ACancelledRunLeavesNothing)
{
    auto const job = post_run({{"base", Json::object()}, {"replicates", 100000}});
    bool cancelled = false;
    std::string text;
    auto const begun = std::chrono::steady_clock::now();
    client_.Get("/api/run/" + job + "/events", [&](char const* data, std::size_t size) {
        text.append(data, size);
        if (!cancelled) {
            cancelled = true;
            httplib::Client second("127.0.0.1", server_.port());
            EXPECT_EQ(second.Delete("/api/run/" + job)->status, 204);
        }
        return true;
    });
    EXPECT_NE(text.find("event: cancelled\ndata: {}\n"), std::string::npos);
    EXPECT_EQ(text.find("event: done"), std::string::npos);
    EXPECT_EQ(client_.Get("/api/run/" + job + "/report.html")->status, 404);
    // The machine is free again: the next run is served at once.
    EXPECT_EQ(events(post_run({{"base", Json::object()}, {"replicates", 1}})).back().name, "done");
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(50));
}

TEST_F(ServerTest, FaultsComeBackAtTheirFields)
{
    Json const body{{"base", {{"set", {{"policy.dely", 1}}}}},
                    {"variant", {{"interventions", Json::array({{{"kind", "escrow"}, {"uptake", 2}}})}}},
                    {"replicates", 0}};
    auto const answer = client_.Post("/api/run", body.dump(), "application/json");
    EXPECT_EQ(answer->status, 422);
    auto const problems = Json::parse(answer->body)["problems"];
    ASSERT_EQ(problems.size(), 3U) << answer->body;
    EXPECT_EQ(problems[0]["field"], "base.policy.dely");
    EXPECT_EQ(problems[0]["suggestion"], "Did you mean 'policy.delay'?");
    EXPECT_EQ(problems[0]["code"], "key.unknown");
    EXPECT_EQ(problems[0]["place"], (Json{{"key", "policy.dely"}, {"argument", "set"}}));
    EXPECT_EQ(problems[2]["code"], "value.out_of_range");
    auto const typed = run_program(folder_, "run --set policy.dely=1");
    // The same words; only the program knows that the argument is an option.
    EXPECT_EQ("--" + problems[0]["text"].get<std::string>() + "\n", typed.err);
    EXPECT_EQ(problems[1]["field"], "replicates");
    EXPECT_EQ(problems[2]["field"], "variant.interventions[0].uptake");
    EXPECT_EQ(problems[2]["allowed"], "must lie in [0, 1]");
    for (auto const* bad : {"", "[]", "{", "\"x\"", "{\"base\": 3}", "{\"base\": {\"set\": 3}}"})
        EXPECT_EQ(client_.Post("/api/run", bad, "application/json")->status, 422) << bad;
}

TEST_F(ServerTest, ExportsTheScenarioAndAReport)
{
    Json const setting{{"set", {{"policy.shield", .2}}}, {"seed", 9}};
    auto const toml = client_.Post("/api/export/toml", setting.dump(), "application/json");
    EXPECT_EQ(toml->status, 200);
    folder_.write("exported.toml", toml->body);
    auto const checked = run_program(folder_, "check exported.toml");
    EXPECT_EQ(checked.code, 0) << checked.err;
    EXPECT_NE(toml->body.find("shield = 0.2"), std::string::npos) << toml->body;
    EXPECT_NE(toml->body.find("seed = 9"), std::string::npos) << toml->body;

    auto const page =
        client_.Post("/api/export/report", R"({"base": {}, "replicates": 2})", "application/json");
    EXPECT_EQ(page->status, 200);
    EXPECT_NE(page->body.find("Small \\u003c/script>"), std::string::npos);
    EXPECT_LT(page->body.size(), 2U << 20);
    EXPECT_EQ(client_.Post("/api/export/toml", R"({"set": {"x": 1}})", "application/json")->status, 422);
}

TEST_F(ServerTest, APortInUseIsSaid)
{
    auto const port = std::to_string(server_.port());
    auto const ran = run_program(folder_, "view --no-open --port " + port);
    EXPECT_EQ(ran.code, 2);
    EXPECT_EQ(ran.err,
              "--port: " + port +
                  " cannot be used (in use by another program, or not allowed). Choose another, or leave "
                  "it out\n");
}

TEST(View, AnInterruptEndsIt)
{
    TemporaryFolder const folder;
    auto const ran = run_program(folder, "--version",
                                 "{ '" GROUNDSWELL_PROGRAM "' view --no-open >shown 2>faults & "
                                 "for i in $(seq 600); do [ -s shown ] && break; sleep 0.1; done; "
                                 "kill -INT $!; wait $!; echo $? >code; }");
    EXPECT_EQ(ran.code, 0);
    EXPECT_EQ(text_of(folder / "code"), "130\n");
    EXPECT_TRUE(text_of(folder / "faults").ends_with("\nstopped\n"));
    EXPECT_TRUE(text_of(folder / "shown").starts_with("http://127.0.0.1:")) << text_of(folder / "shown");
}

TEST(View, SaysWhatItCannotShow)
{
    TemporaryFolder const folder;
    EXPECT_EQ(run_program(folder, "view --no-open nosuch").err,
              "nosuch: no such scenario (a file, or one of barracks, campus, default, film, firm, hospital, "
              "hotel, town).\n");
    EXPECT_EQ(run_program(folder, "view --port x").err,
              "--port: is 'x' (must be a whole number from 1 to 65535).\n");
    auto const licences = run_program(folder, "view --licences");
    EXPECT_EQ(licences.code, 0);
    EXPECT_NE(licences.out.find("preact"), std::string::npos);
}

} // namespace groundswell::testing
