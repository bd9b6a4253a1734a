#pragma once
#include <groundswell/counters.hpp>
#include <utility>
#include <vector>

#include "engine/knowledge.hpp"
#include "engine/letters.hpp"
#include "engine/recollection.hpp"
#include "engine/relocations.hpp"
#include "engine/state.hpp"
#include "parallel/channel.hpp"
#include "parallel/collector.hpp"
#include "parallel/executor.hpp"

namespace groundswell {

/// Carries whatever leaves the range or the thread where it arose: letters between any two people, facts that
/// threads found, people who change seats, and counts.
///
/// Phases write to it and ask it to deliver, gather or relocate. They never look into another range's mail or
/// another thread's lists. So a world that is spread over processes changes this class and what it consists
/// of, and no phase. What the processes must then exchange is said at each group of members.
class Exchange {
  public:
    Exchange() = default;
    /// @param seats          of the world
    /// @param groups, ranks  of the counts
    Exchange(Executor executor, std::size_t seats, int groups, int ranks);

    // Letters, delivered to where the recipient is.
    Channel<ConfidenceNote> confidences;
    Channel<AnswerNote> answers;
    Channel<OfficialNote> official_answers;
    Channel<RulingNote> rulings;
    Channel<PostNote> hearings;
    Channel<OwnNote> own_letters; ///< of one mechanism of one's own

    // Facts about people of the range that found them. They stay there.
    Collector<Letter<ActNote>> harm_acts;          ///< of the harm tier, each actor's in order
    Collector<std::pair<Seat, KeptAct>> kept_acts; ///< (target, act) not spoken of
    Collector<Seat> told;                          ///< who has told of the act it kept
    Collector<Seat> spoken;                        ///< who chose to tell anybody, but for reports
    Collector<Seat> leavers;                       ///< ascending where blocks of seats are ascending
    Collector<Recall> recalls;                     ///< observation only
    Collector<Awareness> awareness;                ///< found where the hearer is, or at once at the target

    // Facts that everyone needs: cases are the institution's, and a post is heard anywhere.
    Collector<EscrowedReport> reports, escrowed;
    Collector<ToldOfficial> told_officials;
    Collector<PostItem> posts;
    Relocations relocations;

    /// Who knew of an act before hearing of it; asked where the hearer is.
    Knowledge knowledge;

    /// Count an event of this week.
    void count(int thread, Counter counter, Standing who, std::uint32_t n = 1)
    {
        thread_counts_[static_cast<std::size_t>(thread)].add(counter, who.group, who.rank, n);
    }
    void clear_counts();
    /// Add up the events of this week so far. Not to be called while threads count.
    void sum_counts(Counts& total) const;

  private:
    std::vector<Counts> thread_counts_;
};

} // namespace groundswell
