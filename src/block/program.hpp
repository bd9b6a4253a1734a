#pragma once
#include <groundswell/key.hpp>

#include "block/intervention.hpp"
#include "block/world.hpp"
#include "engine/recollection.hpp"
#include "mechanisms/outsiders.hpp"
#include "mechanisms/rules.hpp"
#include "mechanisms/scene.hpp"

namespace groundswell::block {

/// The rules of a week, with what follows from them.
struct WeekRules {
    Rules rules;
    Presence presence;
    Outsiders outsiders;
    bool outside{false}; ///< whether anybody meets outsiders

    explicit WeekRules(Rules const& of)
        : rules(of), presence(rules), outsiders(rules), outside(Outsiders::any(rules))
    {}
};
static_assert(std::is_trivially_copyable_v<WeekRules>);

/// What a week reads and never changes. It lies wherever all threads can read it.
struct Program {
    WorldView world;
    Key key;
    WeekRules const* week_rules{nullptr};
    Recollection const* recollection{nullptr};
    Intervention const* interventions{nullptr};
    std::uint8_t const* in_scope{nullptr}; ///< [intervention][seat]: rank, unit and connections are in scope
    std::uint32_t intervention_count{0};

    /// Call v(pointer, length) for each array.
    template <class Visitor>
    void visit(Visitor&& v)
    {
        world.visit(v);
        v(week_rules, 1);
        v(recollection, 1);
        v(interventions, intervention_count);
        v(in_scope, intervention_count * world.seats);
    }
};

} // namespace groundswell::block
