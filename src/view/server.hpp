#pragma once
#include <functional>
#include <memory>
#include <string>

#include "view/http_request.hpp"
#include "view/http_response.hpp"
#include "view/session.hpp"

namespace groundswell::view {

struct ServerOptions {
    int port{0};       ///< 0: the usual one, or any that is free
    int usual_port{0}; ///< 0: none
    int threads{1};    ///< of runs; never changes what is sent
    Stop stop{};       ///< looked at while an institution is drawn
};

/// The explorer's server: on 127.0.0.1 only, for requests that name it so and come from its own page.
class Server {
  public:
    /// Binds the port; nothing is answered before `serve`.
    ///
    /// @throws UserError if the port is in use or not allowed
    Server(Session const& session, ServerOptions const& options);
    ~Server();
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    int port() const;
    /// "http://127.0.0.1:8765/", and for people who were counted a path that nobody can guess.
    std::string address() const;

    /// Answer one request, as `serve` does.
    HttpResponse answer(HttpRequest const& request);
    /// Answer until `stop` or until `asked_to_end` says so, which is looked at several times a second. Ends
    /// every run before it returns.
    void serve(std::function<bool()> const& asked_to_end);
    /// From another thread.
    void stop();

  private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace groundswell::view
