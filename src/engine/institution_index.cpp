#include "engine/institution_index.hpp"
#include "world/world.hpp"

namespace groundswell {

InstitutionIndex::InstitutionIndex(World const& world) : world_(&world)
{
    if (world.layout) return;
    units_.resize(world.institutions);
    seats_.resize(world.institutions);
    for (Unit unit = 0; unit < world.unit_count(); ++unit)
        units_[world.institution_of_unit(unit)].push_back(unit);
    for (Seat seat = 0; seat < world.seats; ++seat)
        seats_[world.institution(seat)].push_back(seat);
}

} // namespace groundswell
