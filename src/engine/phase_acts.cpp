#include <algorithm>
#include <array>
#include <span>

#include "engine/phases.hpp"
#include "mechanisms/attempts.hpp"
#include "random/draw_batch.hpp"

namespace groundswell::phase {

namespace {

/// The draw from which on a week brings a candidate, rounded down.
std::uint32_t candidates_from(double none)
{
    double const from = none * 0x1p32 - 1;
    return from >= 4294967295.0 ? 0xFFFFFFFFU : from > 0 ? static_cast<std::uint32_t>(from) : 0;
}

/// Lists, and keeps listed, who can start an act.
class Listing {
  public:
    explicit Listing(Stage& stage) : stage_(stage), candidates_{stage.rules, stage.key} {}

    void everyone(ClosedRange& range) const
    {
        range.attempters.clear();
        for (Seat seat = range.begin; seat < range.end; ++seat)
            if (can_start(seat)) range.attempters.push_back(entry(seat));
    }

    void again(ClosedRange& range, Seat seat) const
    {
        auto& list = range.attempters;
        auto const at = std::ranges::lower_bound(list, seat, {}, &Attempter::seat);
        bool const listed = at != list.end() && at->seat == seat;
        if (can_start(seat)) {
            if (listed)
                *at = entry(seat);
            else
                list.insert(at, entry(seat));
        } else if (listed) {
            list.erase(at);
        }
    }

  private:
    bool can_start(Seat seat) const
    {
        auto const& people = stage_.state.people;
        float const guilty = stage_.state.offender_threshold;
        return people.occupied(seat) && (people.everyday[seat] > 0 || people.harm[seat] > 0) &&
               !(stage_.rules.off.individuals && guilty > 0 && people.harm[seat] >= guilty);
    }

    Attempter entry(Seat seat) const
    {
        auto const& people = stage_.state.people;
        return {.seat = seat,
                .everyday = people.everyday[seat],
                .harm = people.harm[seat],
                .everyday_from = candidates_from(candidates_.none(people.everyday[seat])),
                .harm_from = candidates_from(candidates_.none(people.harm[seat]))};
    }

    Stage& stage_;
    Candidates candidates_;
};

/// One person's attempts of a week, in turn.
class Attempts {
  public:
    Attempts(Stage& stage, Scenery& scenery)
        : stage_(stage), scenery_(scenery), rules_(stage.rules),
          candidates_{stage.rules, stage.key}, pressure_{stage.rules}, kind_{stage.rules},
          target_(stage.rules, stage.key, stage.world->team)
    {}

    /// Several people's weeks, so that draws run side by side.
    void operator()(int thread, std::span<Attempter> people)
    {
        std::array<Seat, at_once> seats;
        std::array<Block, at_once> draws, thinning;
        std::array<Attempter*, at_once> some; // who has candidates
        for (std::size_t i = 0; i < people.size(); ++i)
            seats[i] = people[i].seat;
        draw_blocks(stage_.key, Purpose::attempts, std::span(seats).first(people.size()), {}, stage_.week(),
                    0, draws.data());
        std::size_t n = 0;
        for (std::size_t i = 0; i < people.size(); ++i) { // without a branch, which is hard to foretell
            some[n] = &people[i];
            seats[n] = seats[i];
            draws[n] = draws[i];
            n += (draws[i][0] >= people[i].harm_from) | (draws[i][1] >= people[i].everyday_from);
        }
        draw_blocks(stage_.key, Purpose::thin, std::span(seats).first(n), {}, stage_.week(), 0,
                    thinning.data());
        for (std::size_t i = 0; i < n; ++i)
            week_of(thread, *some[i], draws[i], thinning[i]);
    }

    static constexpr std::size_t at_once = 128;

  private:
    struct Person {
        Seat seat{0};
        bool looked_up{false};
        double pressure{0};
        bool remembered{false}; ///< whether the last target has been looked up
        Seat last_target{no_seat};
    };

    /// @param thinning  of candidates 0 to 3
    void week_of(int thread, Attempter& who, Block const& draws, Block thinning)
    {
        unsigned const harm = draws[0] < who.harm_from ? 0 : candidates_.count(draws[0], who.harm);
        unsigned const total =
            harm + (draws[1] < who.everyday_from ? 0 : candidates_.count(draws[1], who.everyday));
        if (total == 0) return;
        stage_.local[static_cast<std::size_t>(thread)].candidates += total;

        double const bound = bound_of(who);
        Person person{.seat = who.seat};
        for (unsigned ordinal = 0; ordinal < total; ++ordinal) {
            if (ordinal > 0 && ordinal % 4 == 0)
                thinning = candidates_.thinning(who.seat, stage_.week(), ordinal / 4);
            double const threshold = candidates_.threshold(thinning[ordinal % 4]);
            if (!(threshold < bound)) continue;
            if (!person.looked_up) look_up(person);
            Tier const tier = ordinal < harm ? Tier::harm : Tier::everyday;
            if (threshold < pressure_.of(tier, person.pressure)) attempt(thread, person, ordinal, tier);
        }
    }

    void look_up(Person& person) const
    {
        person.looked_up = true;
        person.pressure = pressure_.common(stage_.read(person.seat));
    }

    void remember(Person& person) const
    {
        if (person.remembered) return;
        person.remembered = true;
        if (Seat const* found = stage_.state.people.last_target.find(person.seat))
            person.last_target = *found;
    }

    /// At least F of either tier. What is kept of it holds only if this week has not touched the person yet,
    /// because a later touch would not be noticed; whoever was touched lately will be again, so that a bound
    /// would not be worth its price.
    double bound_of(Attempter& who) const
    {
        Record const& record = stage_.state.people.record[who.seat];
        if (who.bound_touched == record.touched && who.bound_touched != never) return who.bound;
        who.bound_touched = never;
        if (stage_.week() - record.touched < weeks_to_settle || rules_.off.tolerance)
            return rules_.p.acts.cap;
        Group const group = stage_.state.people.group[who.seat];
        double const bound =
            std::min(rules_.p.acts.cap,
                     pressure_.bound(
                         stage_.read(who.seat), rules_.start_value(Inborn::norm, group, record.norm_quantile),
                         rules_.start_value(Inborn::deterrence, group, record.deterrence_quantile)));
        // Rounded up.
        who.bound = static_cast<float>(bound * (1 + 1e-6));
        who.bound_touched = record.touched;
        return who.bound;
    }

    void attempt(int thread, Person& person, unsigned ordinal, Tier tier)
    {
        Local& local = stage_.local[static_cast<std::size_t>(thread)];
        Block const draws = draw_block(stage_.key, Purpose::act, person.seat, ordinal, stage_.week());
        if (tier == Tier::harm) remember(person);
        bool const remembers = tier == Tier::harm && person.last_target != no_seat;
        Seat const target = target_(
            {.actor = person.seat,
             .week = stage_.week(),
             .ordinal = ordinal,
             .draws = draws,
             .last_target = remembers ? &person.last_target : nullptr},
            [this](Seat seat) { return stage_.standing(seat); }, local.ties);
        if (target == no_seat) return;
        Kind const kind = tier == Tier::harm ? kind_(unit_interval(draws[0])) : Kind::remark;
        Letter<ActNote> const act{event_id(person.seat, stage_.week(), ordinal), target, person.seat, {kind}};
        scenery_.acts.send(thread - scenery_.first_thread, act);
        stage_.count(thread, tier == Tier::harm ? Counter::done_harm : Counter::done_remark, person.seat);
        if (tier == Tier::harm) {
            person.last_target = target;
            local.harmed.push_back(act);
        }
    }

    static constexpr Week weeks_to_settle = 3;

    Stage& stage_;
    Scenery& scenery_;
    Rules const& rules_;
    Candidates candidates_;
    ActPressure pressure_;
    KindChoice kind_;
    TargetChoice target_;
};

} // namespace

void list_attempters(Stage& stage)
{
    Listing const listing(stage);
    if (!stage.listed) {
        stage.executor.for_each_dynamic(stage.ranges.size(),
                                        [&](std::size_t i) { listing.everyone(stage.ranges[i]); });
    } else {
        for (Seat const seat : stage.changed)
            listing.again(*std::prev(std::ranges::upper_bound(stage.ranges, seat, {}, &ClosedRange::begin)),
                          seat);
    }
    stage.listed = true;
    stage.changed.clear();
}

void acts(Stage& stage, Scenery& scenery)
{
    scenery.open(scenery.acts);
    auto& attempters = scenery.range->attempters;
    scenery.executor.for_blocks(attempters.size(), [&](int thread, std::size_t begin, std::size_t end) {
        Attempts attempts(stage, scenery);
        for (; begin < end; begin += std::min(Attempts::at_once, end - begin))
            attempts(scenery.first_thread + thread,
                     std::span(attempters).subspan(begin, std::min(Attempts::at_once, end - begin)));
    });
    scenery.acts.deliver(scenery.executor);
    scenery.messages += scenery.acts.size();
}

} // namespace groundswell::phase
