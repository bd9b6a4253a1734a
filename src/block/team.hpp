#pragma once
#include <algorithm>
#include <cstdint>

#include "base/anywhere.hpp"

/// What the block program asks of the threads that run it together. A team has a thread number, a barrier,
/// sums that several threads add to, and a sort. On a card a team is a block of threads.
namespace groundswell::block {

/// Call f(i) for i in 0..n, each by one thread of the team.
template <class Team, class F>
GROUNDSWELL_ANYWHERE void share(Team const& team, std::uint32_t n, F&& f)
{
    for (std::uint32_t i = team.thread(); i < n; i += team.threads())
        f(i);
}

/// Call f by one thread of the team.
template <class Team, class F>
GROUNDSWELL_ANYWHERE void once(Team const& team, F&& f)
{
    if (team.thread() == 0) f();
}

/// One thread, which waits for nobody.
struct OneThread {
    static constexpr std::uint32_t thread() { return 0; }
    static constexpr std::uint32_t threads() { return 1; }
    void barrier() const {}

    /// Add to a sum. @return what it was before
    template <class Number>
    Number add(Number& sum, Number n) const
    {
        Number const before = sum;
        sum += n;
        return before;
    }
    /// Sort, by all threads. They have waited for each other before; more than one item, and they do after.
    template <class T, class Less>
    void sort(T* items, std::uint32_t n, Less const& less) const
    {
        std::sort(items, items + n, less);
    }
};

} // namespace groundswell::block
