#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "mechanisms/scene.hpp"
#include "random/draw_batch.hpp"
#include "world/ties.hpp"

namespace groundswell {

/// A candidate for an attempt that passed the upper bound of its pressure.
struct RemainingCandidate {
    double threshold{0};
    std::uint32_t who{0}; ///< index among the people of the batch
    unsigned ordinal{0};
};

/// Working memory of one thread, kept from week to week so that nothing is allocated anew. Nothing in it
/// outlives a phase but `candidates`; no thread reads another's.
struct ThreadBuffers {
    TieLayer::RecentTeam confidants; ///< of the team looked at last
    std::vector<Presence::Witness> present;
    std::vector<Seat> confidants_here;                   ///< confidants whose seat is held
    std::vector<Seat> near;                              ///< people tied to a target
    DrawBatch onlookers;                                 ///< who may be present at an act, or hear a post
    std::vector<std::pair<std::uint32_t, Seat>> reached; ///< (draw, hearer) of a post
    std::vector<RemainingCandidate> remaining;
    std::uint64_t candidates{0}; ///< drawn since construction
};

} // namespace groundswell
