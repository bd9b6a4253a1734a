#include "view/server_guard.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/stop.hpp>
#include <nlohmann/json.hpp>
#include <sys/random.h>

#include "report/setting.hpp"
#include "view/faults.hpp"

namespace groundswell::view {

using namespace report;

namespace {

/// Pages are whole in themselves: they load nothing, and send only to where they came from.
constexpr auto page_policy =
    "default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline'; img-src data: blob:; "
    "font-src data:; connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

constexpr std::array<std::pair<char const*, char const*>, 6> headers_of_all{
    {{"X-Content-Type-Options", "nosniff"},
     {"Referrer-Policy", "no-referrer"},
     {"Cross-Origin-Resource-Policy", "same-origin"},
     {"Cross-Origin-Opener-Policy", "same-origin"},
     {"Content-Security-Policy", page_policy},
     {"Cache-Control", "no-store"}}};

/// Compare without telling by the time taken how much was right.
bool same_secret(std::string_view a, std::string_view b)
{
    if (a.size() != b.size()) return false;
    unsigned different = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        different |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    return different == 0;
}

HttpResponse answer_or_fault(std::function<HttpResponse()> const& answer)
{
    try {
        return answer();
    } catch (Stopped const&) {
        return {.status = 503};
    } catch (...) {
        auto const fault = caught_fault("groundswell view");
        return json_response(fault.problems, fault.status);
    }
}

} // namespace

std::optional<HttpResponse> refuse_strangers(HttpRequest const& request, OwnAddress const& own)
{
    auto const names_us = [&](std::string_view host) {
        return host == fmt::format("127.0.0.1:{}", own.port) || host == fmt::format("localhost:{}", own.port);
    };
    auto const origin = request.header("origin");
    bool const own_origin =
        !request.has("origin") || (origin.starts_with("http://") && names_us(origin.substr(7)));
    // Browsers say whether a request comes from another site; only the page itself may be linked to.
    auto const site = request.header("sec-fetch-site");
    bool const knows_prefix =
        same_secret(std::string_view(request.path).substr(0, own.prefix.size()), own.prefix);
    bool const is_page = knows_prefix && request.path.size() == own.prefix.size();
    bool const linked = !request.has("sec-fetch-site") || site == "same-origin" || site == "none" || is_page;
    if (names_us(request.header("host")) && own_origin && linked && knows_prefix) return std::nullopt;
    return HttpResponse{.status = 403,
                        .body = knows_prefix || own.prefix == "/"
                                    ? "this page is for this machine only\n"
                                    : "open the whole address that 'groundswell view' printed\n"};
}

HttpResponse guarded(std::function<HttpResponse()> const& answer)
{
    auto out = answer_or_fault(answer);
    if (out.status == 404 && out.body.empty()) out.body = "there is no such page\n";
    out.headers.insert(out.headers.end(), headers_of_all.begin(), headers_of_all.end());
    return out;
}

HttpResponse too_busy()
{
    return json_response(problems_json(Problems{{.code = ProblemCode::memory_not_enough,
                                                 .place = {.key = "run"},
                                                 .what = "all places for runs are taken",
                                                 .suggestion = "try again when a run has ended"}}),
                         503);
}

std::string unguessable()
{
    std::array<unsigned char, 16> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        throw UserError(Problem{.code = ProblemCode::program_fault,
                                .place = {.key = "groundswell view"},
                                .what = "the system gives no random bytes",
                                .allowed = std::strerror(errno)});
    std::string out;
    for (auto const byte : bytes)
        out += fmt::format("{:02x}", byte);
    return out;
}

} // namespace groundswell::view
