#include "view/server.hpp"

#include <fmt/format.h>
#include <httplib.h>
#include <map>

#include "base/problems.hpp"
#include "engine/simulation.hpp"
#include "experiment/paired_check.hpp"
#include "scenario/parameter_table.hpp"
#include "scenario/read.hpp"
#include "scenario/write.hpp"
#include "store/identity.hpp"
#include "view/pages.hpp"
#include "view/setting.hpp"

namespace groundswell::view {

namespace {

constexpr std::size_t largest_request = std::size_t{1} << 20; ///< [bytes]
constexpr std::size_t kept_jobs = 8;
constexpr int connections = 24; ///< at the same time; each page holds one for events

/// Pages are whole in themselves: they load nothing, and send only to where they came from.
constexpr auto page_policy =
    "default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline'; img-src data: blob:; "
    "font-src data:; connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

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

/// Runs, one after another, by number.
class Jobs {
  public:
    ~Jobs() { end_all(); }

    std::string add(RunRequest request)
    {
        auto job = std::make_shared<Job>(std::move(request));
        std::string id;
        {
            std::lock_guard const lock(mutex_);
            id = std::to_string(++last_);
            jobs_[last_] = job;
            // Old results make room; a run that goes on does not.
            for (auto at = jobs_.begin(); jobs_.size() > kept_jobs && at != jobs_.end();)
                at = at->second->ended() ? jobs_.erase(at) : std::next(at);
        }
        worker_.enqueue([job] { run_job(*job); });
        return id;
    }

    std::shared_ptr<Job> find(std::string const& id)
    {
        std::lock_guard const lock(mutex_);
        auto const at = jobs_.find(std::strtoul(id.c_str(), nullptr, 10));
        return at == jobs_.end() ? nullptr : at->second;
    }

    bool cancel(std::string const& id)
    {
        auto const job = find(id);
        if (job) job->cancel();
        return job != nullptr;
    }

    void cancel_all()
    {
        std::lock_guard const lock(mutex_);
        for (auto const& [id, job] : jobs_)
            job->cancel();
    }

    void end_all()
    {
        cancel_all();
        if (!std::exchange(over_, true)) worker_.shutdown();
    }

  private:
    std::mutex mutex_;
    std::map<unsigned long, std::shared_ptr<Job>> jobs_;
    unsigned long last_{0};
    bool over_{false};
    httplib::ThreadPool worker_{1};
};

void answer(httplib::Response& response, Json const& json, int status = 200)
{
    response.status = status;
    response.set_content(json.dump(-1, ' ', false, Json::error_handler_t::replace), "application/json");
}

Json parsed(httplib::Request const& request)
{
    auto json = Json::parse(request.body, nullptr, false);
    if (json.is_discarded() || !json.is_object())
        throw SettingError({{{"request", "is not JSON", "an object", ""}, ""}});
    return json;
}

/// A whole number of the request; absent: nothing.
std::optional<std::string> override_of(Json const& body, char const* key, char const* parameter)
{
    auto const at = body.find(key);
    if (at == body.end() || at->is_null()) return std::nullopt;
    return std::string(parameter) + "=" + at->dump();
}

std::vector<FieldProblem> under(std::string const& arm, std::vector<FieldProblem> problems)
{
    for (auto& problem : problems)
        problem.field = problem.field.empty() ? arm : arm + "." + problem.field;
    return problems;
}

/// What a request to run means; every fault of it at once.
class RequestReader {
  public:
    RequestReader(Json const& body, Scenario const& session) : body_(body), session_(session) {}

    RunRequest read()
    {
        RunRequest out;
        out.base = arm("base", Json::object());
        if (auto const at = body_.find("variant"); at != body_.end() && !at->is_null())
            out.variant = arm("variant", Json::object());
        if (auto const at = body_.find("picture"); at != body_.end() && at->is_boolean())
            out.picture = at->get<bool>();
        if (problems_.empty() && out.variant) comparable(out);
        if (!problems_.empty()) throw SettingError(problems_);
        return out;
    }

  private:
    void take(std::vector<FieldProblem> const& more)
    {
        problems_.insert(problems_.end(), more.begin(), more.end());
    }

    Scenario arm(std::string const& name, Json const& none)
    {
        Scenario out = session_;
        auto const at = body_.find(name);
        try {
            out = scenario_of(at == body_.end() || at->is_null() ? none : *at, session_);
        } catch (SettingError const& error) {
            take(under(name, error.problems()));
            return out;
        }
        sizes(out, name == "base");
        return out;
    }

    /// Seed, replicates and weeks hold for both arms; their faults are said once.
    void sizes(Scenario& scenario, bool say)
    {
        constexpr std::pair<char const*, char const*> keys[]{
            {"seed", "run.seed"}, {"replicates", "run.replicates"}, {"weeks", "run.weeks"}};
        for (auto const& [key, parameter] : keys) {
            auto const text = override_of(body_, key, parameter);
            if (!text) continue;
            try {
                apply_override(scenario, *text);
            } catch (UserError const& error) {
                for (auto problem : error.problems()) {
                    problem.where = std::string("--") + key;
                    if (say) problems_.push_back({problem, key});
                }
            }
        }
    }

    void comparable(RunRequest const& request)
    {
        std::vector<NamedScenario> const arms{{"base", request.base}, {"variant", *request.variant}};
        for (auto const& problem : comparability(arms)) {
            FieldProblem placed{problem, "variant"};
            for (auto const& name : parameter_names(request.base.groups, request.base.ranks))
                if (problem.what.starts_with("has " + name + " ")) placed.field = "variant." + name;
            problems_.push_back(std::move(placed));
        }
    }

    Json const& body_;
    Scenario const& session_;
    std::vector<FieldProblem> problems_;
};

} // namespace

class Server::Implementation {
  public:
    Implementation(Session const& session, ServerOptions const& options)
        : session_(session), options_(options)
    {
        routes();
        guard();
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
            port_ = http_.bind_to_any_port("127.0.0.1");
            if (port_ > 0) return;
        } else if (http_.bind_to_port("127.0.0.1", options_.port)) {
            port_ = options_.port;
            return;
        }
        throw UserError(Problem{"--port", fmt::format("{} cannot be used", options_.port),
                                "in use by another program, or not allowed",
                                "choose another, or leave it out"});
    }

    void idle()
    {
        if (asked_to_end_ && (*asked_to_end_)()) stop();
    }

    /// Requests that another page or another name of this machine could make are refused before anything is
    /// looked at.
    void guard()
    {
        http_.set_pre_routing_handler([this](httplib::Request const& request, httplib::Response& response) {
            auto const own = [&](std::string const& host) {
                return host == fmt::format("127.0.0.1:{}", port_) ||
                       host == fmt::format("localhost:{}", port_);
            };
            auto const origin = request.get_header_value("Origin");
            bool const from_here =
                !request.has_header("Origin") || (origin.starts_with("http://") && own(origin.substr(7)));
            if (request.get_header_value_count("Host") == 1 && own(request.get_header_value("Host")) &&
                from_here)
                return httplib::Server::HandlerResponse::Unhandled;
            response.status = 403;
            response.set_content("this page is for this machine only\n", "text/plain");
            return httplib::Server::HandlerResponse::Handled;
        });
        http_.set_default_headers({{"X-Content-Type-Options", "nosniff"},
                                   {"Referrer-Policy", "no-referrer"},
                                   {"Cross-Origin-Resource-Policy", "same-origin"},
                                   {"Cross-Origin-Opener-Policy", "same-origin"},
                                   {"Content-Security-Policy", page_policy},
                                   {"Cache-Control", "no-store"}});
        http_.set_error_handler([](httplib::Request const&, httplib::Response& response) {
            if (response.body.empty() && response.status == 404)
                response.set_content("there is no such page\n", "text/plain");
        });
        http_.set_exception_handler([](httplib::Request const&, httplib::Response& response,
                                       std::exception_ptr error) {
            try {
                std::rethrow_exception(std::move(error));
            } catch (SettingError const& faults) {
                answer(response, problems_json(faults.problems()), 422);
            } catch (UserError const& faults) {
                answer(response, problems_json(faults.problems()), 422);
            } catch (std::exception const& fault) {
                answer(
                    response,
                    problems_json(Problems{{"groundswell view", fault.what(), "a fault of the program", ""}}),
                    500);
            }
        });
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
            auto const scenario = setting(parsed(request));
            answer(response, picture_json(drawn(build_world(scenario, Key{scenario.seed, 0}))));
        });
        http_.Post("/api/run", [this](httplib::Request const& request, httplib::Response& response) {
            auto run = RequestReader(parsed(request), session_.scenario()).read();
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
                      auto const report = job ? job->report() : std::nullopt;
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
            auto const scenario = setting(parsed(request));
            response.set_content(identity_of(scenario, 0, "").scenario, "text/plain; charset=utf-8");
        });
        http_.Post("/api/export/report",
                   [this](httplib::Request const& request, httplib::Response& response) {
                       auto run = RequestReader(parsed(request), session_.scenario()).read();
                       run.threads = options_.threads;
                       run.picture = false;
                       auto const job = jobs_.find(jobs_.add(std::move(run)));
                       std::size_t number = 0;
                       while (!closing_ && !job->over(number))
                           if (job->event(number)) ++number;
                       if (auto const report = job->report())
                           send_report(response, *report);
                       else
                           response.status = 500;
                   });
    }

    /// The scenario of a request whose body is {SETTING, seed, replicates, weeks}.
    Scenario setting(Json body) const
    {
        Json run{{"base", Json::object()}};
        for (auto const& [key, value] : body.items())
            (key == "seed" || key == "replicates" || key == "weeks" ? run : run["base"])[key] = value;
        return RequestReader(run, session_.scenario()).read().base;
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
