#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include <groundswell/stop.hpp>

namespace groundswell {

class ThreadPool;

/// Runs the same work on several threads of this process.
///
/// Only the room `parallel` knows what a thread is. The option GROUNDSWELL_THREADS says of what kind: one of
/// executor_openmp.cpp, executor_std.cpp and executor_serial.cpp is built. The kind changes no result.
class Executor {
  public:
    /// @param threads  at least 1; more threads than the machine has are allowed, but slower
    /// @param stop     is looked at before each piece of work
    explicit Executor(int threads = 1, Stop stop = {})
        : threads_(threads < 1 ? 1 : threads), stop_(stop), pool_(pool_of(threads_))
    {}

    int threads() const { return threads_; }
    Stop stop() const { return stop_; }

    /// Call f(thread, begin, end) once per thread, over a partition of 0..n in ascending blocks. If f
    /// throws, all threads end first; then the exception is rethrown here.
    template <class F>
    void for_blocks(std::size_t n, F&& f) const
    {
        stop_.look();
        if (threads_ == 1) {
            f(0, std::size_t{0}, n);
            return;
        }
        run_blocks(n, [&f](int thread, std::size_t begin, std::size_t end) { f(thread, begin, end); });
    }

    /// The same where f returns a bool.
    ///
    /// @return whether every block returned true
    template <class F>
    bool every_block(std::size_t n, F&& f) const
    {
        if (threads_ == 1) return f(0, std::size_t{0}, n);
        std::atomic<bool> all{true};
        run_blocks(n, [&](int thread, std::size_t begin, std::size_t end) {
            if (!f(thread, begin, end)) all.store(false, std::memory_order_relaxed);
        });
        return all.load(std::memory_order_relaxed);
    }

    /// Add to an integer that several of these threads may write at the same time. One thread pays nothing
    /// for this.
    void add(std::uint32_t& sum, std::uint32_t n) const
    {
#ifdef GROUNDSWELL_SERIAL
        sum += n;
#else
        if (threads_ == 1)
            sum += n;
        else if (n > 0)
            std::atomic_ref<std::uint32_t>(sum).fetch_add(n, std::memory_order_relaxed);
#endif
    }

    /// Call f(i) for i in 0..n, handed out one by one as threads become free (for uneven, independent work).
    /// After an exception from f no further i is begun; it is rethrown here after all threads have ended.
    void for_each_dynamic(std::size_t n, std::function<void(std::size_t)> const& f) const;

    /// The same with f(thread, i).
    void for_each_dynamic(std::size_t n, std::function<void(int, std::size_t)> const& f) const;

    /// Number of threads that this machine can run at once.
    static int available();

  private:
    void run_blocks(std::size_t n, std::function<void(int, std::size_t, std::size_t)> const& f) const;
    static std::shared_ptr<ThreadPool> pool_of(int threads);

    int threads_;
    Stop stop_;
    std::shared_ptr<ThreadPool> pool_; ///< null but for std::thread
};

} // namespace groundswell
