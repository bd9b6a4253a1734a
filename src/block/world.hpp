#pragma once
#include <cstdint>
#include <groundswell/ids.hpp>
#include <vector>

#include "block/tie_rows.hpp"
#include "world/world.hpp"

namespace groundswell::block {

/// A world in plain arrays, as the block program reads it.
struct WorldView {
    std::uint32_t seats{0}, units{0}, institutions{0};
    std::uint32_t ranks{1}, groups{1};
    bool imported{false};
    TieRows team, confidant, audience;
    Rank const* rank{nullptr};
    Unit const* unit{nullptr};
    Institution const* institution{nullptr};         ///< by seat
    Institution const* institution_of_unit{nullptr}; ///< by unit
    std::uint32_t const* unit_start{nullptr};        ///< of the members of each unit
    Seat const* unit_members{nullptr};               ///< ascending
    std::uint32_t const* place_of_unit{nullptr};     ///< among the units of its institution
    std::uint32_t const* units_of_institution{nullptr};
    std::uint32_t const* rank_start{nullptr}; ///< by [institution][rank]
    Seat const* rank_seats{nullptr};          ///< ascending

    GROUNDSWELL_ANYWHERE std::uint32_t unit_size(Unit u) const { return unit_start[u + 1] - unit_start[u]; }

    /// Call v(pointer, length) for each array.
    template <class Visitor>
    void visit(Visitor&& v)
    {
        for (TieRows* layer : {&team, &confidant, &audience}) {
            v(layer->start, seats + 1);
            v(layer->to, layer->ties);
            if (layer->weight) v(layer->weight, layer->ties);
        }
        v(rank, seats);
        v(unit, seats);
        v(institution, seats);
        v(institution_of_unit, units);
        v(unit_members, seats);
        v(unit_start, units + 1);
        v(place_of_unit, units);
        v(units_of_institution, institutions);
        v(rank_start, institutions * ranks + 1);
        v(rank_seats, seats);
    }
};

/// Holds the arrays of a view.
class WorldArrays {
  public:
    explicit WorldArrays(World const& world);
    WorldView view() const;

  private:
    struct Rows {
        std::vector<std::uint32_t> start{0};
        std::vector<Seat> to;
        std::vector<float> weight;
        TieRows view() const;
    };
    static Rows rows_of(TieLayer const& layer, std::size_t seats, bool weighted);

    WorldView sizes_;
    Rows team_, confidant_, audience_;
    std::vector<Rank> rank_;
    std::vector<Unit> unit_;
    std::vector<Institution> institution_, institution_of_unit_;
    std::vector<std::uint32_t> unit_start_{0}, place_of_unit_, units_of_institution_, rank_start_{0};
    std::vector<Seat> unit_members_, rank_seats_;
};

} // namespace groundswell::block
