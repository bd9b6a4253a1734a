#pragma once
#include <atomic>
#include <memory>
#include <vector>

#include "engine/active_interventions.hpp"
#include "engine/attempter.hpp"
#include "engine/state.hpp"
#include "mechanisms/discourse.hpp"
#include "mechanisms/reaction.hpp"
#include "mechanisms/relaxation.hpp"
#include "mechanisms/scene.hpp"
#include "mechanisms/target_choice.hpp"
#include "observe/counters.hpp"
#include "parallel/executor.hpp"
#include "parallel/mailbox.hpp"
#include "random/draw_batch.hpp"
#include "scenario/scenario.hpp"
#include "world/world.hpp"

namespace groundswell {

/// What travels in each phase, besides recipient, event and sender.
struct ActNote {
    Kind kind{Kind::remark};
};
struct SceneNote {
    std::uint32_t act{0};    ///< index among the week's acts
    std::uint32_t notice{0}; ///< draws that came with presence
    std::uint32_t react{0};
    bool noticed{false};
    Reaction reaction{Reaction::silent};
};
enum class Side : std::uint8_t { perpetrator, witness, target };
struct OutcomeNote {
    std::uint32_t act{0};
    Side side{Side::witness};
    Reaction reaction{Reaction::silent};
};
struct ConfidenceNote {};
struct AnswerNote {
    bool supported{false};
};
struct RulingNote {
    Verdict verdict{Verdict::dismissed};
    enum class To : std::uint8_t { accused, accuser, public_ } to{To::public_};
    double severity{0};
    bool engages{false};
};
struct PostNote {
    std::uint32_t post{0}; ///< index among the posts of the round
};

/// A post on its way.
struct PostItem {
    EventId id{0};
    Seat author{0};
    Post kind{Post::callout};
    EventId about{0};     ///< testimony: the act; 0 where there is none
    Seat teller{no_seat}; ///< testimony: who suffered it
    Standing told_as{};   ///< testimony: the teller's standing
    bool counted{false};  ///< testimony: of a kind that surveys count
};

/// Somebody near the target learned of an act (observation only).
struct Awareness {
    EventId event{0};
    Seat hearer{0};
    Seat target{0};
    Standing told_as{}; ///< the target's standing
};

/// Answers to one act, summed at its target; integers, so that their order cannot matter.
struct Tally {
    std::uint32_t noticed{0}, silent{0}, intervened{0}, supported{0}, excused{0};
    Answers answers() const { return {noticed, silent, intervened, supported, excused}; }
};

/// A candidate for an attempt that a bound of its pressure has left.
struct CandidateLeft {
    double threshold{0};
    std::uint32_t who{0}; ///< place among the people looked at
    unsigned ordinal{0};
};

/// Written by one thread only within a phase, collected by the phase when its threads have ended.
struct Local {
    Counts counts;
    TargetChoice::Scratch ties;
    TieLayer::RecentTeam confidants; ///< of the team looked at last
    std::vector<Presence::Witness> present;
    std::vector<Seat> seats, near;
    DrawBatch onlookers;                 ///< who might be present at one of several acts, or hear a post
    std::vector<Letter<ActNote>> harmed; ///< acts of the harm tier, each actor's in order
    std::vector<EscrowedReport> reports, escrowed;
    std::vector<PostItem> posts;
    std::vector<Awareness> aware;
    std::vector<std::pair<std::uint32_t, Seat>> reached; ///< (draw, hearer) of a post
    std::vector<std::pair<Seat, KeptAct>> kept;
    std::vector<Seat> told; ///< who has told of the act it kept
    std::vector<CandidateLeft> candidates_left;
    std::uint64_t candidates{0};
};

enum Flag : std::uint8_t { flag_posted = 1, flag_reconsidered = 2 };

/// Seats that no tie of a team crosses, so that what happens in them up to the targets' choices is theirs
/// alone.
struct ClosedRange {
    Seat begin{0}, end{0};
    std::vector<Attempter> attempters; ///< ascending
    std::size_t size() const { return end - begin; }
};

/// Acts, scenes and outcomes of one range in one week. Ranges are gone through one after another, or several
/// at once, each by one thread; so this mail never holds more than a range, and stays in a cache.
struct Scenery {
    Executor executor;   ///< threads on this range
    int first_thread{0}; ///< theirs are first_thread .. first_thread + executor.threads() - 1
    ClosedRange* range{nullptr};
    Mailbox<ActNote> acts;
    Mailbox<SceneNote> scenes; ///< everyone present, and from the end of phase 2 on whoever noticed
    Mailbox<OutcomeNote> outcomes;
    std::vector<Tally> tallies; ///< by act
    std::uint64_t messages{0};

    template <class Payload>
    void open(Mailbox<Payload>& mail) const
    {
        mail.open(executor, range->size(), range->begin);
    }

    /// Add to a tally that several threads may write.
    void add(std::uint32_t& tally, std::uint32_t n) const
    {
        if (executor.threads() == 1)
            tally += n;
        else if (n > 0)
            std::atomic_ref<std::uint32_t>(tally).fetch_add(n, std::memory_order_relaxed);
    }
};

/// What a phase collects from all threads.
struct Gathered {
    std::vector<EscrowedReport> reports, escrowed;
    std::vector<Awareness> aware;
    std::vector<std::pair<Seat, KeptAct>> kept;
    std::vector<Seat> told;
};

/// What the phases of a week share: the world, the rules of the week, the state, and the mail of each phase.
struct Stage {
    std::shared_ptr<World const> world;
    Scenario scenario;
    Key key;
    Executor executor;
    SimulationState state;
    Rules rules;
    bool rules_stale{true}; ///< never compiled yet
    std::vector<ActiveIntervention> interventions;

    std::vector<Local> local; ///< by thread
    Gathered gathered;
    Counts counts; ///< of the week
    std::vector<ClosedRange> ranges;
    std::vector<Scenery> sceneries;
    bool listed{false};                   ///< attempters have been, under the present cap and propensities
    std::vector<Seat> changed;            ///< seats whose holder has changed since attempters were listed
    std::vector<double> mean_attitude;    ///< by institution; only with component tolerance off
    std::vector<std::uint16_t> floor;     ///< held responsibility by seat; empty: nobody is held
    std::vector<std::uint16_t> attitudes; ///< by seat, before influence
    std::vector<std::uint8_t> flags;      ///< by seat, of this week
    std::vector<std::pair<Seat, Seat>> relocated; ///< (from, to or `no_seat`), until `settle`
    std::uint64_t messages{0};
    double cost{0};

    Mailbox<ConfidenceNote> confidences;
    Mailbox<AnswerNote> answers;
    Mailbox<RulingNote> rulings;
    Mailbox<PostNote> hearings;
    std::vector<Letter<ActNote>> harmed; ///< the week's acts of the harm tier
    std::vector<PostItem> posts;
    std::vector<std::pair<EventId, Seat>> knew;  ///< who already knew of acts told on reconsidering
    std::vector<std::pair<EventId, Seat>> aware; ///< of this week's acts, until the awareness of phase 8

    Week week() const { return state.week; }
    std::size_t seats() const { return world->seats; }
    Standing standing(Seat seat) const { return {state.people.group[seat], world->rank[seat]}; }
    bool occupied(Seat seat) const { return state.people.group[seat] != no_group; }
    bool careers_on() const { return rules.p.career.every > 0 && !(world->imported && state.week < 0); }

    void count(int thread, Counter counter, Seat seat, std::uint32_t n = 1)
    {
        Standing const who = standing(seat);
        local[static_cast<std::size_t>(thread)].counts.add(counter, who.group, who.rank, n);
    }

    /// The state as it reads in this week.
    PersonState read(Seat seat) const
    {
        PersonState s = Relaxation{rules}(state.people.record[seat], state.people.group[seat], state.week);
        if (!floor.empty()) s.responsibility = std::max(s.responsibility, decode_fraction(floor[seat]));
        if (rules.off.tolerance) {
            s.norm = mean_attitude[world->institution(seat)];
            s.habituation = 0;
        }
        return s;
    }
    double read_habituation(Seat seat) const
    {
        return rules.off.tolerance ? 0.0
                                   : Relaxation{rules}.habituation(state.people.record[seat], state.week);
    }

    /// A touch: relax to this week, apply f, write back.
    template <class F>
    void touch(Seat seat, F&& f)
    {
        PersonState s = read(seat);
        f(s);
        encode_record(s, state.week, state.people.record[seat]);
    }

    bool posted(Seat seat) const { return (flags[seat] & flag_posted) != 0; }

    /// Move what every thread collected to the end of one list. Both keep their room, so that a week like
    /// those before it allocates nothing.
    template <class T>
    void gather(std::vector<T> Local::*list, std::vector<T>& all)
    {
        for (auto& l : local) {
            all.insert(all.end(), std::make_move_iterator((l.*list).begin()),
                       std::make_move_iterator((l.*list).end()));
            (l.*list).clear();
        }
    }
};

} // namespace groundswell
