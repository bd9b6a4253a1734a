#include "view/server_guard.hpp"

#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/stop.hpp>
#include <nlohmann/json.hpp>

#include "report/run_request.hpp"

namespace groundswell::view {

using namespace report;

namespace {

/// Pages are whole in themselves: they load nothing, and send only to where they came from.
constexpr auto page_policy =
    "default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline'; img-src data: blob:; "
    "font-src data:; connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

/// Requests that another page or another name of this machine could make are refused before anything is
/// looked at.
void refuse_strangers(httplib::Server& server, std::function<int()> port)
{
    server.set_pre_routing_handler([port = std::move(port)](httplib::Request const& request,
                                                            httplib::Response& response) {
        auto const own = [&](std::string const& host) {
            return host == fmt::format("127.0.0.1:{}", port()) || host == fmt::format("localhost:{}", port());
        };
        auto const origin = request.get_header_value("Origin");
        // Browsers say whether a request comes from another site; only the page itself may be linked to.
        auto const site = request.get_header_value("Sec-Fetch-Site");
        bool const linked = site.empty() || site == "same-origin" || site == "none" || request.path == "/";
        bool const own_origin =
            !request.has_header("Origin") || (origin.starts_with("http://") && own(origin.substr(7)));
        if (request.get_header_value_count("Host") == 1 && own(request.get_header_value("Host")) &&
            own_origin && linked)
            return httplib::Server::HandlerResponse::Unhandled;
        response.status = 403;
        response.set_content("this page is for this machine only\n", "text/plain");
        return httplib::Server::HandlerResponse::Handled;
    });
}

void answer_faults(httplib::Server& server)
{
    server.set_exception_handler(
        [](httplib::Request const&, httplib::Response& response, std::exception_ptr error) {
            try {
                std::rethrow_exception(std::move(error));
            } catch (SettingError const& faults) {
                answer(response, problems_json(faults.problems()), 422);
            } catch (UserError const& faults) {
                answer(response, problems_json(faults.problems()), 422);
            } catch (Stopped const&) {
                response.status = 503;
            } catch (std::exception const& fault) {
                answer(response,
                       problems_json(Problems{{.code = ProblemCode::program_fault,
                                               .place = {.key = "groundswell view"},
                                               .what = fault.what(),
                                               .allowed = "a fault of the program"}}),
                       500);
            }
        });
}

} // namespace

void answer(httplib::Response& response, Json const& json, int status)
{
    response.status = status;
    response.set_content(json.dump(-1, ' ', false, Json::error_handler_t::replace), "application/json");
}

void guard(httplib::Server& server, std::function<int()> port)
{
    refuse_strangers(server, std::move(port));
    server.set_default_headers({{"X-Content-Type-Options", "nosniff"},
                                {"Referrer-Policy", "no-referrer"},
                                {"Cross-Origin-Resource-Policy", "same-origin"},
                                {"Cross-Origin-Opener-Policy", "same-origin"},
                                {"Content-Security-Policy", page_policy},
                                {"Cache-Control", "no-store"}});
    server.set_error_handler([](httplib::Request const&, httplib::Response& response) {
        if (response.body.empty() && response.status == 404)
            response.set_content("there is no such page\n", "text/plain");
    });
    answer_faults(server);
}

} // namespace groundswell::view
