#pragma once
#include <atomic>
#include <functional>
#include <optional>
#include <string>

#include "view/http_request.hpp"
#include "view/http_response.hpp"

/// What holds for every request to the explorer's server, whatever it asks for.
namespace groundswell::view {

/// How a page of this server may name it.
struct OwnAddress {
    int port{0};
    std::string prefix{"/"}; ///< every path begins with it; where it is longer than "/", nobody can guess it
};

/// What refuses a request that another page or another name of this machine could make, or that does not know
/// the prefix; nothing if it may be looked at.
std::optional<HttpResponse> refuse_strangers(HttpRequest const& request, OwnAddress const& own);

/// Answer, turning exceptions into answers, and set the headers of every answer.
HttpResponse guarded(std::function<HttpResponse()> const& answer);

/// Say that too much is asked for at once.
HttpResponse too_busy();

/// How many of a kind are answered at once.
class Places {
  public:
    explicit Places(int most) : free_(most) {}

    /// A place until the end of the scope; empty where there is none.
    class Place {
      public:
        explicit Place(std::atomic<int>* free) : free_(free) {}
        Place(Place&& other) noexcept : free_(other.free_) { other.free_ = nullptr; }
        Place(Place const&) = delete;
        Place& operator=(Place const&) = delete;
        Place& operator=(Place&&) = delete;
        ~Place()
        {
            if (free_ != nullptr) ++*free_;
        }
        explicit operator bool() const { return free_ != nullptr; }

      private:
        std::atomic<int>* free_;
    };
    Place take()
    {
        if (--free_ >= 0) return Place(&free_);
        ++free_;
        return Place(nullptr);
    }

  private:
    std::atomic<int> free_;
};

/// 128 bits of the system's own randomness, as text. Results never depend on it.
std::string unguessable();

} // namespace groundswell::view
