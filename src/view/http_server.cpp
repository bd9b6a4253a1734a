#include "view/http_server.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <utility>

namespace groundswell::view {

namespace {

constexpr int moment_ms = 100;

HttpResponse refusal_of(int status)
{
    return {.status = status, .body = "this is no request that the explorer understands\n"};
}

void set_option(int file, int level, int option)
{
    int const yes = 1;
    setsockopt(file, level, option, &yes, sizeof yes);
}

} // namespace

HttpServer::HttpServer(Handler answer, HttpBounds bounds, HttpLimits limits, HttpPatience patience)
    : answer_(std::move(answer)), bounds_(bounds), limits_(limits), patience_(patience),
      workers_(bounds.threads, bounds.waiting_requests)
{}

int HttpServer::bind(int port)
{
    Socket made(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!made.is_open()) return 0;
    // So that the port can be used again at once. It is not shared with another server.
    set_option(made.file(), SOL_SOCKET, SO_REUSEADDR);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    auto* const general = reinterpret_cast<sockaddr*>(&address); // NOLINT: the interface of sockets
    socklen_t size = sizeof address;
    if (::bind(made.file(), general, size) != 0 || ::listen(made.file(), SOMAXCONN) != 0 ||
        ::getsockname(made.file(), general, &size) != 0)
        return 0;
    listening_ = std::move(made);
    return ntohs(address.sin_port);
}

void HttpServer::serve(std::function<bool()> const& asked_to_end)
{
    while (!stopped_ && !asked_to_end()) {
        std::vector<pollfd> all{{.fd = listening_.file(), .events = POLLIN, .revents = 0}};
        for (auto const& connection : connections_)
            all.push_back({.fd = connection.file(), .events = POLLIN, .revents = 0});
        if (poll(all.data(), all.size(), moment_ms) > 0) {
            std::vector<Connection> kept;
            for (std::size_t i = 1; i < all.size(); ++i)
                if (all[i].revents == 0 || read(connections_[i - 1]))
                    kept.push_back(std::move(connections_[i - 1]));
            connections_ = std::move(kept);
            if (all.front().revents != 0) accept_all();
        }
        drop_the_late();
    }
    stopped_ = true;
    listening_ = Socket();
    connections_.clear();
    workers_.finish();
}

/// Who has waited longest makes room, so that a crowd that says nothing keeps nobody out.
void HttpServer::accept_all()
{
    for (std::size_t i = 0; i < bounds_.connections; ++i) {
        Socket made(accept4(listening_.file(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        bool const full = !made.is_open() && (errno == EMFILE || errno == ENFILE);
        if (full && !connections_.empty()) connections_.erase(connections_.begin());
        if (!made.is_open()) return;
        set_option(made.file(), IPPROTO_TCP, TCP_NODELAY);
        if (connections_.size() >= bounds_.connections) connections_.erase(connections_.begin());
        connections_.emplace_back(std::move(made), limits_);
    }
}

bool HttpServer::read(Connection& connection)
{
    auto const state = connection.read();
    if (!state) return false;
    if (*state == HttpReader::State::more) return true;
    hand_over(std::move(connection));
    return false;
}

void HttpServer::drop_the_late()
{
    auto const now = std::chrono::steady_clock::now();
    std::erase_if(connections_, [&](auto const& c) { return now - c.since() > patience_.request; });
}

void HttpServer::hand_over(Connection connection)
{
    // A task of std::function can be copied, and a connection cannot.
    auto const shared = std::make_shared<Connection>(std::move(connection));
    // Where too many wait already, the connection is closed without a word.
    workers_.add([this, shared] {
        auto const& reader = shared->reader();
        bool const whole = reader.state() == HttpReader::State::whole;
        auto const response = whole ? answer_(reader.request()) : refusal_of(reader.refusal());
        std::move(*shared).answer(response, patience_);
    });
}

} // namespace groundswell::view
