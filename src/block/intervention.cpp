#include "block/intervention.hpp"

#include <algorithm>

#include "base/overloaded.hpp"
#include "engine/week_rules.hpp"
#include "world/world.hpp"

namespace groundswell::block {

Intervention plain(ActiveIntervention const& intervention, Scenario const& scenario)
{
    using What = Intervention::What;
    InterventionSpec const& spec = intervention.spec;
    Intervention out{.schedule = intervention.schedule(),
                     .share = spec.scope.share,
                     .cost_per_person = spec.cost_per_person,
                     .cost_per_week = spec.cost_per_week};
    for (std::size_t g = 0; g < scenario.groups.size(); ++g)
        if (intervention.groups.empty() || intervention.groups[g]) out.groups |= 1U << g;
    if (people_paid_for(scenario, spec, 1, 1) != 1)
        out.paid_in = static_cast<std::uint32_t>(scenario.disclosure().min_cell);
    std::visit(Overloaded{[&](intervention::BystanderTraining const& own) {
                              out.what = What::bystander_training;
                              out.strength = own.dose;
                          },
                          [&](intervention::NormCorrection const& own) {
                              out.what = What::norm_correction;
                              out.strength = own.dose;
                          },
                          [&](intervention::AllyMobilisation const& own) {
                              out.what = What::ally_mobilisation;
                              out.strength = own.held_responsibility();
                              out.voice = own.stand_probability();
                          },
                          [&](intervention::Escrow const& own) {
                              out.what = What::escrow;
                              out.strength = own.uptake;
                              out.number = static_cast<std::uint32_t>(own.match);
                          },
                          [&](intervention::RemoveOffenders const& own) {
                              if (own.top_share) {
                                  out.what = What::remove_top;
                                  out.strength = *own.top_share;
                              } else if (own.reports) {
                                  out.what = What::remove_reported;
                                  out.number = static_cast<std::uint32_t>(std::max(1, *own.reports));
                              }
                          },
                          [&](intervention::Movement const& own) {
                              out.what = What::movement;
                              out.number = static_cast<std::uint32_t>(own.count);
                              out.post = own.post;
                          },
                          [&](intervention::Answering const&) { out.what = What::answering; },
                          [](auto const&) {}},
               spec.kind);
    return out;
}

void append_seats_in_scope(std::vector<std::uint8_t>& to, ActiveIntervention const& intervention,
                           World const& world)
{
    auto const holds = [](std::vector<bool> const& listed, std::size_t i) {
        return listed.empty() || listed[i];
    };
    for (Seat seat = 0; seat < world.seats; ++seat)
        to.push_back(holds(intervention.ranks, world.rank[seat]) &&
                     holds(intervention.units, world.unit_of(seat)) && holds(intervention.connected, seat));
}

} // namespace groundswell::block
