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
#include "parallel/partition.hpp"

namespace groundswell {

/// Carries whatever leaves the range or the thread where it arose: letters between any two people, facts that
/// threads found, people who change seats, and counts.
///
/// Phases write to it and ask it to deliver, gather or relocate. They never look into another range's mail or
/// another thread's lists.
///
/// A world may be spread over processes (`Partition`). Then what leaves a process is exchanged here, and
/// in two other places of a week: where interventions reach people of all processes (`ActingIntervention`),
/// and where people listen to attitudes (`phase::influence`). An institution is never cut, so most groups of
/// members stay within a process.
class Exchange {
  public:
    Exchange() = default;
    /// @param partition      must outlive the exchange
    /// @param groups, ranks  of the counts
    Exchange(Executor executor, Partition const& partition, int groups, int ranks);

    // Letters between any two people, delivered to where the recipient is.
    Channel<ConfidenceNote> confidences;
    Channel<AnswerNote> answers;
    Channel<PostNote> hearings; ///< delivered by `deliver_hearings`

    // Letters within an institution.
    Channel<OfficialNote> official_answers;
    Channel<RulingNote> rulings;
    Channel<OwnNote> own_letters; ///< of one mechanism of one's own

    // Facts about people of the range that found them. They stay there.
    Collector<Letter<ActNote>> harm_acts;          ///< of the harm tier, each actor's in order
    Collector<std::pair<Seat, KeptAct>> kept_acts; ///< (target, act) not spoken of
    Collector<Seat> told;                          ///< who has told of the act it kept
    Collector<Seat> spoken;                        ///< who chose to tell anybody, but for reports
    Collector<Seat> leavers;                       ///< ascending where blocks of seats are ascending
    Collector<Recall> recalls;                     ///< observation only
    Collector<Awareness> awareness;                ///< found where the hearer is, or at once at the target

    // Facts that an institution needs.
    Collector<EscrowedReport> reports, escrowed;
    Collector<ToldOfficial> told_officials;

    /// A post is heard anywhere; it goes to where it is heard, with the letters of `hearings`.
    Collector<PostItem> posts;
    /// Who holds which seat is seen by all.
    Relocations relocations;

    /// Who knew of an act before hearing of it; asked where the hearer is.
    Knowledge knowledge;

    /// Gather the posts of a round.
    ///
    /// @return whether there are any, here or in another process
    bool gather_posts();
    /// Deliver the letters of a round, with posts of other processes, which are then among those gathered.
    void deliver_hearings();

    /// Count an event of this week.
    void count(int thread, Counter counter, Standing who, std::uint32_t n = 1)
    {
        thread_counts_[static_cast<std::size_t>(thread)].add(counter, who.group, who.rank, n);
    }
    void clear_counts();
    /// Add up the events of this week so far. Not to be called while threads count.
    void sum_counts(Counts& total) const;

  private:
    void exchange_hearings();

    Partition const* partition_{nullptr};
    std::vector<Counts> thread_counts_;
};

} // namespace groundswell
