#include "parallel/thread_pool.hpp"

namespace groundswell {

ThreadPool::~ThreadPool()
{
    {
        std::scoped_lock const lock(mutex_);
        ending_ = true;
    }
    begin_.notify_all();
    for (std::thread& thread : own_)
        thread.join();
}

void ThreadPool::start()
{
    while (own_.size() + 1 < static_cast<std::size_t>(threads_))
        own_.emplace_back([this, thread = static_cast<int>(own_.size()) + 1] { work(thread); });
}

void ThreadPool::run(std::function<void(int)> const& f)
{
    if (in_use_.test_and_set(std::memory_order_acquire)) {
        for (int thread = 0; thread < threads_; ++thread)
            f(thread);
        return;
    }
    struct Release {
        std::atomic_flag& flag;
        ~Release() { flag.clear(std::memory_order_release); }
    } const release{in_use_};
    start();
    {
        std::scoped_lock const lock(mutex_);
        job_ = &f;
        running_ = threads_ - 1;
        ++round_;
    }
    begin_.notify_all();
    f(0);
    std::unique_lock lock(mutex_);
    done_.wait(lock, [this] { return running_ == 0; });
    job_ = nullptr;
}

void ThreadPool::work(int thread)
{
    std::uint64_t seen = 0;
    std::unique_lock lock(mutex_);
    for (;;) {
        begin_.wait(lock, [&] { return ending_ || (job_ && round_ != seen); });
        if (ending_) return;
        seen = round_;
        auto const& f = *job_;
        lock.unlock();
        f(thread);
        lock.lock();
        if (--running_ == 0) done_.notify_one();
    }
}

} // namespace groundswell
