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
    auto all = reached.possible_offenders();
    std::ranges::sort(all, [](auto const& a, auto const& b) {
        if (a.harm != b.harm) return a.harm > b.harm;
        return std::pair{a.birth_seat, a.hired} < std::pair{b.birth_seat, b.hired};
    });
    auto const number = static_cast<std::size_t>(share * static_cast<double>(all.size()) + 0.5);
    std::vector<Seat> out;
    for (std::size_t i = 0; i < std::min(number, all.size()); ++i)
        out.push_back(all[i].seat);
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
