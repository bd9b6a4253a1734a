#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace groundswell {

/// Threads that take tasks from a queue of bounded length, for work that waits (connections, runs of a page).
/// What computes uses `Executor`.
class Workers {
  public:
    /// @param threads       at least 1
    /// @param most_waiting  tasks that may wait while all threads are busy
    Workers(int threads, std::size_t most_waiting);
    ~Workers(); ///< `finish`
    Workers(Workers const&) = delete;
    Workers& operator=(Workers const&) = delete;

    /// Have a task done as soon as a thread is free. It may not throw.
    ///
    /// @return false if too many wait already, or after `finish`; the task is then dropped
    bool add(std::function<void()> task);

    /// Wait until all tasks that were added are done; further ones are dropped.
    void finish();

  private:
    void work();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> waiting_;
    std::size_t most_waiting_, idle_{0};
    bool finishing_{false};
    std::vector<std::thread> threads_;
};

} // namespace groundswell
