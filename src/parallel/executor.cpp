#include "parallel/executor.hpp"

#include <atomic>
#include <exception>
#include <mutex>
#include <omp.h>

namespace groundswell {

namespace {

/// Keeps the first exception of any thread for the caller.
class FirstException {
  public:
    template <class F>
    void guard(F&& f)
    {
        try {
            f();
        } catch (...) {
            std::scoped_lock const lock(mutex_);
            if (!first_) first_ = std::current_exception();
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

} // namespace

int Executor::available()
{
    return omp_get_num_procs();
}

void Executor::run_blocks(std::size_t n, std::function<void(int, std::size_t, std::size_t)> const& f) const
{
    FirstException caught;
    auto const threads = static_cast<std::size_t>(threads_);
#pragma omp parallel for num_threads(threads_) schedule(static, 1)
    for (std::size_t t = 0; t < threads; ++t)
        caught.guard([&] { f(static_cast<int>(t), n * t / threads, n * (t + 1) / threads); });
    caught.rethrow();
}

void Executor::for_each_dynamic(std::size_t n, std::function<void(std::size_t)> const& f) const
{
    for_each_dynamic(n, [&f](int, std::size_t i) { f(i); });
}

void Executor::for_each_dynamic(std::size_t n, std::function<void(int, std::size_t)> const& f) const
{
    FirstException caught;
    std::atomic<bool> stop{false};
#pragma omp parallel for num_threads(threads_) schedule(dynamic, 1)
    for (std::size_t i = 0; i < n; ++i) {
        if (stop.load(std::memory_order_relaxed)) continue;
        caught.guard([&] {
            try {
                stop_.look();
                f(omp_get_thread_num(), i);
            } catch (...) {
                stop.store(true, std::memory_order_relaxed);
                throw;
            }
        });
    }
    caught.rethrow();
}

} // namespace groundswell
