#include "view/connection.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace groundswell::view {

namespace {

using Clock = std::chrono::steady_clock;

/// Whether a socket is ready before a moment.
bool ready(int file, short what, Clock::time_point until)
{
    for (;;) {
        auto const left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
        pollfd one{.fd = file, .events = what, .revents = 0};
        int const n = poll(&one, 1, static_cast<int>(std::max<std::int64_t>(left, 0)));
        if (n > 0) return true;
        if (n == 0 || errno != EINTR) return false;
    }
}

bool would_wait()
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

} // namespace

Socket& Socket::operator=(Socket&& other) noexcept
{
    std::swap(file_, other.file_);
    return *this;
}

Socket::~Socket()
{
    if (file_ >= 0) close(file_);
}

int Socket::release()
{
    return std::exchange(file_, -1);
}

std::optional<HttpReader::State> Connection::read()
{
    std::array<char, 16'384>
        block; // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
    auto const got = recv(file(), block.data(), block.size(), MSG_DONTWAIT);
    if (got > 0) return reader_.take({block.data(), static_cast<std::size_t>(got)});
    if (got < 0 && would_wait()) return reader_.state();
    return std::nullopt;
}

bool Connection::send(std::string_view bytes, std::chrono::milliseconds patience) const
{
    constexpr std::size_t piece = std::size_t{256} << 10;
    while (!bytes.empty()) {
        auto const until = Clock::now() + patience;
        auto left = bytes.substr(0, piece);
        bytes.remove_prefix(left.size());
        while (!left.empty()) {
            auto const sent = ::send(file(), left.data(), left.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent > 0)
                left.remove_prefix(static_cast<std::size_t>(sent));
            else if (!would_wait() || !ready(file(), POLLOUT, until))
                return false;
            if (Clock::now() > until && !left.empty()) return false;
        }
    }
    return true;
}

/// What was refused is not read to its end. Closing a socket with unread bytes would throw away what was sent
/// last.
void Connection::part(std::chrono::milliseconds patience) const
{
    shutdown(file(), SHUT_WR);
    auto const until = Clock::now() + patience;
    std::array<char, 16'384> block; // NOLINT(cppcoreguidelines-pro-type-member-init): never looked at
    while (Clock::now() < until && ready(file(), POLLIN, until))
        if (recv(file(), block.data(), block.size(), MSG_DONTWAIT) <= 0) return;
}

void Connection::answer(HttpResponse const& response, HttpPatience const& patience) &&
{
    auto const own = std::move(*this);
    if (!own.send(head_of(response), patience.response)) return;
    if (response.stream)
        response.stream([&](std::string_view part) { return own.send(part, patience.response); });
    else if (response.status != 204 && !own.send(response.body, patience.response))
        return;
    if (own.reader().state() == HttpReader::State::refused) own.part(patience.farewell);
}

} // namespace groundswell::view
