#include "world/nested_teams.hpp"

namespace groundswell {

bool NestedTeams::tied(Seat from, Seat to) const
{
    if (from == to) return false;
    SeatLayout const& p = *layout_;
    Unit const a = p.unit_of(from), b = p.unit_of(to);
    if (a == b) {
        SeatRange const unit = p.unit(a);
        EvenSplit const teams(unit.size(), p.bounds().team_size);
        auto const team = teams.part_of(from - unit.first), other = teams.part_of(to - unit.first);
        return team == other ||
               (from == unit.first + teams.first_of(team) && to == unit.first + teams.first_of(other));
    }
    if (from != p.unit(a).first || to != p.unit(b).first) return false;
    if (p.institution_of(a) != p.institution_of(b)) return false;
    bool found = false;
    for_each_head(a, [&](Seat head) { found = found || head == to; });
    return found;
}

int NestedTeams::levels_led(Seat seat) const
{
    SeatLayout const& p = *layout_;
    Unit const u = p.unit_of(seat);
    SeatRange const unit = p.unit(u);
    EvenSplit const teams(unit.size(), p.bounds().team_size);
    std::uint32_t const own = teams.part_of(seat - unit.first);
    if (seat != unit.first + teams.first_of(own)) return 0;
    int levels = teams.size_of(own) > 1 ? 1 : 0;
    if (seat != unit.first) return levels;
    levels += teams.parts() > 1;
    Institution const i = p.institution_of(u);
    std::uint32_t place = u - p.bounds().institution_first[i];
    std::uint32_t count = p.bounds().institution_first[i + std::size_t{1}] - p.bounds().institution_first[i];
    while (count > 1) {
        EvenSplit const cliques(count, p.bounds().span);
        std::uint32_t const own_clique = cliques.part_of(place);
        if (place != cliques.first_of(own_clique)) break;
        levels += cliques.size_of(own_clique) > 1;
        place = own_clique;
        count = cliques.parts();
    }
    return levels;
}

} // namespace groundswell
