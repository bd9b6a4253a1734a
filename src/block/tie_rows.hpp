#pragma once
#include <cstdint>
#include <groundswell/ids.hpp>

#include "base/anywhere.hpp"

namespace groundswell::block {

/// One layer of ties as rows of seats, in the order in which a `TieLayer` goes through them.
struct TieRows {
    std::uint32_t const* start{nullptr};
    Seat const* to{nullptr};
    float const* weight{nullptr}; ///< null: 1 each
    std::uint32_t ties{0};        ///< of all seats

    GROUNDSWELL_ANYWHERE std::uint32_t degree(Seat seat) const { return start[seat + 1] - start[seat]; }
    GROUNDSWELL_ANYWHERE Seat neighbour(Seat seat, std::uint32_t k) const { return to[start[seat] + k]; }

    template <class F>
    GROUNDSWELL_ANYWHERE void for_each(Seat seat, F&& f) const
    {
        for (std::uint32_t at = start[seat]; at < start[seat + 1]; ++at)
            f(to[at]);
    }
    template <class F>
    GROUNDSWELL_ANYWHERE void for_each_weighted(Seat seat, F&& f) const
    {
        for (std::uint32_t at = start[seat]; at < start[seat + 1]; ++at)
            f(to[at], weight ? double{weight[at]} : 1.0);
    }
    GROUNDSWELL_ANYWHERE bool tied(Seat from, Seat other) const
    {
        bool found = false;
        for (std::uint32_t at = start[from]; at < start[from + 1]; ++at)
            found |= to[at] == other;
        return found;
    }
};

} // namespace groundswell::block
