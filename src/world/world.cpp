#include "world/world.hpp"

namespace groundswell {

void index_units(World& world)
{
    world.unit_start.assign(world.units.size() + 1, 0);
    for (Unit const unit : world.unit)
        ++world.unit_start[unit + 1];
    for (std::size_t u = 0; u < world.units.size(); ++u)
        world.unit_start[u + 1] += world.unit_start[u];
    world.unit_members.resize(world.seats);
    auto next = world.unit_start;
    for (Seat seat = 0; seat < world.seats; ++seat)
        world.unit_members[next[world.unit[seat]]++] = seat;
}

} // namespace groundswell
