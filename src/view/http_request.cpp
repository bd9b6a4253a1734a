#include "view/http_request.hpp"

#include <algorithm>
#include <charconv>

namespace groundswell::view {

namespace {

/// Characters of methods and of names of headers (RFC 9110, 5.6.2).
bool is_token(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        bool const letter = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
        return letter || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

bool is_printable(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return '!' <= c && c <= '~'; });
}

std::string_view without_blanks(std::string_view text)
{
    auto const first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string small_letters(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

} // namespace

std::string_view HttpRequest::header(std::string_view name) const
{
    auto const at = std::ranges::find(headers, name, [](auto const& header) { return header.first; });
    return at == headers.end() ? std::string_view{} : at->second;
}

bool HttpRequest::has(std::string_view name) const
{
    return std::ranges::find(headers, name, [](auto const& header) { return header.first; }) != headers.end();
}

bool HttpReader::refuse(int status)
{
    state_ = State::refused;
    refusal_ = status;
    return false;
}

HttpReader::State HttpReader::take(std::string_view bytes)
{
    if (state_ != State::more) return state_;
    if (!in_body_) {
        // The end of the head may lie across two pieces.
        auto const from = head_.size() < 3 ? 0 : head_.size() - 3;
        auto const before = head_.size();
        head_ += bytes.substr(0, limits_.head + 4 - std::min(before, limits_.head + 4));
        auto const end = head_.find("\r\n\r\n", from);
        if (end == std::string::npos) {
            if (head_.size() >= limits_.head) refuse(431);
            return state_;
        }
        if (end > limits_.head) return refuse(431), state_;
        read_head(std::string_view(head_).substr(0, end));
        if (state_ != State::more) return state_;
        in_body_ = true;
        bytes.remove_prefix(end + 4 - before);
        head_ = {};
    }
    request_.body += bytes.substr(0, length_ - request_.body.size());
    if (request_.body.size() == length_) state_ = State::whole;
    return state_;
}

void HttpReader::read_head(std::string_view head)
{
    bool first = true;
    while (!head.empty() || first) {
        auto const end = std::min(head.find("\r\n"), head.size());
        auto const line = head.substr(0, end);
        head.remove_prefix(std::min(end + 2, head.size()));
        if (!(first ? read_first_line(line) : read_header(line))) return;
        first = false;
    }
    check_headers();
}

bool HttpReader::read_first_line(std::string_view line)
{
    auto const one = line.find(' '), two = line.rfind(' ');
    if (one == std::string_view::npos || one == two) return refuse(400);
    auto const method = line.substr(0, one), target = line.substr(one + 1, two - one - 1);
    auto const version = line.substr(two + 1);
    if (!is_token(method) || !is_printable(target) || !target.starts_with('/')) return refuse(400);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return refuse(version.starts_with("HTTP/") ? 505 : 400);
    if (target.size() > 2048) return refuse(414);
    request_.method = method;
    request_.path = target.substr(0, target.find('?'));
    return true;
}

bool HttpReader::read_header(std::string_view line)
{
    auto const colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return refuse(400);
    auto const value = without_blanks(line.substr(colon + 1));
    if (std::ranges::any_of(value, [](char c) { return (0 <= c && c < ' ' && c != '\t') || c == 127; }))
        return refuse(400);
    if (request_.headers.size() >= limits_.headers) return refuse(431);
    request_.headers.emplace_back(small_letters(line.substr(0, colon)), value);
    return true;
}

bool HttpReader::check_headers()
{
    for (std::string_view const once :
         {"host", "content-length", "origin", "sec-fetch-site", "content-encoding"})
        if (std::ranges::count(request_.headers, once,
                               [](auto const& h) { return std::string_view(h.first); }) > 1)
            return refuse(400);
    if (request_.has("transfer-encoding")) return refuse(411);
    if (request_.has("content-encoding")) return refuse(415);
    if (request_.has("expect")) return refuse(417);
    if (!request_.has("content-length")) return true;
    auto const text = request_.header("content-length");
    bool const digits =
        !text.empty() && std::ranges::all_of(text, [](char c) { return '0' <= c && c <= '9'; });
    if (!digits) return refuse(400);
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), length_);
    if (error != std::errc{} || length_ > limits_.body) return refuse(413);
    return true;
}

} // namespace groundswell::view
