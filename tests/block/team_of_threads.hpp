#pragma once
#include <atomic>
#include <barrier>
#include <thread>
#include <vector>

#include "block/network_sort.hpp"

namespace groundswell::block {

/// Several threads of the processor that run together as the threads of a card do, with a barrier that
/// counts. For tests: a race that a card would have, a thread sanitizer sees here.
class TeamOfThreads {
  public:
    explicit TeamOfThreads(std::uint32_t threads) : threads_(threads), barrier_(threads) {}

    class Member {
      public:
        Member(TeamOfThreads& team, std::uint32_t thread) : team_(team), thread_(thread) {}
        std::uint32_t thread() const { return thread_; }
        std::uint32_t threads() const { return team_.threads_; }
        void barrier() const { team_.barrier_.arrive_and_wait(); }
        template <class Number>
        Number add(Number& sum, Number n) const
        {
            return std::atomic_ref(sum).fetch_add(n, std::memory_order_relaxed);
        }
        template <class T, class Less>
        void sort(T* items, std::uint32_t n, Less const& less) const
        {
            sort_by_network(*this, items, n, less);
        }

      private:
        TeamOfThreads& team_;
        std::uint32_t thread_;
    };

    /// Let every thread call f(member).
    template <class F>
    void run(F const& f)
    {
        std::vector<std::jthread> threads;
        for (std::uint32_t thread = 0; thread < threads_; ++thread)
            threads.emplace_back([&, thread] { f(Member(*this, thread)); });
    }

  private:
    std::uint32_t threads_;
    std::barrier<> barrier_;
};

} // namespace groundswell::block
