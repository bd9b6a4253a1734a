#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace groundswell::view {

/// A request of HTTP/1.1 (RFC 9112), read whole.
struct HttpRequest {
    std::string method, path; ///< as sent: nothing in the path is decoded, and no query is kept
    std::vector<std::pair<std::string, std::string>> headers; ///< names in small letters
    std::string body;

    /// The value of a header, or "".
    std::string_view header(std::string_view name) const;
    bool has(std::string_view name) const;
};

/// What a request may have at most.
struct HttpLimits {
    std::size_t head{16'384};               ///< bytes of its first line and headers
    std::size_t headers{64};                ///< how many
    std::size_t body{std::size_t{1} << 20}; ///< bytes
};

/// Reads one request as its bytes come. Only what browsers send to the explorer's page is understood: a body
/// has a length that is said first, in one piece and not compressed. Anything else is refused before it is
/// taken in, so memory is bounded by the limits.
class HttpReader {
  public:
    enum class State { more, whole, refused };

    explicit HttpReader(HttpLimits limits = {}) : limits_(limits) {}

    /// Take more bytes. Whatever comes after the request is dropped.
    State take(std::string_view bytes);

    State state() const { return state_; }
    HttpRequest const& request() const { return request_; }
    /// The status of the answer to what is refused.
    int refusal() const { return refusal_; }

  private:
    void read_head(std::string_view head);
    bool read_first_line(std::string_view line);
    bool read_header(std::string_view line);
    /// What the headers say together.
    bool check_headers();
    bool refuse(int status);

    HttpLimits limits_;
    State state_{State::more};
    int refusal_{0};
    std::string head_;
    std::size_t length_{0}; ///< of the body
    bool in_body_{false};
    HttpRequest request_;
};

} // namespace groundswell::view
