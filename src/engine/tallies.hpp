#pragma once
#include <cstdint>

#include "observe/fates.hpp"

namespace groundswell {

/// What a simulation has added up since it was constructed. No mechanism reads it.
struct Tallies {
    Fates fates;
    std::uint64_t messages{0}, candidates{0};
    double cost{0}; ///< of interventions
};

/// What all processes of a spread world have counted since construction.
struct Totals {
    std::uint64_t messages{0}, candidates{0};
};

} // namespace groundswell
