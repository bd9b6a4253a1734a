#include "block/world.hpp"

namespace groundswell::block {

TieRows WorldArrays::Rows::view() const
{
    return {start.data(), to.data(), weight.empty() ? nullptr : weight.data(), start.back()};
}

WorldArrays::Rows WorldArrays::rows_of(TieLayer const& layer, std::size_t seats, bool weighted)
{
    Rows out;
    for (Seat seat = 0; seat < seats; ++seat) {
        layer.for_each_weighted(seat, [&](Seat other, double weight) {
            out.to.push_back(other);
            if (weighted) out.weight.push_back(static_cast<float>(weight));
        });
        out.start.push_back(static_cast<std::uint32_t>(out.to.size()));
    }
    return out;
}

WorldArrays::WorldArrays(World const& world)
    : team_(rows_of(world.team, world.seats, false)), confidant_(rows_of(world.confidant, world.seats, true)),
      audience_(rows_of(world.audience, world.seats, false)), rank_(world.rank)
{
    sizes_.seats = static_cast<std::uint32_t>(world.seats);
    sizes_.units = static_cast<std::uint32_t>(world.unit_count());
    sizes_.institutions = static_cast<std::uint32_t>(world.institutions);
    sizes_.ranks = static_cast<std::uint32_t>(world.ranks);
    sizes_.groups = static_cast<std::uint32_t>(world.groups.size());
    sizes_.imported = world.imported;
    units_of_institution_.assign(world.institutions, 0);
    for (Unit unit = 0; unit < sizes_.units; ++unit) {
        Institution const institution = world.institution_of_unit(unit);
        institution_of_unit_.push_back(institution);
        place_of_unit_.push_back(units_of_institution_[institution]++);
        world.for_each_in_unit(unit, [&](Seat seat) { unit_members_.push_back(seat); });
        unit_start_.push_back(static_cast<std::uint32_t>(unit_members_.size()));
    }
    std::vector<std::vector<Seat>> by_rank(world.institutions * sizes_.ranks);
    for (Seat seat = 0; seat < sizes_.seats; ++seat) {
        unit_.push_back(world.unit_of(seat));
        institution_.push_back(world.institution(seat));
        by_rank[institution_.back() * sizes_.ranks + rank_[seat]].push_back(seat);
    }
    for (auto const& seats : by_rank) {
        rank_seats_.insert(rank_seats_.end(), seats.begin(), seats.end());
        rank_start_.push_back(static_cast<std::uint32_t>(rank_seats_.size()));
    }
}

WorldView WorldArrays::view() const
{
    WorldView out = sizes_;
    out.team = team_.view();
    out.confidant = confidant_.view();
    out.audience = audience_.view();
    out.rank = rank_.data();
    out.unit = unit_.data();
    out.institution = institution_.data();
    out.institution_of_unit = institution_of_unit_.data();
    out.unit_start = unit_start_.data();
    out.unit_members = unit_members_.data();
    out.place_of_unit = place_of_unit_.data();
    out.units_of_institution = units_of_institution_.data();
    out.rank_start = rank_start_.data();
    out.rank_seats = rank_seats_.data();
    return out;
}

} // namespace groundswell::block
