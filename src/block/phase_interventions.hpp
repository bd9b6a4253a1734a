#pragma once
#include <groundswell/interventions/bystander_training.hpp>
#include <groundswell/interventions/norm_correction.hpp>

#include "block/turnover.hpp"
#include "random/distributions.hpp"

namespace groundswell::block {

/// Mean attitude by institution: what passes as normal where tolerance is off.
template <class Team>
GROUNDSWELL_ANYWHERE void mean_attitudes(Now<Team> const& now)
{
    Memory& m = now.m;
    now.team.barrier();
    if (!now.rules().off.tolerance) return;
    share(now.team, now.at.world.institutions, [&](std::uint32_t i) { m.sum[i] = m.number[i] = 0; });
    now.team.barrier();
    share(now.team, now.seats(), [&](Seat seat) {
        if (!now.occupied(seat)) return;
        Institution const institution = now.at.world.institution[seat];
        now.team.add(m.sum[institution], std::uint64_t{m.record[seat].attitude});
        now.team.add(m.number[institution], 1U);
    });
    now.team.barrier();
    share(now.team, now.at.world.institutions, [&](std::uint32_t i) {
        m.mean_attitude[i] =
            m.number[i] == 0 ? 0 : static_cast<double>(m.sum[i]) / 65535.0 / static_cast<double>(m.number[i]);
    });
    now.team.barrier();
}

/// An intervention in a week, and the people whom it reaches.
template <class Team>
class Acting {
  public:
    GROUNDSWELL_ANYWHERE Acting(Now<Team> const& now, std::uint32_t index)
        : now_(now), index_(index), what_(now.at.interventions[index])
    {}

    GROUNDSWELL_ANYWHERE void operator()() const
    {
        once(now_.team, [&] {
            if (what_.schedule.in_force(now_.week)) now_.m.cost += what_.cost_per_week;
        });
        if (what_.schedule.acts(now_.week)) {
            list_reached();
            once(now_.team, [&] { now_.m.cost += what_.cost_per_person * people_paid_for(); });
            act();
            now_.team.barrier();
            if (now_.m.has_members[index_]) hold(now_); // what follows reads it
        }
        if (what_.schedule.in_force(now_.week)) take_stands();
    }

    /// Who is held at which responsibility this week.
    GROUNDSWELL_ANYWHERE static void hold(Now<Team> const& now)
    {
        Memory& m = now.m;
        std::uint32_t const seats = now.seats();
        now.team.barrier();
        share(now.team, seats, [&](Seat seat) {
            std::uint16_t floor = 0;
            for (std::uint32_t i = 0; i < now.at.intervention_count; ++i) {
                Intervention const& one = now.at.interventions[i];
                std::uint8_t& member = m.members[i * seats + seat];
                if (!one.schedule.in_force(now.week)) member = 0;
                std::uint16_t const held = encode_fraction(one.strength);
                if (member && held > floor) floor = held;
            }
            m.floor[seat] = floor;
        });
        now.team.barrier();
        once(now.team, [&] {
            for (std::uint32_t i = 0; i < now.at.intervention_count; ++i)
                if (!now.at.interventions[i].schedule.in_force(now.week)) m.has_members[i] = 0;
        });
        now.team.barrier();
    }

  private:
    GROUNDSWELL_ANYWHERE void list_reached() const
    {
        auto& reached = now_.m.reached;
        now_.team.barrier();
        once(now_.team, [&] {
            reached.clear();
            now_.m.could_be_reached = 0;
        });
        now_.team.barrier();
        share(now_.team, now_.seats(), [&](Seat seat) {
            if (could_reach(now_, index_, seat)) now_.team.add(now_.m.could_be_reached, 1U);
            if (in_scope(now_, index_, seat)) reached.append(now_.team, seat);
        });
        now_.team.barrier();
        now_.team.sort(reached.items, reached.size(), [](Seat a, Seat b) { return a < b; });
    }

    /// See groundswell::people_paid_for.
    GROUNDSWELL_ANYWHERE double people_paid_for() const
    {
        std::uint32_t const people = now_.m.could_be_reached, least = what_.paid_in;
        if (least <= 1) return now_.m.reached.size();
        if (people == 0) return 0;
        std::uint32_t const rounded = (2 * people + least) / (2 * least) * least; // halves up
        return what_.share * (rounded > least ? rounded : least);
    }

    template <class F>
    GROUNDSWELL_ANYWHERE void for_each_reached(F const& f) const
    {
        share(now_.team, now_.m.reached.size(), [&](std::uint32_t i) { f(now_.m.reached[i]); });
    }

    GROUNDSWELL_ANYWHERE void act() const
    {
        switch (what_.what) {
        case Intervention::What::bystander_training:
            return train();
        case Intervention::What::norm_correction:
            return correct_norms();
        case Intervention::What::ally_mobilisation:
            return mobilise();
        case Intervention::What::movement:
            return seed_posts();
        case Intervention::What::remove_reported:
            return remove_reported();
        case Intervention::What::remove_top:
            return remove_top();
        case Intervention::What::changes_rules:
        case Intervention::What::escrow:
        case Intervention::What::answering:
            return;
        }
    }

    GROUNDSWELL_ANYWHERE void train() const
    {
        intervention::BystanderTraining const training{.dose = what_.strength};
        if (training.dose == 0) return; // a touch rounds
        for_each_reached([&](Seat seat) { now_.touch(seat, [&](PersonState& s) { training.train(s); }); });
    }

    GROUNDSWELL_ANYWHERE void correct_norms() const
    {
        intervention::NormCorrection const correction{.dose = what_.strength};
        if (correction.dose == 0) return;
        Memory& m = now_.m;
        auto const& world = now_.at.world;
        share(now_.team, world.units, [&](std::uint32_t unit) { m.sum[unit] = m.number[unit] = 0; });
        now_.team.barrier();
        share(now_.team, now_.seats(), [&](Seat seat) {
            if (!now_.occupied(seat)) return;
            now_.team.add(m.sum[world.unit[seat]], std::uint64_t{m.record[seat].attitude});
            now_.team.add(m.number[world.unit[seat]], 1U);
        });
        now_.team.barrier();
        for_each_reached([&](Seat seat) {
            Unit const unit = world.unit[seat];
            double const mean =
                static_cast<double>(m.sum[unit]) / 65535.0 / static_cast<double>(m.number[unit]);
            now_.touch(seat, [&](PersonState& s) { correction.correct(s, mean); });
        });
    }

    GROUNDSWELL_ANYWHERE void mobilise() const
    {
        for_each_reached([&](Seat seat) { now_.m.members[index_ * now_.seats() + seat] = 1; });
        once(now_.team, [&] { now_.m.has_members[index_] = 1; });
    }

    GROUNDSWELL_ANYWHERE void post(Seat author, std::uint32_t ordinal, Post kind) const
    {
        now_.m.flags[author] |= flag_posted;
        now_.count(static_cast<Counter>(static_cast<int>(Counter::post_testimony) + static_cast<int>(kind)),
                   author);
        now_.m.posts.append(
            now_.team,
            {.id = post_id(event_id(author, now_.week, ordinal), author), .author = author, .kind = kind});
    }

    GROUNDSWELL_ANYWHERE void seed_posts() const
    {
        std::uint32_t const people = now_.m.reached.size();
        if (people == 0) return;
        once(now_.team, [&] {
            for (std::uint32_t i = 0; i < what_.number; ++i) {
                Seat const author =
                    now_.m.reached[whole_below(now_.draw(Purpose::movement, 0, index_, i), people)];
                if (!now_.posted(author)) post(author, 65535, what_.post);
            }
        });
    }

    GROUNDSWELL_ANYWHERE void remove_reported() const
    {
        for_each_reached([&](Seat seat) {
            if (now_.m.facts[seat].reports_against >= what_.number) remove_person(now_, seat);
        });
        apply_moves(now_);
    }

    /// Of those reached who ever harm, the share with the largest propensity leaves, rounded to whole people;
    /// of equals the first by birth key.
    GROUNDSWELL_ANYWHERE void remove_top() const
    {
        auto& all = now_.m.candidates;
        once(now_.team, [&] { all.clear(); });
        now_.team.barrier();
        for_each_reached([&](Seat seat) {
            if (float const harm = now_.m.propensity[seat].harm; harm > 0)
                all.append(now_.team, {double{harm}, now_.birth_key(seat), seat, now_.m.group[seat], false});
        });
        now_.team.barrier();
        now_.team.sort(all.items, all.size(),
                       [](PromotionCandidate const& a, PromotionCandidate const& b) { return better(a, b); });
        auto const number =
            static_cast<std::uint32_t>(what_.strength * static_cast<double>(all.size()) + 0.5);
        share(now_.team, number < all.size() ? number : all.size(),
              [&](std::uint32_t i) { remove_person(now_, all[i].seat); });
        apply_moves(now_);
    }

    /// Those who are held by an intervention take public stands. It costs them nothing.
    GROUNDSWELL_ANYWHERE void take_stands() const
    {
        if (!(what_.voice > 0) || !now_.m.has_members[index_]) return;
        share(now_.team, now_.seats(), [&](Seat seat) {
            if (!now_.m.members[index_ * now_.seats() + seat] || now_.posted(seat)) return;
            if (!(now_.draw(Purpose::stand, seat, index_) < what_.voice)) return;
            now_.count(Counter::stands, seat);
            post(seat, 65534, Post::callout);
        });
        now_.team.barrier();
    }

    Now<Team> const& now_;
    std::uint32_t index_;
    Intervention const& what_;
};

/// Phase 0: interventions that are due.
template <class Team>
GROUNDSWELL_ANYWHERE void interventions(Now<Team> const& now)
{
    if (now.at.intervention_count > 0) Acting<Team>::hold(now);
    for (std::uint32_t i = 0; i < now.at.intervention_count; ++i)
        Acting<Team>(now, i)();
    mean_attitudes(now);
}

} // namespace groundswell::block
