#pragma once
#include <groundswell/stop.hpp>
#include <optional>
#include <string_view>

#include "view/http_response.hpp"
#include "view/session.hpp"

/// What a page asks for and is told at once, whoever carries it: the server, or a worker of the page itself.
namespace groundswell::view {

struct Question {
    std::string_view method; ///< GET or POST
    std::string_view path;   ///< "api/session"
    std::string_view body{};
    Stop stop{}; ///< looked at while an institution is drawn
};

/// Nothing if there is no such question, or if it is about a run.
///
/// @throws SettingError, UserError, Stopped
std::optional<HttpResponse> answer_at_once(Session const& session, Question const& question);

/// Whether a world is built for the answer, which takes a while.
bool builds_world(Question const& question);

} // namespace groundswell::view
