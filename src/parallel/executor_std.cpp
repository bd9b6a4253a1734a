#include "parallel/executor.hpp"
#include "parallel/first_exception.hpp"
#include "parallel/thread_pool.hpp"

#include <algorithm>
#include <atomic>

/// The executor of GROUNDSWELL_THREADS=std.
namespace groundswell {

std::shared_ptr<ThreadPool> Executor::pool_of(int threads)
{
    return threads > 1 ? std::make_shared<ThreadPool>(threads) : nullptr;
}

int Executor::available()
{
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

void Executor::run_blocks(std::size_t n, std::function<void(int, std::size_t, std::size_t)> const& f) const
{
    FirstException caught;
    auto const threads = static_cast<std::size_t>(threads_);
    auto const block = [&](int thread) {
        auto const t = static_cast<std::size_t>(thread);
        caught.guard([&] { f(thread, n * t / threads, n * (t + 1) / threads); });
    };
    pool_->run(block);
    caught.rethrow();
}

void Executor::for_each_dynamic(std::size_t n, std::function<void(int, std::size_t)> const& f) const
{
    FirstException caught;
    std::atomic<std::size_t> next{0};
    auto const take = [&](int thread) {
        for (std::size_t i = next++; i < n; i = next++) {
            bool const returned = caught.guard([&] {
                stop_.look();
                f(thread, i);
            });
            if (!returned) next = n;
        }
    };
    if (pool_)
        pool_->run(take);
    else
        take(0);
    caught.rethrow();
}

} // namespace groundswell
