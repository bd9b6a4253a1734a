#pragma once
#include <algorithm>
#include <array>
#include <groundswell/parameters.hpp>
#include <groundswell/person.hpp>
#include <groundswell/result.hpp>

#include "world/record.hpp"

namespace groundswell {

/// One of the twelve states of a person, by place in `state_names`.
struct OwnState {
    double PersonState::*field;
    double highest; ///< that a record can hold

    double& in(PersonState& person) const { return person.*field; }
    double in(PersonState const& person) const { return person.*field; }
};

inline constexpr std::array<OwnState, state_count> own_states{
    {{&PersonState::entitlement, 1},
     {&PersonState::attitude, 1},
     {&PersonState::norm, 1},
     {&PersonState::responsibility, 1},
     {&PersonState::habituation, 1},
     {&PersonState::trust, 1},
     {&PersonState::deterrence, 1},
     {&PersonState::stigma, 1},
     {&PersonState::unspoken, 1},
     {&PersonState::momentum, 65535 / momentum_scale},
     {&PersonState::burden, 65535 / burden_scale},
     {&PersonState::effort, 65535 / effort_scale}}};

/// The range into which what is written is brought.
inline double highest_of(std::size_t state, Parameters const& p)
{
    auto const& own = own_states.at(state);
    return own.field == &PersonState::effort ? std::min(own.highest, p.effort.max) : own.highest;
}

} // namespace groundswell
