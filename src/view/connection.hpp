#pragma once
#include <chrono>
#include <optional>
#include <string_view>

#include "view/http_request.hpp"
#include "view/http_response.hpp"

namespace groundswell::view {

/// How long the other side may take.
struct HttpPatience {
    std::chrono::milliseconds request{5'000};  ///< to send a request, whole
    std::chrono::milliseconds response{5'000}; ///< to take 256 KiB of an answer
    std::chrono::milliseconds farewell{500};   ///< to notice that a refused request is not read on
};

/// An open socket, closed at the end of its life.
class Socket {
  public:
    explicit Socket(int file = -1) : file_(file) {}
    Socket(Socket&& other) noexcept : file_(other.release()) {}
    Socket& operator=(Socket&& other) noexcept;
    Socket(Socket const&) = delete;
    Socket& operator=(Socket const&) = delete;
    ~Socket();

    int file() const { return file_; }
    bool is_open() const { return file_ >= 0; }
    int release();

  private:
    int file_;
};

/// Whoever has connected and not yet said all that it asks. Never waits.
class Connection {
  public:
    Connection(Socket socket, HttpLimits limits) : socket_(std::move(socket)), reader_(limits) {}

    int file() const { return socket_.file(); }
    std::chrono::steady_clock::time_point since() const { return since_; }

    /// Read what is there; nothing if the other side has gone.
    std::optional<HttpReader::State> read();
    HttpReader const& reader() const { return reader_; }

    /// Send an answer and close. Gives up once the other side takes too long, or once it does not take what a
    /// stream sends.
    void answer(HttpResponse const& response, HttpPatience const& patience) &&;

  private:
    bool send(std::string_view bytes, std::chrono::milliseconds patience) const;
    void part(std::chrono::milliseconds patience) const;

    Socket socket_;
    HttpReader reader_;
    std::chrono::steady_clock::time_point since_{std::chrono::steady_clock::now()};
};

} // namespace groundswell::view
