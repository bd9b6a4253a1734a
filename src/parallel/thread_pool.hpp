#pragma once
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace groundswell {

/// Threads that wait for work. They are started with the first piece of it, and end with the pool.
///
/// The caller of `run` is thread 0, so a pool of n has n - 1 threads of its own.
class ThreadPool {
  public:
    explicit ThreadPool(int threads) : threads_(threads) {}
    ThreadPool(ThreadPool const&) = delete;
    ThreadPool& operator=(ThreadPool const&) = delete;
    ~ThreadPool();

    /// Call f(0) .. f(threads - 1), which must not throw, each on a thread of its own; return when all have.
    /// If the pool is at work already (a call from within f, or from another thread), the caller does all.
    void run(std::function<void(int)> const& f);

  private:
    void start();
    void work(int thread);

    int const threads_;
    std::atomic_flag in_use_{}; ///< set during `run`
    std::mutex mutex_;          ///< guards all below
    std::condition_variable begin_, done_;
    std::function<void(int)> const* job_{nullptr};
    std::uint64_t round_{0}; ///< of work, so that each thread takes part once
    int running_{0};
    bool ending_{false};
    std::vector<std::thread> own_;
};

} // namespace groundswell
