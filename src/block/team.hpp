#pragma once
#include <algorithm>
#include <cstdint>
#include <groundswell/person.hpp>

#include "base/anywhere.hpp"
#include "random/draw_batch.hpp"
#include "world/record.hpp"

/// What the block program asks of the threads that run it together. A team has a thread number, a barrier,
/// sums that several threads add to, and a sort. On a card a team is a block of threads.
namespace groundswell::block {

/// Items begin .. end-1 of many.
struct Part {
    std::uint32_t begin{0}, end{0};
};

/// The thread's part of n items in a row.
template <class Team>
GROUNDSWELL_ANYWHERE Part part_of(Team const& team, std::uint32_t n)
{
    return {static_cast<std::uint32_t>(std::uint64_t{n} * team.thread() / team.threads()),
            static_cast<std::uint32_t>(std::uint64_t{n} * (team.thread() + 1) / team.threads())};
}

/// Call f(i) for i in 0..n, each by one thread of the team.
template <class Team, class F>
GROUNDSWELL_ANYWHERE void share(Team const& team, std::uint32_t n, F&& f)
{
    for (std::uint32_t i = team.thread(); i < n; i += team.threads())
        f(i);
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
    /// Set what other threads may set to the same value.
    template <class T>
    void set(T& to, T value) const
    {
        to = value;
    }
    template <class T, class Less>
    void sort(T* items, std::uint32_t n, Less const& less) const
    {
        std::sort(items, items + n, less);
    }

    static void write(PersonState const& s, Week week, Record& record) { encode_record(s, week, record); }
    /// out[i] = draw_block(key, purpose, entities[i], partners[i], week) for i < n. @param partners  null: 0
    static void draw(Key key, Purpose purpose, Week week, std::uint32_t const* entities,
                     std::uint32_t const* partners, std::uint32_t n, Block* out)
    {
        draw_blocks(key, purpose, {entities, n},
                    partners ? std::span(partners, n) : std::span<std::uint32_t const>{}, week, 0, out);
    }
};

} // namespace groundswell::block
