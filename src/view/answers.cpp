#include "view/answers.hpp"

#include <groundswell/simulation.hpp>
#include <nlohmann/json.hpp>

#include "report/run_request.hpp"
#include "store/identity.hpp"

namespace groundswell::view {

using namespace report;

namespace {

std::optional<HttpResponse> answer_get(Session const& session, std::string_view path)
{
    if (path == "api/session") return json_response(session.json());
    if (path == "api/report") return json_response(session.report());
    if (path == "api/picture") return json_response(picture_json(session.picture()));
    return std::nullopt;
}

} // namespace

bool builds_world(Question const& question)
{
    return question.method == "POST" && question.path == "api/picture";
}

std::optional<HttpResponse> answer_at_once(Session const& session, Question const& question)
{
    if (question.method == "GET") return answer_get(session, question.path);
    bool const picture = question.path == "api/picture";
    if (question.method != "POST" || (!picture && question.path != "api/export/toml")) return std::nullopt;
    auto const scenario = requested_scenario(request_json(question.body), session.scenario());
    if (!picture) return HttpResponse{.body = identity_of(scenario, 0, "").scenario};
    auto const world = build_world(scenario, Key{scenario.seed, 0}, {.stop = question.stop});
    return json_response(picture_json(drawn(world, scenario.disclosure())));
}

} // namespace groundswell::view
