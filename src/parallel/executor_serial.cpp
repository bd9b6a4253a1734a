#include "parallel/executor.hpp"

/// The executor of GROUNDSWELL_THREADS=none: the calling thread does the work of all, one after another.
namespace groundswell {

std::shared_ptr<ThreadPool> Executor::pool_of(int)
{
    return nullptr;
}

int Executor::available()
{
    return 1;
}

void Executor::run_blocks(std::size_t n, std::function<void(int, std::size_t, std::size_t)> const& f) const
{
    auto const threads = static_cast<std::size_t>(threads_);
    for (std::size_t t = 0; t < threads; ++t)
        f(static_cast<int>(t), n * t / threads, n * (t + 1) / threads);
}

void Executor::for_each_dynamic(std::size_t n, std::function<void(int, std::size_t)> const& f) const
{
    for (std::size_t i = 0; i < n; ++i) {
        stop_.look();
        f(0, i);
    }
}

} // namespace groundswell
