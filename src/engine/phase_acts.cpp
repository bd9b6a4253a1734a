#include "engine/phases.hpp"
#include "mechanisms/attempts.hpp"

namespace groundswell::phase {

namespace {

void list_attempters(Stage& stage)
{
    auto const& people = stage.state.people;
    Candidates const candidates{stage.rules, stage.key};
    float const guilty = stage.state.offender_threshold;
    stage.attempters.clear();
    for (Seat seat = 0; seat < stage.seats(); ++seat) {
        if (!people.occupied(seat) || !(people.everyday[seat] > 0 || people.harm[seat] > 0)) continue;
        if (stage.rules.off.individuals && guilty > 0 && people.harm[seat] >= guilty) continue;
        stage.attempters.push_back({.seat = seat,
                                    .everyday = people.everyday[seat],
                                    .harm = people.harm[seat],
                                    .everyday_none = candidates.none(people.everyday[seat]),
                                    .harm_none = candidates.none(people.harm[seat])});
    }
    stage.people_changed = false;
}

/// One person's attempts of a week, in turn.
class Attempts {
  public:
    explicit Attempts(Stage& stage)
        : stage_(stage), rules_(stage.rules),
          candidates_{stage.rules, stage.key}, pressure_{stage.rules}, kind_{stage.rules},
          target_(stage.rules, stage.key, stage.world->team)
    {}

    void operator()(int thread, Attempter& who)
    {
        Block const draws = candidates_.draws(who.seat, stage_.week());
        bool const any_harm = unit_interval(draws[0]) > who.harm_none;
        bool const any_everyday = unit_interval(draws[1]) > who.everyday_none;
        if (!any_harm && !any_everyday) return;
        unsigned const harm = any_harm ? candidates_.count(draws[0], who.harm) : 0;
        unsigned const total = harm + (any_everyday ? candidates_.count(draws[1], who.everyday) : 0);
        stage_.local[static_cast<std::size_t>(thread)].candidates += total;

        refresh_bound(who);
        Person person{.seat = who.seat, .last_target = no_seat, .looked_up = false, .state = {}};
        Block thinning{};
        for (unsigned ordinal = 0; ordinal < total; ++ordinal) {
            if (ordinal % 4 == 0) thinning = candidates_.thinning(who.seat, stage_.week(), ordinal / 4);
            double const threshold = candidates_.threshold(thinning[ordinal % 4]);
            if (!(threshold < who.bound)) continue;
            if (!person.looked_up) look_up(person);
            Tier const tier = ordinal < harm ? Tier::harm : Tier::everyday;
            if (threshold < pressure_(person.state, tier)) attempt(thread, person, ordinal, tier);
        }
    }

  private:
    struct Person {
        Seat seat{0};
        Seat last_target{no_seat};
        bool looked_up{false};
        PersonState state;
    };

    void look_up(Person& person) const
    {
        person.looked_up = true;
        person.state = stage_.read(person.seat);
        if (Seat const* found = stage_.state.people.last_target.find(person.seat))
            person.last_target = *found;
    }

    /// A bound is kept only if this week has not touched the person yet, because a later touch would not be
    /// noticed.
    void refresh_bound(Attempter& who) const
    {
        Record const& record = stage_.state.people.record[who.seat];
        if (who.bound_touched == record.touched && who.bound_touched != never) return;
        who.bound_touched = never;
        who.bound = rules_.p.acts.cap;
        if (record.touched == stage_.week() || rules_.off.tolerance) return;
        Group const group = stage_.state.people.group[who.seat];
        who.bound =
            std::min(who.bound,
                     pressure_.bound(
                         stage_.read(who.seat), rules_.start_value(Inborn::norm, group, record.norm_quantile),
                         rules_.start_value(Inborn::deterrence, group, record.deterrence_quantile)));
        who.bound_touched = record.touched;
    }

    void attempt(int thread, Person& person, unsigned ordinal, Tier tier)
    {
        Local& local = stage_.local[static_cast<std::size_t>(thread)];
        Block const draws = draw_block(stage_.key, Purpose::act, person.seat, ordinal, stage_.week());
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
        stage_.acts.send(thread,
                         {event_id(person.seat, stage_.week(), ordinal), target, person.seat, {kind}});
        stage_.count(thread, tier == Tier::harm ? Counter::done_harm : Counter::done_remark, person.seat);
        if (tier == Tier::harm) {
            person.last_target = target;
            local.harmed.emplace_back(person.seat, target);
        }
    }

    Stage& stage_;
    Rules const& rules_;
    Candidates candidates_;
    ActPressure pressure_;
    KindChoice kind_;
    TargetChoice target_;
};

} // namespace

void acts(Stage& stage)
{
    if (stage.people_changed) list_attempters(stage);
    stage.acts.open(stage.executor, stage.seats());
    stage.executor.for_blocks(stage.attempters.size(), [&](int thread, std::size_t begin, std::size_t end) {
        Attempts attempts(stage);
        for (std::size_t i = begin; i < end; ++i)
            attempts(thread, stage.attempters[i]);
    });
    for (auto& local : stage.local) {
        for (auto const& [actor, target] : local.harmed) {
            stage.state.people.last_target[actor] = target;
            stage.state.lived.deeds[actor].push_back(static_cast<std::int16_t>(stage.week()));
        }
        local.harmed.clear();
    }
    stage.acts.deliver(stage.executor);
    stage.messages += stage.acts.size();
}

} // namespace groundswell::phase
