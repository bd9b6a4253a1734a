#pragma once
#include <arpa/inet.h>
#include <chrono>
#include <netinet/in.h>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace groundswell::testing {

/// A connection that says whatever it is told to, also what no browser would.
class RawClient {
  public:
    explicit RawClient(int port) : file_(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        connected_ = ::connect(file_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~RawClient() { ::close(file_); }
    RawClient(RawClient const&) = delete;
    RawClient& operator=(RawClient const&) = delete;

    bool connected() const { return connected_; }
    void say(std::string_view text) const
    {
        while (!text.empty()) {
            auto const sent = ::send(file_, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    /// All that is answered until the other side closes.
    std::string hear() const
    {
        std::string out;
        char block[4096];
        for (;;) {
            pollfd one{.fd = file_, .events = POLLIN, .revents = 0};
            if (::poll(&one, 1, 30'000) <= 0) return out;
            auto const got = ::recv(file_, block, sizeof block, 0);
            if (got <= 0) return out;
            out.append(block, static_cast<std::size_t>(got));
        }
    }

  private:
    int file_;
    bool connected_{false};
};

/// The status of the answer to a text, or 0 if the connection is closed without one.
inline int status_of(int port, std::string_view request)
{
    RawClient const client(port);
    client.say(request);
    auto const answer = client.hear();
    return answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9, 3)) : 0;
}

} // namespace groundswell::testing
