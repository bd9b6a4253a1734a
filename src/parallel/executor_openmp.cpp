#include "parallel/executor.hpp"
#include "parallel/first_exception.hpp"

#include <atomic>
#include <omp.h>

/// The executor of GROUNDSWELL_THREADS=openmp.
namespace groundswell {

std::shared_ptr<ThreadPool> Executor::pool_of(int)
{
    return nullptr; // OpenMP keeps its own
}

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

void Executor::for_each_dynamic(std::size_t n, std::function<void(int, std::size_t)> const& f) const
{
    FirstException caught;
    std::atomic<bool> failed{false};
#pragma omp parallel for num_threads(threads_) schedule(dynamic, 1)
    for (std::size_t i = 0; i < n; ++i) {
        if (failed.load(std::memory_order_relaxed)) continue;
        bool const returned = caught.guard([&] {
            stop_.look();
            f(omp_get_thread_num(), i);
        });
        if (!returned) failed.store(true, std::memory_order_relaxed);
    }
    caught.rethrow();
}

} // namespace groundswell
