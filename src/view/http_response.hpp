#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/json.hpp"

namespace groundswell::view {

/// What is answered to a request.
struct HttpResponse {
    int status{200};
    std::string body{};
    std::string type{"text/plain; charset=utf-8"};
    std::vector<std::pair<std::string, std::string>> headers{};

    /// Sends a part of a body of unknown length; false once nobody takes it any more.
    using Send = std::function<bool(std::string_view)>;
    /// If given, sends the body, part by part, until it returns.
    std::function<void(Send const&)> stream{};
};

/// Answer with a JSON value.
HttpResponse json_response(Json const& json, int status = 200);

/// The head of an answer: its first line and headers, down to the empty line. Each connection carries one
/// request, so what has no length ends where the connection does.
std::string head_of(HttpResponse const& response);

} // namespace groundswell::view
