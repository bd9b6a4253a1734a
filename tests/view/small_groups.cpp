// Asks the explorer of an imported institution for everything that it answers, as somebody would who looks
// for what is withheld: small units, small groups, few people.

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "support/temporary_folder.hpp"
#include "view/server.hpp"

namespace groundswell::testing {

namespace {

/// Forty people: three in a unit of their own, and two women of the upper rank.
std::string people_table()
{
    std::string out = "id,gender,rank,unit\n";
    for (int i = 0; i < 40; ++i)
        out += fmt::format("p{},{},{},{}\n", i, i < 17 ? "F" : "M", i % 8 == 7 ? 2 : 1,
                           i < 3   ? "TinyUnit"
                           : i % 2 ? "North"
                                   : "South");
    return out;
}

class SmallGroups : public ::testing::Test {
  protected:
    SmallGroups()
    {
        setenv("GROUNDSWELL_CACHE", "", 1);
        folder_.write("people.csv", people_table());
    }

    /// Open the explorer; figures about fewer than `min_cell` people are withheld.
    void open(int min_cell = 5)
    {
        auto const file = folder_.write("mine.toml", "[world]\npeople = \"people.csv\"\n[run]\nburnin = 4\n"
                                                     "weeks = 20\nwindow = 20\nreplicates = 1\n");
        session_ = std::make_unique<view::Session>(file.string(), [min_cell](AskedDisclosure asked) {
            asked.min_cell = min_cell;
            return asked;
        });
        server_ = std::make_unique<view::Server>(
            *session_, view::ServerOptions{.port = 0, .usual_port = 0, .threads = 1});
        serving_ = std::thread([this] { server_->serve([] { return false; }); });
    }
    void TearDown() override
    {
        server_->stop();
        serving_.join();
    }

    std::string ask(std::string const& method, std::string const& path, Json const& body = nullptr)
    {
        view::HttpRequest request{.method = method, .path = prefix() + path, .headers = {}, .body = {}};
        request.headers.emplace_back("host", fmt::format("127.0.0.1:{}", server_->port()));
        if (!body.is_null()) request.body = body.dump();
        auto const answer = server_->answer(request);
        std::string out = answer.body;
        if (answer.stream)
            answer.stream([&](std::string_view part) {
                out += part;
                return true;
            });
        return out;
    }

    /// All that a run says, whatever becomes of it.
    std::string run(Json const& base, Json const& variant)
    {
        Json body{{"base", base}, {"picture", true}};
        if (!variant.is_null()) body["variant"] = variant;
        auto const said = ask("POST", "api/run", body);
        auto const job = Json::parse(said);
        if (!job.contains("job")) return said;
        auto const number = job["job"].get<std::string>();
        return ask("GET", "api/run/" + number + "/events") + ask("GET", "api/run/" + number + "/report.html");
    }

    /// One attempt: what was said of whom nothing may be said.
    void look(std::string const& what, std::string const& said, bool named)
    {
        ++tried_;
        ended_ += said.find("event: done") != std::string::npos;
        if (!named && said.find("TinyUnit") != std::string::npos) success(what + ": the small unit is named");
        for (std::string_view rest = said;;) {
            auto const at = rest.find("data: {");
            if (at == std::string_view::npos) break;
            rest.remove_prefix(at + 6);
            look_into(what, Json::parse(rest.substr(0, rest.find('\n')), nullptr, false));
        }
        if (said.starts_with('{')) look_into(what, Json::parse(said, nullptr, false));
    }

    std::vector<std::string> successes_;
    int tried_{0}, ended_{0};

  private:
    std::string prefix() const
    {
        auto const address = server_->address();
        return address.substr(address.find('/', std::string_view("http://").size()));
    }
    void success(std::string what) { successes_.push_back(std::move(what)); }

    /// Numbers of people below five, wherever they stand.
    void look_into(std::string const& what, Json const& value)
    {
        if (value.is_object() && value.contains("people") && value["people"].is_number() &&
            0 < value["people"] && value["people"] < 5)
            success(what + ": few people are counted");
        if (value.is_structured())
            for (auto const& inner : value)
                look_into(what, inner);
    }

    TemporaryFolder folder_;
    std::unique_ptr<view::Session> session_;
    std::unique_ptr<view::Server> server_;
    std::thread serving_;
};

/// Whom an intervention may reach.
std::vector<Json> scopes()
{
    std::vector<Json> out{nullptr};
    for (char const* unit : {"TinyUnit", "TinyUnix", "North", "tinyunit", "Sout", ""})
        out.push_back({{"units", {unit}}});
    for (char const* group : {"woman", "man", "women"})
        for (int rank = 0; rank < 3; ++rank)
            out.push_back({{"groups", {group}}, {"ranks", {rank}}});
    out.push_back({{"units", {"TinyUnit"}}, {"groups", {"woman"}}, {"ranks", {1}}});
    return out;
}

std::vector<Json> interventions()
{
    return {{{"kind", "bystander_training"}, {"start", 0}, {"cost_per_person", 7}, {"dose", .5}},
            {{"kind", "remove_offenders"}, {"start", 0}, {"cost_per_person", 7}, {"top_share", .2}}};
}

} // namespace

TEST_F(SmallGroups, FollowFromNothingThatTheExplorerAnswers)
{
    open();
    for (char const* path : {"api/session", "api/report", "api/picture", ""})
        look(path, ask("GET", path), false);
    for (auto const& scope : scopes())
        for (auto one : interventions()) {
            if (!scope.is_null()) one["scope"] = scope;
            Json const setting{{"interventions", {one}}};
            bool const named = scope.dump().find("TinyUnit") != std::string::npos;
            look(one.dump(), run(Json::object(), setting), named);
            look(one.dump(), ask("POST", "api/picture", setting), named);
            look(one.dump(), ask("POST", "api/export/toml", setting), named);
        }
    for (char const* set : {"institution.units", "institution.seats", "run.min_cell", "min_cell",
                            "world.import", "units.TinyUnix", "ranks"})
        look(set, run({{"set", {{set, 1}}}}, nullptr), false);
    for (char const* key : {"disclosure", "min_cell", "unit", "people"})
        look(key, run({{key, 1}}, nullptr), false);
    fmt::print("{} requests for small groups to the explorer, {} successes\n", tried_, successes_.size());
    EXPECT_TRUE(successes_.empty()) << successes_.front();
    EXPECT_GT(tried_, 100);
    EXPECT_GT(ended_, 10) << "many are not refused at once";
}

TEST_F(SmallGroups, AreFoundWhereNothingIsWithheld)
{
    open(1);
    look("picture", ask("GET", "api/picture"), false);
    look("run", run(Json::object(), nullptr), false);
    EXPECT_FALSE(successes_.empty());
}

} // namespace groundswell::testing
