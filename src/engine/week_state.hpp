#pragma once
#include <algorithm>
#include <groundswell/scenario.hpp>
#include <memory>
#include <optional>
#include <vector>

#include "engine/active_interventions.hpp"
#include "engine/exchange.hpp"
#include "engine/institution_index.hpp"
#include "engine/range_work.hpp"
#include "engine/state.hpp"
#include "engine/tallies.hpp"
#include "engine/thread_buffers.hpp"
#include "engine/week_flags.hpp"
#include "mechanisms/crowd.hpp"
#include "mechanisms/fear.hpp"
#include "mechanisms/relaxation.hpp"
#include "observe/fates.hpp"
#include "parallel/executor.hpp"
#include "parallel/partition.hpp"
#include "world/seat_column.hpp"
#include "world/world.hpp"

namespace groundswell {

class OwnMechanism;

/// What the phases of a week share: the world, the rules of the week, the state of all people, and the ways
/// between them.
///
/// Phases 1 to 5 work within a range (`RangeWork`). Whatever leaves a range goes through `exchange`. Of
/// people whom another process holds, only the group is known (`People::group`), and that is all anybody
/// sees.
struct WeekState {
    std::shared_ptr<World const> world;
    Partition partition; ///< over processes: the state is of the people whom this one holds
    Scenario scenario;
    Key key;
    Executor executor;
    SimulationState state;
    Rules rules;
    bool rules_stale{true}; ///< never compiled yet
    std::vector<ActiveIntervention> interventions;
    std::vector<OwnMechanism const*> own; ///< in their order

    Recollection recollection;
    Exchange exchange;
    std::vector<ClosedRange> ranges;
    std::vector<RangeWork> range_work; ///< one for each thread, or one that all threads share

    Counts counts;                                ///< of the week that was run last
    Fates fates;                                  ///< of acts since construction (for observation only)
    bool listed{false};                           ///< attempters are, under the present cap and propensities
    std::optional<InstitutionIndex> institutions; ///< made in the first round of careers
    std::vector<Seat> holder_changed;             ///< seats whose holder changed since attempters were listed
    std::vector<double> mean_attitude; ///< by institution of this process; only with component tolerance off
    std::vector<std::uint16_t> responsibility_floor; ///< by seat; empty: nobody's responsibility is held up
    std::vector<std::uint16_t> attitudes;            ///< by seat, before influence
    SeatColumn<std::uint8_t> flags;                  ///< of this week
    std::uint64_t messages{0};                       ///< since construction, delivered here
    double cost{0};                                  ///< of interventions, since construction
    bool crowded{false};                             ///< somebody may have more team ties than a crowd holds
    std::uint64_t candidates_before{0};              ///< drawn before a state was restored

    Totals totals; ///< over all processes, at the end of the week that was run last

    Week week() const { return state.week; }
    std::size_t seats() const { return world->seats; }
    Standing standing(Seat seat) const { return {state.people.group[seat], world->rank[seat]}; }
    /// What can be seen of whoever acts.
    Standing perpetrator(Letter<ActNote> const& act) const
    {
        return act.sender == no_seat ? rules.outsider(act.payload.outsider) : standing(act.sender);
    }
    bool occupied(Seat seat) const { return state.people.group[seat] != no_group; }
    /// Call f(seat) for each seat that this process holds, ascending.
    template <class F>
    void for_each_seat(F&& f) const
    {
        for (Seat seat = partition.begin(); seat < partition.end(); ++seat)
            f(seat);
    }
    bool careers_on() const { return rules.p.career.every > 0 && !(world->imported && state.week < 0); }
    bool posted(Seat seat) const { return (flags[seat] & flag_posted) != 0; }

    /// Return the working memory of the calling thread.
    ThreadBuffers& buffers(int thread) { return buffers_[static_cast<std::size_t>(thread)]; }
    void open_buffers() { buffers_.resize(static_cast<std::size_t>(executor.threads())); }
    /// Add up the candidates for attempts that were drawn since construction, here.
    std::uint64_t candidates() const;

    void count(int thread, Counter counter, Seat seat, std::uint32_t n = 1)
    {
        exchange.count(thread, counter, standing(seat), n);
    }

    /// Note what instruments count of a person's part in an act.
    void recall(int thread, Recollection::Part const& part)
    {
        recollection(part, state.week, [&](std::uint8_t instrument) {
            exchange.recalls.add(thread, {part.who, instrument});
        });
    }

    /// Read a person's state as it is in this week: relaxed since the last touch, with what interventions and
    /// components impose.
    PersonState read(Seat seat) const
    {
        PersonState s = Relaxation{rules}(state.people.record[seat], state.people.group[seat], state.week);
        if (!responsibility_floor.empty())
            s.responsibility = std::max(s.responsibility, decode_fraction(responsibility_floor[seat]));
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

    /// Read a person's fear of reprisal as it is in this week.
    double read_fear(Seat seat) const
    {
        auto const& people = state.people;
        return FearOfReprisal{rules, key}.read({people.birth_seat[seat], people.hired[seat]},
                                               people.fear.find(seat), state.week);
    }
    /// Change it by f(fear). Not to be called by several threads, because the column is sparse.
    template <class F>
    void change_fear(Seat seat, F&& f)
    {
        std::uint16_t const changed = encode_fraction(f(read_fear(seat)));
        state.people.fear[seat] = {changed, static_cast<std::int16_t>(state.week)};
    }

    /// Call f(seat) for each team tie of a person who could see or hear of an event: all, or a crowd's part.
    template <class F>
    void for_team_crowd(CrowdUse use, Seat who, EventId event, F&& f) const
    {
        auto const ties = crowded ? world->team.degree(who) : 0;
        if (ties <= Crowd::most) return world->team.for_each(who, f);
        auto row = world->team.row(who);
        std::vector<Seat> sorted;
        if (row.empty()) {
            world->team.for_each(who, [&](Seat other) { sorted.push_back(other); });
            std::ranges::sort(sorted);
            row = sorted;
        }
        Crowd const crowd = crowd_of(key, use, {who, fold_event(event), week(), 0}, ties);
        for (std::uint32_t i = 0; i < crowd.size(); ++i)
            f(row[crowd.place(i)]);
    }
    /// The same of a unit, about somebody in it.
    template <class F>
    void for_unit_crowd(Seat who, EventId event, F&& f) const
    {
        Unit const unit = world->unit_of(who);
        Crowd const crowd =
            crowd_of(key, CrowdUse::publicity, {who, fold_event(event), week(), 0}, world->unit_size(unit));
        for (std::uint32_t i = 0; i < crowd.size(); ++i)
            f(world->seat_in_unit(unit, crowd.place(i)));
    }

    /// Touch a person: relax the state to this week, apply f, write it back.
    template <class F>
    void touch(Seat seat, F&& f)
    {
        PersonState s = read(seat);
        f(s);
        encode_record(s, state.week, state.people.record[seat]);
    }

  private:
    std::vector<ThreadBuffers> buffers_;
};

} // namespace groundswell
