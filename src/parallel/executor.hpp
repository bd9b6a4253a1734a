#pragma once
#include <cstddef>
#include <functional>

namespace groundswell {

/// Runs the same work on contiguous blocks, one per thread. Only this room uses threads.
class Executor {
  public:
    /// @param threads  at least 1; more threads than the machine has are allowed, but slower
    explicit Executor(int threads = 1) : threads_(threads < 1 ? 1 : threads) {}

    int threads() const { return threads_; }

    /// Call f(thread, begin, end) once per thread, over a partition of 0..n in ascending blocks. If f
    /// throws, all threads end first; then the exception is rethrown here.
    template <class F>
    void for_blocks(std::size_t n, F&& f) const
    {
        if (threads_ == 1) {
            f(0, std::size_t{0}, n);
            return;
        }
        run_blocks(n, [&f](int thread, std::size_t begin, std::size_t end) { f(thread, begin, end); });
    }

    /// Call f(i) for i in 0..n, one by one, each to a thread that is free. This suits independent work of
    /// uneven length. If f throws, no further i is begun; all threads end, and then the exception is
    /// rethrown here.
    void for_each_dynamic(std::size_t n, std::function<void(std::size_t)> const& f) const;

    /// The same with f(thread, i).
    void for_each_dynamic(std::size_t n, std::function<void(int, std::size_t)> const& f) const;

    /// Number of threads that this machine has.
    static int available();

  private:
    void run_blocks(std::size_t n, std::function<void(int, std::size_t, std::size_t)> const& f) const;
    int threads_;
};

} // namespace groundswell
