#pragma once
#include <vector>

#include "mechanisms/composition.hpp"
#include "mechanisms/rules.hpp"
#include "random/distributions.hpp"
#include "random/draw.hpp"
#include "world/ties.hpp"

namespace groundswell {

/// Choose the target of an attempt (model 3.1).
///
/// With probability acts.repeat it is the last target (harm tier). Otherwise let w_ij = orientation *
/// logistic(power * A), times the factor of `Composition`. With probability acts.seeking the target is drawn
/// in proportion to w over the team ties. Else it is a team tie at random, and the act happens with
/// probability w over the largest that w can be. So harm falls on people whom power and numbers expose.
class TargetChoice {
  public:
    /// Buffer for the occupied ties of one person, kept between calls.
    struct Scratch {
        std::vector<Seat> seats;
        std::vector<double> weights;

        void room_for_more_than(std::size_t ties)
        {
            if (ties < seats.size()) return;
            seats.resize(2 * ties + 16);
            weights.resize(2 * ties + 16);
        }
    };

    TargetChoice(Rules const& rules, Key key, TieLayer const& team) : rules_(rules), key_(key), team_(team) {}

    struct Attempt {
        Seat actor{0};
        Week week{0};
        unsigned ordinal{0};
        Block draws{}; ///< Purpose::act at (actor, ordinal, week): kind, repeat, seeking, which
        Seat const* last_target{nullptr}; ///< of an actor who remembers one; harm tier only
    };

    /// @param standing  standing(Seat): what can be seen of a seat's holder; group `no_group` if vacant
    /// @return the target's seat, or `no_seat` if nothing happens
    template <class StandingOf>
    Seat operator()(Attempt const& attempt, StandingOf&& standing, Scratch& scratch) const
    {
        auto const& acts = rules_.p.acts;
        if (Seat const* last = attempt.last_target)
            if (unit_interval(attempt.draws[1]) < acts.repeat && standing(*last).group != no_group &&
                team_.tied(attempt.actor, *last))
                return *last;

        Standing const self = standing(attempt.actor);
        double const which = unit_interval(attempt.draws[3]);
        bool const seeks = unit_interval(attempt.draws[2]) < acts.seeking;
        if (acts.token != 0) return by_composition(attempt, self, seeks, standing, scratch);
        std::size_t n = 0;
        if (seeks) {
            double sum = 0;
            team_.for_each(attempt.actor, [&](Seat other) {
                Standing const theirs = standing(other);
                if (theirs.group == no_group) return;
                double const weight = rules_.target_weight(self, theirs);
                scratch.room_for_more_than(n);
                scratch.seats[n] = other;
                scratch.weights[n++] = weight;
                sum += weight;
            });
            std::span<double const> const weights(scratch.weights.data(), n);
            return sum > 0 ? scratch.seats[index_in_proportion(which, weights, sum)] : no_seat;
        }
        list_occupied(attempt.actor, standing, scratch, n);
        if (n == 0) return no_seat;
        Seat const met = scratch.seats[whole_below(which, static_cast<std::uint32_t>(n))];
        return accepts(attempt, rules_.target_weight(self, standing(met))) ? met : no_seat;
    }

  private:
    template <class StandingOf>
    void list_occupied(Seat actor, StandingOf&& standing, Scratch& scratch, std::size_t& n) const
    {
        team_.for_each(actor, [&](Seat other) {
            scratch.room_for_more_than(n);
            scratch.seats[n] = other;
            n += standing(other).group != no_group ? 1 : 0;
        });
    }

    /// Whether an act happens towards somebody met by chance.
    bool accepts(Attempt const& attempt, double weight) const
    {
        double const u = uniform(key_, Purpose::act, {attempt.actor, attempt.ordinal, attempt.week, 4});
        return u * rules_.largest_weight < weight;
    }

    /// The same where the composition of the team counts: it must be known before anybody is weighed.
    template <class StandingOf>
    Seat by_composition(Attempt const& attempt, Standing self, bool seeks, StandingOf&& standing,
                        Scratch& scratch) const
    {
        double const which = unit_interval(attempt.draws[3]);
        std::size_t n = 0;
        list_occupied(attempt.actor, standing, scratch, n);
        if (n == 0) return no_seat;
        Composition team(rules_);
        team.add(self.group);
        for (std::size_t i = 0; i < n; ++i)
            team.add(standing(scratch.seats[i]).group);
        auto const weight = [&](Seat other) {
            Standing const theirs = standing(other);
            return rules_.target_weight(self, theirs) * team.factor(theirs.group);
        };
        if (!seeks) {
            Seat const met = scratch.seats[whole_below(which, static_cast<std::uint32_t>(n))];
            return accepts(attempt, weight(met)) ? met : no_seat;
        }
        double sum = 0;
        for (std::size_t i = 0; i < n; ++i)
            sum += scratch.weights[i] = weight(scratch.seats[i]);
        std::span<double const> const weights(scratch.weights.data(), n);
        return sum > 0 ? scratch.seats[index_in_proportion(which, weights, sum)] : no_seat;
    }

    Rules const& rules_;
    Key key_;
    TieLayer const& team_;
};

} // namespace groundswell
