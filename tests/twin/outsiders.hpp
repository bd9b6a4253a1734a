#pragma once
#include "acts.hpp"
#include "base/event_ids.hpp"

/// Acts of people who do not belong to the institution [3.12].
namespace groundswell::twin {

/// The acts from outside that one person meets in the week.
inline void acts_from_outside(TwinWorld const& w, Rules const& rules, Seat j, std::vector<Act>& acts)
{
    auto const& outside = rules.p.outside;
    double const rate = outside.rate[w.place.rank[j]];
    if (!(rate > 0)) return;
    auto const u = [&](std::uint32_t partner, std::uint32_t index) {
        return w.draw(Purpose::outside, {j, partner, w.week, index});
    };
    std::vector<double> v;
    double sum = 0, shares = 0, kinds = 0;
    for (std::size_t o = 0; o < static_cast<std::size_t>(w.groups()); ++o) {
        v.push_back(outside.share[o] * rules.p.orientation[o][w.at[j]->group]);
        sum += v.back();
        shares += outside.share[o];
    }
    for (double const share : outside.kinds)
        kinds += share;
    if (!(shares > 0) || !(kinds > 0)) return;
    unsigned const number = poisson_count(u(0, 0), rate * sum / shares);
    for (unsigned k = 0; k < number; ++k) {
        Act act;
        act.id = event_id(j, w.week, 60000 + k);
        act.kind = static_cast<Kind>(index_in_proportion(u(1 + k, 0), outside.kinds, kinds));
        act.severity = rules.p.kinds[static_cast<std::size_t>(act.kind)].severity;
        act.done_by = static_cast<Group>(index_in_proportion(u(1 + k, 1), v, sum));
        act.target = j;
        acts.push_back(act);
    }
}

/// The end of phase 1: everyone's acts from outside join those of people.
inline void phase_outside(TwinWorld const& w, Rules const& rules, std::vector<Act>& acts)
{
    for (Seat seat = 0; seat < w.seats(); ++seat)
        if (w.occupied(seat)) acts_from_outside(w, rules, seat, acts);
    std::sort(acts.begin(), acts.end(), [](Act const& a, Act const& b) { return a.id < b.id; });
}

} // namespace groundswell::twin
