#pragma once
#include <cstdint>
#include <groundswell/ids.hpp>

#include "observe/lived.hpp"
#include "world/people.hpp"

namespace groundswell::block {

/// What belongs to a person besides its record, in one row: what the engine keeps in sparse columns and in
/// `Lived`. A person who changes seats takes the row along.
struct Facts {
    static constexpr std::uint32_t no_deed = 0xFFFFFFFFU;

    EventId kept{0}; ///< the act kept, if `keeps`
    Seat last_target{no_seat};
    std::uint32_t reports_against{0};
    std::uint32_t last_deed{no_deed}; ///< place in the list of deeds
    std::int16_t experienced{never}, witnessed{never}, retaliated{never}, reported{never}, accountable{never},
        told{never}, official{never};
    SevereHarm severe{};
    Fear fear{0, never};   ///< none if its week is `never`
    std::uint16_t knew{0}; ///< how many are known to have known of the act kept
    Group kept_group{0};
    bool keeps{false}, kept_counted{false}, kept_known{false}, kept_told{false};

    constexpr void forget_kept()
    {
        keeps = false;
        knew = 0;
    }
    constexpr bool keeps_act(EventId event) const { return keeps && kept == event; }
    constexpr Fear const* seen() const { return fear.week == never ? nullptr : &fear; }
};

/// A week in which somebody harmed, and the one before it of the same person.
struct Deed {
    std::uint32_t before{Facts::no_deed};
    std::int16_t week{0};
};

} // namespace groundswell::block
