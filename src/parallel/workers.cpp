#include "parallel/workers.hpp"

#include <utility>

namespace groundswell {

Workers::Workers(int threads, std::size_t most_waiting) : most_waiting_(most_waiting)
{
    for (int i = 0; i < threads; ++i)
        threads_.emplace_back([this] { work(); });
}

Workers::~Workers()
{
    finish();
}

bool Workers::add(std::function<void()> task)
{
    {
        std::lock_guard const lock(mutex_);
        // Threads that are free, or about to start, will take those that are waiting first.
        if (finishing_ || waiting_.size() >= idle_ + most_waiting_) return false;
        waiting_.push_back(std::move(task));
    }
    changed_.notify_one();
    return true;
}

void Workers::finish()
{
    {
        std::lock_guard const lock(mutex_);
        finishing_ = true;
    }
    changed_.notify_all();
    for (auto& thread : threads_)
        if (thread.joinable()) thread.join();
}

void Workers::work()
{
    std::unique_lock lock(mutex_);
    for (;;) {
        ++idle_;
        changed_.wait(lock, [&] { return finishing_ || !waiting_.empty(); });
        --idle_;
        if (waiting_.empty()) return;
        auto const task = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        task();
        lock.lock();
    }
}

} // namespace groundswell
