#include "view/http_response.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace groundswell::view {

namespace {

std::string_view words_of(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Content";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Unknown";
    }
}

} // namespace

HttpResponse json_response(Json const& json, int status)
{
    return {.status = status,
            .body = json.dump(-1, ' ', false, Json::error_handler_t::replace),
            .type = "application/json"};
}

std::string head_of(HttpResponse const& response)
{
    std::string out =
        fmt::format("HTTP/1.1 {} {}\r\nConnection: close\r\n", response.status, words_of(response.status));
    if (response.status != 204) out += fmt::format("Content-Type: {}\r\n", response.type);
    if (!response.stream && response.status != 204)
        out += fmt::format("Content-Length: {}\r\n", response.body.size());
    for (auto const& [name, value] : response.headers)
        out += fmt::format("{}: {}\r\n", name, value);
    return out + "\r\n";
}

} // namespace groundswell::view
