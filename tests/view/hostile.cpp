// Requests that no page sends. Each must be refused in the way that is said of it, and the server must go on.

#include <atomic>
#include <fmt/format.h>
#include <memory>

#include "view/raw_client.hpp"
#include "view/server_test.hpp"

namespace groundswell::testing {

namespace {

class Hostile : public ServerTest {
  protected:
    /// Send a request and expect one of some statuses (0: closed without an answer).
    void expect(std::vector<int> const& allowed, std::string const& request)
    {
        ++tried_;
        auto const got = status_of(server_.port(), request);
        bool const fine = std::ranges::find(allowed, got) != allowed.end();
        if (!fine) ++accepted_;
        EXPECT_TRUE(fine) << got << " to\n" << request.substr(0, 300);
    }

    std::string get(std::string const& path, std::string const& more = "") const
    {
        return "GET " + path + " HTTP/1.1\r\nHost: " + host() + "\r\n" + more + "\r\n";
    }
    std::string post(std::string const& path, std::string const& body, std::string const& more = "") const
    {
        return fmt::format("POST {} HTTP/1.1\r\nHost: {}\r\nContent-Length: {}\r\n{}\r\n{}", path, host(),
                           body.size(), more, body);
    }

    void TearDown() override
    {
        // Whatever was tried, the next page is served.
        EXPECT_EQ(status("/api/report", {}), 200);
        RecordProperty("hostile requests", tried_);
        RecordProperty("of which accepted", accepted_);
        fmt::print("{} hostile requests, {} accepted\n", tried_, accepted_);
        EXPECT_EQ(accepted_, 0);
    }

    int tried_{0}, accepted_{0};
};

} // namespace

TEST_F(Hostile, OtherNamesAndOrigins)
{
    std::vector<std::string> const paths{"/", "/api/session", "/api/report", "/api/picture",
                                         "/api/run/1/events"};
    auto const port = std::to_string(server_.port());
    std::vector<std::string> const hosts{"evil.example",
                                         "127.0.0.1",
                                         "localhost",
                                         "127.0.0.1:1",
                                         "[::1]:" + port,
                                         "0.0.0.0:" + port,
                                         "127.0.0.1:" + port + ".evil.example",
                                         "127.0.0.1:" + port + "@evil.example",
                                         "evil.example:" + port,
                                         "2130706433:" + port,
                                         "127.1:" + port,
                                         "LOCALHOST.:" + port,
                                         ""};
    for (auto const& path : paths)
        for (auto const& other : hosts)
            for (std::string const method : {"GET", "POST", "DELETE", "PUT", "OPTIONS"})
                expect({403}, method + " " + path + " HTTP/1.1\r\nHost: " + other + "\r\n\r\n");
    std::vector<std::string> const origins{"http://evil.example",
                                           "null",
                                           "https://" + host(),
                                           "http://" + host() + ".evil.example",
                                           "http://" + host() + "@evil.example",
                                           "file://",
                                           "http://127.0.0.1",
                                           "",
                                           "http://",
                                           "HTTP://" + host(),
                                           "http://localhost:1"};
    for (auto const& path : paths)
        for (auto const& origin : origins)
            expect({403}, get(path, "Origin: " + origin + "\r\n"));
    for (std::string const site : {"cross-site", "same-site", "", "SAME-ORIGIN", "same-origin, none"})
        for (std::string const path : {"/api/session", "/api/report", "/api/picture", "/x"})
            expect({403}, get(path, "Sec-Fetch-Site: " + site + "\r\n"));
    expect({403}, "GET /api/session HTTP/1.1\r\n\r\n");
    expect({403}, "GET /api/session HTTP/1.0\r\n\r\n");
    for (std::string const& twice : {"Host: " + host(), std::string("Origin: http://" + host())})
        expect({400}, get("/api/session", "Host: evil.example\r\n" + twice + "\r\n"));
}

TEST_F(Hostile, PathsThatLeadOut)
{
    folder_.write("secret.csv", "id\n1\n");
    std::vector<std::string> const ups{"../",    "..%2f", "%2e%2e/",         "%2e%2e%2f",
                                       "..\\",   "..%5c", "%252e%252e%252f", "....//",
                                       ".%00./", "..;/",  "%c0%ae%c0%ae/"};
    for (std::string const before : {"/", "//", "/api/", "/api/run/", "/api/run/1/", "/./", "/%2f"})
        for (auto const& up : ups)
            for (std::string const target : {"etc/passwd", "secret.csv", "small.toml"}) {
                std::string path = before;
                for (int i = 0; i < 4; ++i)
                    path += up;
                expect({404}, get(path + target));
            }
    for (std::string const path :
         {"/index.html", "/api", "/api/", "/api/run", "/api/run/1", "/api/run//events", "/api/run/-1/events",
          "/api/run/1e3/events", "/api/run/0x1/events", "/api/run/9999999999/events", "/api/run/ 1/events",
          "/api/run/1/events/", "/api/run/1/report.html%00", "/API/SESSION", "/api/session/", "/favicon.ico",
          "/.git/config", "/small.toml"})
        expect({404, 400}, get(path));
    for (std::string const target :
         {"*", "http://evil.example/", "api/session", "\x01/", "/\x7f", "/a\tb", "/\xc3\xa9", ""})
        expect({400}, get(target));
}

TEST_F(Hostile, RequestsThatAreNone)
{
    std::string const ok = "\r\nHost: " + host() + "\r\n";
    for (std::string const first : {"", " ", "GET", "GET /", "GET  / HTTP/1.1", "GET / HTTP/1.1 x",
                                    "GET / HTTP/11", "GET / XTTP/1.1", "G\x01T / HTTP/1.1", "GET / http/1.1",
                                    "\x16\x03\x01\x02", "PRI * HTTP/2.0", "GET / HTTP/1.1\r", "GET /\r\n"})
        expect({400, 505}, first + ok + "\r\n");
    expect({505}, "GET / HTTP/2" + ok + "\r\n");
    for (std::string const line : {"no colon", ": empty", "sp ace: x", "fold: x\r\n  more", "X : y",
                                   "n\x01l: x", "v: a\x01z", "v: a\nb: c", "v: \x7f", "(x): y"})
        expect({400}, "GET /" + ok + line + "\r\n\r\n");
    expect({431, 0}, get("/", "X: " + std::string(20'000, 'x') + "\r\n"));
    expect({431, 0}, get("/", "X: " + std::string(5'000'000, 'x')));
    std::string many;
    for (int i = 0; i < 100; ++i)
        many += fmt::format("X{}: y\r\n", i);
    expect({431}, get("/", many));
    expect({414}, get("/" + std::string(4'000, 'a')));
    for (std::string const method : {"PUT", "PATCH", "OPTIONS", "HEAD", "TRACE", "CONNECT", "get", "X"})
        expect({405}, method + " /api/session HTTP/1.1" + ok + "\r\n");
    for (std::string const path : {"/", "/api/session", "/api/report", "/x"})
        expect({404}, post(path, "{}"));
}

TEST_F(Hostile, BodiesThatAreTooMuch)
{
    for (std::string const path :
         {"/api/run", "/api/picture", "/api/export/toml", "/api/export/report", "/x", "/"}) {
        auto const with = [&](std::string const& headers, std::string const& body = "") {
            return "POST " + path + " HTTP/1.1\r\nHost: " + host() + "\r\n" + headers + "\r\n\r\n" + body;
        };
        expect({411}, with("Transfer-Encoding: chunked", "ffffffffffffffff\r\n"));
        expect({411}, with("Transfer-Encoding: gzip, chunked"));
        expect({411}, with("Transfer-Encoding: chunked\r\nContent-Length: 2", "{}"));
        for (std::string const how : {"gzip", "br", "deflate", "zstd", "identity"})
            expect({415}, with("Content-Encoding: " + how + "\r\nContent-Length: 2", "{}"));
        expect({417}, with("Expect: 100-continue\r\nContent-Length: 2", "{}"));
        expect({400}, with("Content-Length: 2\r\nContent-Length: 3", "{} "));
        for (std::string const length : {"-1", "0x10", "1 2", "+2", "", "2,2"})
            expect({400}, with("Content-Length: " + length, "{}"));
        for (std::string const length : {"1048577", "18446744073709551616", "99999999999999999999"})
            expect({413}, with("Content-Length: " + length));
        expect({413, 0}, post(path, std::string(std::size_t{3} << 20, ' ')));
    }
}

TEST_F(Hostile, SettingsThatAreNone)
{
    std::string const deep_array(100'000, '['), deep = std::string(50'000, '[') + std::string(50'000, ']');
    std::string objects;
    for (int i = 0; i < 40'000; ++i)
        objects += "{\"a\":";
    std::vector<std::string> bodies{"",
                                    " ",
                                    "null",
                                    "3",
                                    "\"x\"",
                                    "[]",
                                    "[{}]",
                                    "{",
                                    "}",
                                    "{]",
                                    "{\"base\":}",
                                    "nul",
                                    "{\"a\":1}x",
                                    deep_array,
                                    deep,
                                    objects,
                                    "{\"base\":" + deep + "}",
                                    "{\"base\":{\"set\":{\"policy.shield\":" + deep + "}}}",
                                    "{\"base\":{\"interventions\":" + deep + "}}",
                                    "\xff\xfe",
                                    std::string("{\"a\0\":1}", 8)};
    for (std::string const value :
         {"3", "-1", "1e999", "\"x\"", "[]", "[1]", "true", "{\"x\":1}", "[[1]]", "[{}]", "\"\xff\""}) {
        for (std::string const key : {"base", "variant"})
            if (value != "null") bodies.push_back("{\"" + key + "\":" + value + "}");
        for (std::string const key : {"set", "preset", "interventions", "components_off"})
            if (!((key == "interventions" || key == "components_off") && value == "[]") &&
                !(key == "set" && value == "{}"))
                bodies.push_back("{\"base\":{\"" + key + "\":" + value + "}}");
        for (std::string const key : {"seed", "replicates", "weeks"})
            if (value != "3") bodies.push_back("{\"" + key + "\":" + value + "}");
        if (value != "true") bodies.push_back("{\"picture\":" + value + "}");
        bodies.push_back("{\"unknown\":" + value + "}");
        for (std::string const key : {"kind", "start", "uptake"})
            bodies.push_back("{\"base\":{\"interventions\":[{\"" + key + "\":" + value + "}]}}");
    }
    // Names that are long, or many.
    std::string many;
    for (int i = 0; i < 50'000; ++i)
        many += fmt::format("{}\"policy.x{}\":1", i ? "," : "", i);
    bodies.push_back("{\"base\":{\"set\":{" + many + "}}}");
    bodies.push_back("{\"base\":{" + many + "}}");
    bodies.push_back("{\"base\":{\"set\":{\"" + std::string(900'000, 'p') + "\":1}}}");
    bodies.push_back("{\"base\":{\"preset\":\"" + std::string(900'000, 'p') + "\"}}");
    bodies.push_back("{\"base\":{\"set\":{\"policy.shield\":\"" + std::string(900'000, 'p') + "\"}}}");
    bodies.push_back("{\"base\":{\"components_off\":[\"" + std::string(900'000, 'p') + "\"]}}");
    for (std::string const preset : {"../../etc/passwd", "small.toml", "/etc/passwd", "default.toml", ""})
        bodies.push_back("{\"base\":{\"preset\":\"" + preset + "\"}}");
    for (auto const& body : bodies) {
        expect({422}, post("/api/run", body));
        if (body.size() > 200'000 || body.find("base") == std::string::npos)
            expect({422}, post("/api/export/toml", body));
    }
}

TEST_F(Hostile, AnswersAreShort)
{
    std::string many;
    for (int i = 0; i < 50'000; ++i)
        many += fmt::format("{}\"policy.x{}\":1", i ? "," : "", i);
    for (auto const& body :
         {"{\"base\":{\"set\":{" + many + "}}}", "{\"base\":{" + many + "}}",
          "{\"base\":{\"set\":{\"" + std::string(900'000, 'p') + "\":1}}}",
          "{\"base\":{\"interventions\":[{\"kind\":\"" + std::string(900'000, 'p') + "\"}]}}"}) {
        ++tried_;
        RawClient const client(server_.port());
        client.say(post("/api/run", body));
        EXPECT_LT(client.hear().size(), 300'000U) << body.substr(0, 60);
    }
}

TEST_F(Hostile, ACrowdThatIsSlowOrSilentKeepsNobodyOut)
{
    std::vector<std::unique_ptr<RawClient>> crowd;
    for (int i = 0; i < 300; ++i) {
        crowd.push_back(std::make_unique<RawClient>(server_.port()));
        if (i % 3 == 1) crowd.back()->say("GET /api/session HTTP/1.1\r\nHost: ");
        if (i % 3 == 2)
            crowd.back()->say("POST /api/run HTTP/1.1\r\nHost: " + host() +
                              "\r\nContent-Length: 1000000\r\n\r\n{");
        ++tried_;
        if (i % 50 == 0) {
            EXPECT_EQ(status("/api/report", {}), 200) << i;
        }
    }
    EXPECT_EQ(status("/api/report", {}), 200);
    EXPECT_EQ(crowd.back()->hear(), ""); // cut off in the end, without an answer
}

TEST_F(Hostile, RunsThatWaitAreFew)
{
    Json const body{{"base", Json::object()}, {"replicates", 100'000}};
    int taken = 0;
    std::vector<std::string> jobs;
    for (int i = 0; i < 40; ++i) {
        ++tried_;
        auto const answer = client_.Post("/api/run", body.dump(), "application/json");
        ASSERT_TRUE(answer);
        if (answer->status == 200) {
            ++taken;
            jobs.push_back(Json::parse(answer->body)["job"]);
        } else {
            EXPECT_EQ(answer->status, 503);
        }
    }
    EXPECT_LE(taken, 8);
    EXPECT_GE(taken, 2);
    // Listeners leave threads for others.
    std::vector<std::unique_ptr<RawClient>> listeners;
    for (int i = 0; i < 60; ++i) {
        ++tried_;
        listeners.push_back(std::make_unique<RawClient>(server_.port()));
        listeners.back()->say(get("/api/run/" + jobs.front() + "/events"));
    }
    EXPECT_EQ(status("/api/report", {}), 200);
    for (auto const& job : jobs)
        EXPECT_EQ(client_.Delete("/api/run/" + job)->status, 204);
}

TEST_F(Hostile, ItEndsHoweverMuchIsAsked)
{
    view::Server other(session_, {.port = 0, .usual_port = 0, .threads = 1});
    std::atomic<bool> asked_to_end{false}, ended{false};
    std::thread serving([&] {
        other.serve([&] { return asked_to_end.load(); });
        ended = true;
    });
    std::vector<std::thread> crowd;
    std::atomic<int> asked{0};
    for (int i = 0; i < 3; ++i)
        crowd.emplace_back([&] {
            // Never a moment without a request: whoever waits for one would wait for ever.
            while (!ended) {
                RawClient const client(other.port());
                client.say("GET /api/report HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
                if (asked++ < 100) client.hear();
            }
        });
    while (asked < 200)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    asked_to_end = true;
    serving.join();
    for (auto& thread : crowd)
        thread.join();
    tried_ += 200;
}

} // namespace groundswell::testing
