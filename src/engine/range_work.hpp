#pragma once
#include <cstdint>
#include <vector>

#include "engine/attempter.hpp"
#include "engine/letters.hpp"
#include "parallel/executor.hpp"

namespace groundswell {

/// Consecutive seats whose team ties do not leave them. Phases 1 to 5 of these people, up to the targets'
/// choices, involve nobody else.
struct ClosedRange {
    Seat begin{0}, end{0};
    std::vector<Attempter> attempters; ///< ascending
    std::size_t size() const { return end - begin; }
};

/// The mail of phases 1 to 5 of one range in one week, and the threads that work on it.
///
/// Ranges are run one after another, or several at once with one thread each. The same buffers serve one
/// range after another: they never hold more than one range's letters, and so stay in a cache.
struct RangeWork {
    Executor executor;   ///< the threads on this range
    int first_thread{0}; ///< the first of them, as the whole week numbers its threads
    ClosedRange* range{nullptr};
    Mailbox<ActNote> acts;
    Mailbox<SceneNote> scenes; ///< everyone present; after phase 2 only those who noticed
    Mailbox<OutcomeNote> outcomes;
    std::vector<Tally> tallies; ///< by act
    std::uint64_t messages{0};

    template <class Payload>
    void open(Mailbox<Payload>& mail) const
    {
        mail.open(executor, range->size(), range->begin);
    }

    /// Number a thread of this range as the whole week numbers its threads.
    int thread(int inner) const { return first_thread + inner; }
};

} // namespace groundswell
