#include <groundswell/interventions/remove_offenders.hpp>

#include <algorithm>

#include "world/people.hpp"

namespace groundswell::intervention {

namespace {

std::vector<Seat> with_reports(ReachedPeople const& reached, int at_least)
{
    std::vector<Seat> out;
    for (Seat const seat : reached.seats())
        if (auto const* reports = reached.people().reports_against.find(seat);
            reports && *reports >= static_cast<std::uint32_t>(std::max(1, at_least)))
            out.push_back(seat);
    return out;
}

/// Of those reached who ever harm, the share with the largest propensity, rounded to whole people; of equals
/// the first by birth key.
std::vector<Seat> top_by_propensity(ReachedPeople const& reached, double share)
{
    People const& people = reached.people();
    auto const harm = [&people](Seat seat) { return people.propensity_of(seat).harm; };
    std::vector<Seat> out;
    for (Seat const seat : reached.seats())
        if (harm(seat) > 0) out.push_back(seat);
    std::ranges::sort(out, [&](Seat a, Seat b) {
        if (harm(a) != harm(b)) return harm(a) > harm(b);
        return std::pair{people.birth_seat[a], people.hired[a]} <
               std::pair{people.birth_seat[b], people.hired[b]};
    });
    auto const number = static_cast<std::size_t>(share * static_cast<double>(out.size()) + 0.5);
    out.resize(std::min(number, out.size()));
    std::ranges::sort(out);
    return out;
}

} // namespace

void RemoveOffenders::act(ReachedPeople& reached) const
{
    if (top_share)
        reached.dismiss(top_by_propensity(reached, *top_share));
    else if (reports)
        reached.dismiss(with_reports(reached, *reports));
}

} // namespace groundswell::intervention
