#pragma once
#include <atomic>
#include <cstddef>
#include <exception>

namespace groundswell {

/// Thrown by work that was asked to stop.
class Stopped : public std::exception {
  public:
    char const* what() const noexcept override { return "stopped"; }
};

/// Says whether work was asked to stop. Long work looks now and then, and ends by throwing `Stopped`. No
/// result depends on it.
///
/// Copies may be looked at by several threads at once. The flag must outlive them.
class Stop {
  public:
    Stop() = default; ///< never asked
    explicit Stop(std::atomic<bool> const& asked) : asked_(&asked) {}

    bool asked() const { return asked_ && asked_->load(std::memory_order_relaxed); }
    /// @throws Stopped if asked
    void look() const
    {
        if (asked()) throw Stopped();
    }
    /// Look in one of 4,096 turns of a loop.
    void look(std::size_t turn) const
    {
        if (turn % 4096 == 0) look();
    }

  private:
    std::atomic<bool> const* asked_{nullptr};
};

} // namespace groundswell
