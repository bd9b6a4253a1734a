#include "view/server.hpp"

#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/simulation.hpp>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "report/run_request.hpp"
#include "store/identity.hpp"
#include "view/jobs.hpp"
#include "view/pages.hpp"
#include "view/server_guard.hpp"

namespace groundswell::view {

using namespace report;

namespace {

constexpr std::size_t largest_request = std::size_t{1} << 20; ///< [bytes]
constexpr int connections = 24; ///< at the same time; each page holds one for events

/// Threads of the library's own pool, and a look at the clock whenever nobody asks anything.
class Connections : public httplib::TaskQueue {
  public:
    explicit Connections(std::function<void()> idle) : pool_(connections), idle_(std::move(idle)) {}
    void enqueue(std::function<void()> task) override { pool_.enqueue(std::move(task)); }
    void shutdown() override { pool_.shutdown(); }
    void on_idle() override { idle_(); }

  private:
    httplib::ThreadPool pool_;
    std::function<void()> idle_;
};

Json parsed(httplib::Request const& request)
{
    auto json = Json::parse(request.body, nullptr, false);
    if (json.is_discarded() || !json.is_object())
        throw SettingError({{{.code = ProblemCode::value_malformed,
                              .place = {.key = "request"},
                              .what = "is not JSON",
                              .allowed = "an object"},
                             ""}});
    return json;
}

} // namespace

class Server::Implementation {
  public:
    Implementation(Session const& session, ServerOptions const& options)
        : session_(session), options_(options)
    {
        routes();
        guard(http_, [this] { return port_; });
        http_.set_payload_max_length(largest_request);
        http_.set_idle_interval(0, 200'000);
        http_.set_keep_alive_timeout(2);
        http_.set_tcp_nodelay(true);
        http_.new_task_queue = [this] { return new Connections([this] { idle(); }); };
        // The library would share a port with another server of the same user.
        http_.set_socket_options([](socket_t socket) {
            int const yes = 1;
            setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        });
        bind();
    }

    int port() const { return port_; }

    void serve(std::function<bool()> const& asked_to_end)
    {
        asked_to_end_ = &asked_to_end;
        http_.listen_after_bind();
        jobs_.end_all();
    }

    void stop()
    {
        closing_ = true;
        jobs_.cancel_all();
        http_.stop();
    }

  private:
    void bind()
    {
        if (options_.port == 0) {
            bool const usual =
                options_.usual_port > 0 && http_.bind_to_port("127.0.0.1", options_.usual_port);
            port_ = usual ? options_.usual_port : http_.bind_to_any_port("127.0.0.1");
            if (port_ > 0) return;
        } else if (http_.bind_to_port("127.0.0.1", options_.port)) {
            port_ = options_.port;
            return;
        }
        throw UserError(Problem{.code = ProblemCode::program_port,
                                .place = {.argument = "port"},
                                .what = fmt::format("{} cannot be used", options_.port),
                                .allowed = "in use by another program, or not allowed",
                                .suggestion = "choose another, or leave it out"});
    }

    void idle()
    {
        if (asked_to_end_ && (*asked_to_end_)()) stop();
    }

    void routes()
    {
        http_.Get("/", [](httplib::Request const&, httplib::Response& response) {
            auto const page = explorer_page();
            response.set_content(page.data(), page.size(), "text/html; charset=utf-8");
        });
        http_.Get("/api/session", [this](httplib::Request const&, httplib::Response& response) {
            answer(response, session_.json());
        });
        http_.Get("/api/report", [this](httplib::Request const&, httplib::Response& response) {
            answer(response, session_.report());
        });
        http_.Get("/api/picture", [this](httplib::Request const&, httplib::Response& response) {
            answer(response, picture_json(session_.picture()));
        });
        http_.Post("/api/picture", [this](httplib::Request const& request, httplib::Response& response) {
            auto const scenario = requested_scenario(parsed(request), session_.scenario());
            answer(response,
                   picture_json(drawn(build_world(scenario, Key{scenario.seed, 0}, {.stop = options_.stop}),
                                      scenario.disclosure())));
        });
        http_.Post("/api/run", [this](httplib::Request const& request, httplib::Response& response) {
            auto run = run_request(parsed(request), session_.scenario());
            run.threads = options_.threads;
            answer(response, {{"job", jobs_.add(std::move(run))}});
        });
        http_.Get(R"(/api/run/(\d{1,9})/events)",
                  [this](httplib::Request const& request, httplib::Response& response) {
                      events(request, response);
                  });
        http_.Get(R"(/api/run/(\d{1,9})/report\.html)",
                  [this](httplib::Request const& request, httplib::Response& response) {
                      auto const job = jobs_.find(request.matches[1]);
                      auto const report = job ? job->report() : nullptr;
                      if (!report) {
                          response.status = 404;
                          return;
                      }
                      send_report(response, *report);
                  });
        http_.Delete(R"(/api/run/(\d{1,9}))",
                     [this](httplib::Request const& request, httplib::Response& response) {
                         response.status = jobs_.cancel(request.matches[1]) ? 204 : 404;
                     });
        http_.Post("/api/export/toml", [this](httplib::Request const& request, httplib::Response& response) {
            auto const scenario = requested_scenario(parsed(request), session_.scenario());
            response.set_content(identity_of(scenario, 0, "").scenario, "text/plain; charset=utf-8");
        });
        http_.Post("/api/export/report",
                   [this](httplib::Request const& request, httplib::Response& response) {
                       auto run = run_request(parsed(request), session_.scenario());
                       run.threads = options_.threads;
                       run.picture = false;
                       auto const job = jobs_.find(jobs_.add(std::move(run)));
                       std::size_t number = 0;
                       while (!closing_ && !job->over(number))
                           if (job->event(number)) ++number;
                       if (auto const report = job->report())
                           send_report(response, *report);
                       else
                           answer(response, job->fault(), 422);
                   });
    }

    static void send_report(httplib::Response& response, Json const& report)
    {
        response.set_header("Content-Disposition", "attachment; filename=\"report.html\"");
        response.set_content(filled_report(report), "text/html; charset=utf-8");
    }

    void events(httplib::Request const& request, httplib::Response& response)
    {
        auto const job = jobs_.find(request.matches[1]);
        if (!job) {
            response.status = 404;
            return;
        }
        // A listener who comes again says what it heard last.
        auto next = std::make_shared<std::size_t>(0);
        if (request.has_header("Last-Event-ID"))
            *next = std::strtoul(request.get_header_value("Last-Event-ID").c_str(), nullptr, 10) + 1;
        response.set_chunked_content_provider(
            "text/event-stream", [this, job, next](std::size_t, httplib::DataSink& sink) {
                if (closing_) return false;
                if (auto const event = job->event(*next)) {
                    auto const text =
                        fmt::format("id: {}\nevent: {}\ndata: {}\n\n", *next, event->name, event->data);
                    ++*next;
                    if (!sink.write(text.data(), text.size())) return false;
                } else if (!sink.write(":\n\n", 3)) { // still there?
                    return false;
                }
                if (job->over(*next)) sink.done();
                return true;
            });
    }

    Session const& session_;
    ServerOptions options_;
    Jobs jobs_;
    std::function<bool()> const* asked_to_end_{nullptr};
    std::atomic<bool> closing_{false};
    int port_{0};
    httplib::Server http_;
};

Server::Server(Session const& session, ServerOptions const& options)
    : implementation_(std::make_unique<Implementation>(session, options))
{}
Server::~Server() = default;

int Server::port() const
{
    return implementation_->port();
}

std::string Server::address() const
{
    return fmt::format("http://127.0.0.1:{}/", port());
}

void Server::serve(std::function<bool()> const& asked_to_end)
{
    implementation_->serve(asked_to_end);
}

void Server::stop()
{
    implementation_->stop();
}

} // namespace groundswell::view
