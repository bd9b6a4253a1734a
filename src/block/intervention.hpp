#pragma once
#include <cstdint>
#include <groundswell/scenario.hpp>
#include <vector>

#include "engine/active_interventions.hpp"
#include "engine/schedule.hpp"

namespace groundswell::block {

/// An intervention in plain numbers, as the block program reads it. What changes the rules is in the rules.
struct Intervention {
    enum class What : std::uint8_t {
        changes_rules,
        bystander_training,
        norm_correction,
        ally_mobilisation,
        escrow,
        remove_reported,
        remove_top,
        movement,
        answering
    };

    What what{What::changes_rules};
    Schedule schedule;
    std::uint32_t groups{0}; ///< a bit for each in scope
    double share{1};         ///< of those
    double cost_per_person{0}, cost_per_week{0};
    std::uint32_t paid_in{1}; ///< people are paid for in multiples of so many

    double strength{0}; ///< dose, responsibility held, uptake of an escrow, or the top share that is removed
    double voice{0};    ///< probability of a public stand in a week
    std::uint32_t number{0}; ///< reports that match or remove, or posts seeded
    Post post{Post::testimony};
};

Intervention plain(ActiveIntervention const& intervention, Scenario const& scenario);

/// By seat, appended: whether an intervention's ranks, units and share of the best connected hold it.
void append_seats_in_scope(std::vector<std::uint8_t>& to, ActiveIntervention const& intervention,
                           World const& world);

} // namespace groundswell::block
