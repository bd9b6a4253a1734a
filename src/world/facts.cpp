#include "world/facts.hpp"
#include "world/world.hpp"

namespace groundswell {

TieLayer const& layer_of(World const& world, Layer layer)
{
    if (layer == Layer::team) return world.team;
    return layer == Layer::confidant ? world.confidant : world.audience;
}

std::vector<Seat> ties_of(World const& world, Layer layer, Seat seat)
{
    std::vector<Seat> out;
    layer_of(world, layer).for_each(seat, [&out](Seat other) { out.push_back(other); });
    return out;
}

std::size_t WorldFacts::seats() const
{
    return world_->seats;
}
int WorldFacts::ranks() const
{
    return world_->ranks;
}
std::vector<std::string> const& WorldFacts::groups() const
{
    return world_->groups;
}
std::size_t WorldFacts::units() const
{
    return world_->unit_count();
}
std::string WorldFacts::unit_name(Unit unit) const
{
    return world_->unit_name(unit);
}
std::size_t WorldFacts::institutions() const
{
    return world_->institutions;
}
Rank WorldFacts::rank(Seat seat) const
{
    return world_->rank[seat];
}
Group WorldFacts::group(Seat seat) const
{
    return world_->first_group[seat];
}
Unit WorldFacts::unit(Seat seat) const
{
    return world_->unit_of(seat);
}
Institution WorldFacts::institution(Seat seat) const
{
    return world_->institution(seat);
}
std::vector<Seat> WorldFacts::ties(Layer layer, Seat seat) const
{
    return ties_of(*world_, layer, seat);
}
double WorldFacts::mean_degree(Layer layer) const
{
    return layer_of(*world_, layer).mean_degree();
}

} // namespace groundswell
