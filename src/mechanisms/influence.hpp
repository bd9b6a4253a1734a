#pragma once
#include "mechanisms/rules.hpp"

namespace groundswell {

/// Move attitudes towards those of confidants, anchored at the first attitude (model 3.9).
///
/// a_i <- (1 - s_i) * (self*a_i + sum_j w_ij a_j) / (self + sum_j w_ij) + s_i * a_i(0), over occupied
/// confidants j. Source: Friedkin & Johnsen (1990), J. Math. Sociology 15, 193-206; DeGroot (1974) if nobody
/// is stubborn.
struct Influence {
    Rules const& rules;

    struct Anchor {
        double stubbornness{0};
        double initial{0}; ///< a(0)
    };

    /// @param attitude  attitude(Seat): of a seat's holder, before the step; any value for vacant seats
    /// @param held      held(Seat): somebody holds the seat
    /// @param confidants  a `TieLayer`, or whatever else lists ties with their weights
    template <class Ties, class AttitudeOf, class Held>
    constexpr double operator()(Seat self, Anchor const& anchor, Ties const& confidants,
                                AttitudeOf&& attitude, Held&& held) const
    {
        double sum = 0, weight = 0;
        confidants.for_each_weighted(self, [&](Seat other, double w) {
            if (!held(other)) return;
            sum += w * attitude(other);
            weight += w;
        });
        double const own = rules.p.influence.self;
        sum += own * attitude(self);
        weight += own;
        double const heard = weight > 0 ? sum / weight : attitude(self);
        return (1 - anchor.stubbornness) * heard + anchor.stubbornness * anchor.initial;
    }
};

} // namespace groundswell
