#pragma once
#include <groundswell/key.hpp>

#include "block/intervention.hpp"
#include "block/world.hpp"
#include "engine/recollection.hpp"
#include "mechanisms/outsiders.hpp"
#include "mechanisms/rules.hpp"
#include "mechanisms/scene.hpp"

namespace groundswell::block {

/// What a week reads and never changes. It lies wherever all threads can read it.
struct Program {
    WorldView world;
    Key key;
    Rules const* rules{nullptr};
    Presence const* presence{nullptr};
    Outsiders const* outsiders{nullptr}; ///< null: nobody meets any
    Recollection const* recollection{nullptr};
    Intervention const* interventions{nullptr};
    std::uint32_t intervention_count{0};
};

} // namespace groundswell::block
