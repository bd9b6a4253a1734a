#pragma once
#include <atomic>
#include <functional>
#include <vector>

#include "parallel/workers.hpp"
#include "view/connection.hpp"

namespace groundswell::view {

/// How much is done at once.
struct HttpBounds {
    int threads{24};                  ///< requests that are answered; a page holds one for events
    std::size_t waiting_requests{64}; ///< read, and not yet answered
    std::size_t connections{64};      ///< of which the request is not yet whole
};

/// Answers requests on a port of 127.0.0.1, one a connection.
///
/// One thread accepts and reads, so that whoever is slow or silent keeps no other waiting. A request goes to
/// a thread of its own once it is whole.
class HttpServer {
  public:
    using Handler = std::function<HttpResponse(HttpRequest const&)>;

    /// @param answer  called by several threads at once; may not throw
    explicit HttpServer(Handler answer, HttpBounds bounds = {}, HttpLimits limits = {},
                        HttpPatience patience = {});

    /// Listen on a port (0: any that is free). Returns it, or 0 if it cannot be used.
    int bind(int port);

    /// Answer until `stop`, or until `asked_to_end` says so, which is looked at several times a second
    /// however much is asked. Returns once every request that was begun is answered.
    void serve(std::function<bool()> const& asked_to_end);
    /// From another thread.
    void stop() { stopped_ = true; }

  private:
    void accept_all();
    /// Read from a connection that has something to say; false once it is no longer waited for.
    bool read(Connection& connection);
    void drop_the_late();
    void hand_over(Connection connection);

    Handler answer_;
    HttpBounds bounds_;
    HttpLimits limits_;
    HttpPatience patience_;
    Socket listening_;
    std::vector<Connection> connections_; ///< oldest first
    std::atomic<bool> stopped_{false};
    Workers workers_;
};

} // namespace groundswell::view
