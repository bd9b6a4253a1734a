#pragma once
#include "mechanisms/composition.hpp"
#include "mechanisms/rules.hpp"
#include "random/distributions.hpp"
#include "random/draw.hpp"

namespace groundswell {

/// Choose the target of an attempt (model 3.1).
///
/// With probability acts.repeat it is the last target (harm tier). Otherwise let w_ij = orientation *
/// logistic(power * A), times the factor of `Composition`. With probability acts.seeking the target is drawn
/// in proportion to w over the team ties. Else it is a team tie at random, and the act happens with
/// probability w over the largest that w can be. So harm falls on people whom power and numbers expose.
///
/// Ties are gone through as often as they are needed, so nothing is kept in between.
/// @tparam Ties  a `TieLayer`, or whatever else says who is tied
template <class Ties>
class TargetChoice {
  public:
    constexpr TargetChoice(Rules const& rules, Key key, Ties const& team)
        : rules_(rules), key_(key), team_(team)
    {}

    struct Attempt {
        Seat actor{0};
        Week week{0};
        unsigned ordinal{0};
        Block draws{};             ///< Purpose::act at (actor, ordinal, week): kind, repeat, seeking, which
        Seat last_target{no_seat}; ///< of an actor who remembers one; harm tier only
    };

    /// @param standing  standing(Seat): what can be seen of a seat's holder; group `no_group` if vacant
    /// @return the target's seat, or `no_seat` if nothing happens
    template <class StandingOf>
    constexpr Seat operator()(Attempt const& attempt, StandingOf const& standing) const
    {
        auto const& acts = rules_.p.acts;
        if (Seat const last = attempt.last_target; last != no_seat)
            if (unit_interval(attempt.draws[1]) < acts.repeat && standing(last).group != no_group &&
                team_.tied(attempt.actor, last))
                return last;

        Standing const self = standing(attempt.actor);
        Composition const team = composition(attempt.actor, self, standing);
        std::uint32_t const others = team.size() - 1;
        if (others == 0) return no_seat;
        auto const weight = [&](Standing theirs) {
            double const w = rules_.target_weight(self, theirs);
            return acts.token != 0 ? w * team.factor(theirs.group) : w;
        };
        double const which = unit_interval(attempt.draws[3]);
        if (unit_interval(attempt.draws[2]) < acts.seeking)
            return sought(attempt.actor, which, standing, weight);

        Seat const met = occupied_tie(attempt.actor, whole_below(which, others), standing);
        // An act happens towards somebody met by chance, or nothing does.
        double const u = uniform(key_, Purpose::act, {attempt.actor, attempt.ordinal, attempt.week, 4});
        return u * rules_.largest_weight < weight(standing(met)) ? met : no_seat;
    }

  private:
    /// The actor's team, which must be known before anybody is weighed.
    template <class StandingOf>
    constexpr Composition composition(Seat actor, Standing self, StandingOf const& standing) const
    {
        Composition team(rules_);
        team.add(self.group);
        team_.for_each(actor, [&](Seat other) {
            if (Group const group = standing(other).group; group != no_group) team.add(group);
        });
        return team;
    }

    template <class StandingOf>
    constexpr Seat occupied_tie(Seat actor, std::uint32_t number, StandingOf const& standing) const
    {
        Seat found = no_seat;
        team_.for_each(actor, [&](Seat other) {
            if (standing(other).group == no_group) return;
            if (number-- == 0) found = other;
        });
        return found;
    }

    /// Drawn in proportion to the weights (`index_in_proportion`).
    template <class StandingOf, class Weight>
    constexpr Seat sought(Seat actor, double which, StandingOf const& standing, Weight const& weight) const
    {
        double sum = 0;
        team_.for_each(actor, [&](Seat other) {
            if (Standing const theirs = standing(other); theirs.group != no_group) sum += weight(theirs);
        });
        if (!(sum > 0)) return no_seat;
        double running = 0;
        Seat found = no_seat;
        bool over = false;
        team_.for_each(actor, [&](Seat other) {
            Standing const theirs = standing(other);
            if (over || theirs.group == no_group) return;
            double const w = weight(theirs);
            if (w <= 0) return;
            running += w;
            found = other;
            over = which * sum < running;
        });
        return found;
    }

    Rules const& rules_;
    Key key_;
    Ties const& team_;
};

} // namespace groundswell
