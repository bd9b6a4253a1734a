#pragma once
#include "touch.hpp"

namespace groundswell::twin {

/// n mod m, from 0 to m-1 for negative n too.
inline int modulo(int n, int m)
{
    return ((n % m) + m) % m;
}

inline double tie_weight(TieLayer const& layer, Seat seat, std::uint32_t k)
{
    auto const* rows = std::get_if<ExplicitTies>(&layer.stored());
    return rows && !rows->weight.empty() ? double{rows->weight[rows->start[seat] + k]} : 1.0;
}

/// Phase 9: attitudes move towards those of confidants, all at once from a frozen copy (Friedkin-Johnsen)
/// [3.9].
inline void phase_influence(TwinWorld& w, Rules const& rules)
{
    auto const every = static_cast<int>(std::floor(rules.p.influence.every + 0.5));
    if (every <= 0 || modulo(w.week, every) != 0) return;
    std::vector<double> frozen(w.seats(), 0.0);
    for (Seat seat = 0; seat < w.seats(); ++seat)
        if (w.occupied(seat)) frozen[seat] = decode_fraction(w.at[seat]->record.attitude);
    for (Seat seat = 0; seat < w.seats(); ++seat) {
        if (!w.occupied(seat)) continue;
        Person& person = *w.at[seat];
        double sum = 0, weights = 0;
        for (std::uint32_t k = 0; k < w.place.confidant.degree(seat); ++k) {
            Seat const other = w.place.confidant.neighbour(seat, k);
            if (!w.occupied(other)) continue;
            double const weight = tie_weight(w.place.confidant, seat, k);
            sum += weight * frozen[other];
            weights += weight;
        }
        sum += rules.p.influence.self * frozen[seat];
        weights += rules.p.influence.self;
        if (!(weights > 0)) continue;
        double const own = stubbornness(rules.p, person.record);
        double const start =
            baseline(rules.p.init.attitude[person.group], rules.p.init.sd, person.record.attitude_quantile);
        person.record.attitude = encode_fraction((1 - own) * (sum / weights) + own * start);
    }
}

} // namespace groundswell::twin
