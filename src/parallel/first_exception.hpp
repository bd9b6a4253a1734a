#pragma once
#include <exception>
#include <mutex>

namespace groundswell {

/// Keeps the first exception of any thread for the caller.
class FirstException {
  public:
    /// Call f, and keep what it throws.
    ///
    /// @return whether f returned
    template <class F>
    bool guard(F&& f)
    {
        try {
            f();
            return true;
        } catch (...) {
            std::scoped_lock const lock(mutex_);
            if (!first_) first_ = std::current_exception();
            return false;
        }
    }
    void rethrow() const
    {
        if (first_) std::rethrow_exception(first_);
    }

  private:
    std::mutex mutex_;
    std::exception_ptr first_;
};

} // namespace groundswell
