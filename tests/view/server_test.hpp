#pragma once
#include <gtest/gtest.h>
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "apps/program.hpp"
#include "view/server.hpp"

namespace groundswell::testing {

/// A server on a port of its own, and a page's way of asking it.
class ServerTest : public ::testing::Test {
  protected:
    ServerTest()
        : session_(scenario_file()), server_(session_, {.port = 0, .usual_port = 0, .threads = 2}),
          thread_([this] { server_.serve([] { return false; }); }), client_("127.0.0.1", server_.port())
    {
        client_.set_read_timeout(60);
        for (int i = 0; i < 100 && !client_.Get("/api/report"); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    ~ServerTest() override
    {
        server_.stop();
        thread_.join();
    }

    std::string scenario_file()
    {
        setenv("GROUNDSWELL_CACHE", "", 1);
        return folder_
            .write("small.toml",
                   "title = \"Small </script>\"\nranks = 5\n[institution]\nseats = 120\nunits = 3\n"
                   "[run]\nweeks = 104\nburnin = 26\nreplicates = 3\n[propensity.harm]\n"
                   "median = 0.3\n")
            .string();
    }

    struct Event {
        std::string name;
        Json data;
    };

    /// All events of a run.
    std::vector<Event> events(std::string const& job, httplib::Headers const& headers = {})
    {
        return events(client_, job, headers);
    }

    static std::vector<Event> events(httplib::Client& client, std::string const& job,
                                     httplib::Headers const& headers)
    {
        std::string text;
        auto const answer =
            client.Get("/api/run/" + job + "/events", headers, [&](char const* data, std::size_t size) {
                text.append(data, size);
                return true;
            });
        EXPECT_TRUE(answer) << httplib::to_string(answer.error());
        std::vector<Event> out;
        std::istringstream lines(text);
        for (std::string line, name; std::getline(lines, line);) {
            if (line.starts_with("event: ")) name = line.substr(7);
            if (line.starts_with("data: ")) out.push_back({name, Json::parse(line.substr(6))});
        }
        return out;
    }

    std::string post_run(Json const& body) { return post_run(client_, body); }

    static std::string post_run(httplib::Client& client, Json const& body)
    {
        auto const answer = client.Post("/api/run", body.dump(), "application/json");
        EXPECT_EQ(answer->status, 200) << answer->body;
        return Json::parse(answer->body)["job"];
    }

    int status(char const* path, httplib::Headers const& headers)
    {
        auto const answer = client_.Get(path, headers);
        return answer ? answer->status : -1;
    }

    std::string host() const { return "127.0.0.1:" + std::to_string(server_.port()); }

    TemporaryFolder folder_;
    view::Session session_;
    view::Server server_;
    std::thread thread_;
    httplib::Client client_;
};

} // namespace groundswell::testing
