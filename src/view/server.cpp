#include "view/server.hpp"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "report/run_request.hpp"
#include "view/answers.hpp"
#include "view/http_server.hpp"
#include "view/jobs.hpp"
#include "view/pages.hpp"
#include "view/server_guard.hpp"

namespace groundswell::view {

using namespace report;

namespace {

/// Events of runs, and runs whose report is waited for; other requests find a free thread beside them.
constexpr int most_listeners = 16;
/// Worlds that are built for a picture.
constexpr int most_pictures = 2;

HttpResponse report_response(Json const& report)
{
    return {.body = filled_report(report),
            .type = "text/html; charset=utf-8",
            .headers = {{"Content-Disposition", "attachment; filename=\"report.html\""}}};
}

/// What a path names after `begin`, up to `end`: the number of a run; "" if it is none.
std::string number_between(std::string_view path, std::string_view begin, std::string_view end)
{
    if (path.size() <= begin.size() + end.size() || !path.starts_with(begin) || !path.ends_with(end))
        return {};
    path = path.substr(begin.size(), path.size() - begin.size() - end.size());
    bool const digits = std::ranges::all_of(path, [](char c) { return '0' <= c && c <= '9'; });
    return digits && path.size() <= 9 ? std::string(path) : std::string();
}

/// How many events a listener who comes again has heard.
std::size_t heard_before(HttpRequest const& request)
{
    auto const text = request.header("last-event-id");
    std::size_t last = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), last);
    return error == std::errc{} && end == text.data() + text.size() ? last + 1 : 0;
}

} // namespace

class Server::Implementation {
  public:
    Implementation(Session const& session, ServerOptions const& options)
        : session_(session), options_(options),
          http_([this](HttpRequest const& request) { return guarded([&] { return answer(request); }); })
    {
        // Whoever else can reach this machine's ports may look at an institution that somebody made up.
        if (session.scenario().counted()) own_.prefix = "/" + unguessable() + "/";
        bind();
    }

    OwnAddress const& own() const { return own_; }

    void serve(std::function<bool()> const& asked_to_end)
    {
        http_.serve([&] {
            if (asked_to_end()) stop();
            return closing_.load();
        });
        jobs_.end_all();
    }

    void stop()
    {
        closing_ = true;
        jobs_.cancel_all();
        http_.stop();
    }

    HttpResponse answer(HttpRequest const& request)
    {
        if (auto refused = refuse_strangers(request, own_)) return std::move(*refused);
        auto const path = std::string_view(request.path).substr(own_.prefix.size());
        if (request.method == "GET") return get(path, request);
        if (request.method == "POST") return post(path, request);
        if (request.method == "DELETE") {
            auto const number = number_between(path, "api/run/", "");
            return {.status = !number.empty() && jobs_.cancel(number) ? 204 : 404};
        }
        return {.status = 405, .body = "GET, POST and DELETE are answered\n"};
    }

  private:
    void bind()
    {
        if (options_.port == 0) {
            own_.port = options_.usual_port > 0 ? http_.bind(options_.usual_port) : 0;
            if (own_.port == 0) own_.port = http_.bind(0);
        } else {
            own_.port = http_.bind(options_.port);
        }
        if (own_.port == 0)
            throw UserError(Problem{.code = ProblemCode::program_port,
                                    .place = {.argument = "port"},
                                    .what = fmt::format("{} cannot be used", options_.port),
                                    .allowed = "in use by another program, or not allowed",
                                    .suggestion = "choose another, or leave it out"});
    }

    /// What needs no run; waits for no place.
    std::optional<HttpResponse> at_once(Question const& question)
    {
        auto const place = builds_world(question) ? std::optional(pictures_.take()) : std::nullopt;
        if (place && !*place) return too_busy();
        return answer_at_once(session_, question);
    }

    HttpResponse get(std::string_view path, HttpRequest const& request)
    {
        if (path.empty()) return {.body = std::string(explorer_page()), .type = "text/html; charset=utf-8"};
        if (auto told = at_once({.method = "GET", .path = path})) return std::move(*told);
        if (auto const number = number_between(path, "api/run/", "/events"); !number.empty())
            return events(number, heard_before(request));
        if (auto const number = number_between(path, "api/run/", "/report.html"); !number.empty()) {
            auto const job = jobs_.find(number);
            if (auto const report = job ? job->report() : nullptr) return report_response(*report);
        }
        return {.status = 404};
    }

    HttpResponse post(std::string_view path, HttpRequest const& request)
    {
        auto const body = [&] { return request_json(request.body); };
        if (auto told =
                at_once({.method = "POST", .path = path, .body = request.body, .stop = options_.stop}))
            return std::move(*told);
        if (path == "api/run") {
            auto run = run_request(body(), session_.scenario());
            run.threads = options_.threads;
            auto const number = jobs_.add(std::move(run));
            return number ? json_response({{"job", *number}}) : too_busy();
        }
        if (path == "api/export/report") return run_for_report(run_request(body(), session_.scenario()));
        return {.status = 404};
    }

    HttpResponse run_for_report(RunRequest run)
    {
        run.threads = options_.threads;
        run.picture = false;
        auto const place = listeners_.take();
        auto const number = place ? jobs_.add(std::move(run)) : std::nullopt;
        auto const job = number ? jobs_.find(*number) : nullptr;
        if (!job) return too_busy();
        std::size_t next = 0;
        while (!closing_ && !job->over(next))
            if (job->event(next)) ++next;
        if (auto const report = job->report()) return report_response(*report);
        return json_response(job->fault(), 422);
    }

    HttpResponse events(std::string const& number, std::size_t next)
    {
        auto const job = jobs_.find(number);
        if (!job) return {.status = 404};
        auto const place = std::make_shared<Places::Place>(listeners_.take());
        if (!*place) return too_busy();
        return {.type = "text/event-stream",
                .stream = [this, job, next, place](HttpResponse::Send const& send) {
                    send_events(*job, next, send);
                }};
    }

    void send_events(Job& job, std::size_t next, HttpResponse::Send const& send) const
    {
        while (!closing_ && !job.over(next)) {
            auto const event = job.event(next);
            auto const text =
                event ? fmt::format("id: {}\nevent: {}\ndata: {}\n\n", next, event->name, event->data)
                      : std::string(":\n\n"); // still there?
            if (!send(text)) return;
            if (event) ++next;
        }
    }

    Session const& session_;
    ServerOptions options_;
    OwnAddress own_;
    Jobs jobs_;
    Places listeners_{most_listeners}, pictures_{most_pictures};
    std::atomic<bool> closing_{false};
    HttpServer http_;
};

Server::Server(Session const& session, ServerOptions const& options)
    : implementation_(std::make_unique<Implementation>(session, options))
{}
Server::~Server() = default;

int Server::port() const
{
    return implementation_->own().port;
}

std::string Server::address() const
{
    auto const& own = implementation_->own();
    return fmt::format("http://127.0.0.1:{}{}", own.port, own.prefix);
}

HttpResponse Server::answer(HttpRequest const& request)
{
    return guarded([&] { return implementation_->answer(request); });
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
