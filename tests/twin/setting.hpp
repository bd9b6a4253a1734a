#pragma once
#include "parameters.hpp"
#include "week.hpp"
#include "world/world.hpp"
#include "worlds.hpp"

namespace groundswell::twin {

/// One setting in which the engine and the twin must agree.
struct Setting {
    Parameters parameters{harsh()};
    Components off{};
    std::vector<InterventionSpec> interventions{};
    std::size_t seats{60};
    std::size_t units{3}, team_min{4}, team_max{7}; ///< of a small institution
    std::uint32_t seed{1};
    int burnin{4}, weeks{40};
    bool imported{false};
    int tangled_ranks{0};     ///< above 0: a tangled world of so many ranks
    bool crowded{false};      ///< one unit of 1,100, all tied to one of them
    bool matched{false};      ///< a country, with ties that are computed
    std::uint32_t country{3}; ///< which one
    int threads{1};
    Week resume{never}; ///< the engine starts again from its own state in this week

    Key key() const { return {seed, 3}; }
    World place() const
    {
        World place = crowded             ? crowded_world(key())
                      : matched           ? matched_world(seats, {seed, country})
                      : tangled_ranks > 0 ? tangled_world(seats, tangled_ranks, key())
                                          : generate_institution(institution(), key());
        place.imported = imported;
        return place;
    }

  private:
    InstitutionSpec institution() const
    {
        InstitutionSpec spec = small_institution(seats);
        spec.units = units;
        spec.team_min = team_min;
        spec.team_max = team_max;
        return spec;
    }
};

/// The twin of a setting, before its first week.
inline TwinWorld twin_of(Setting const& setting)
{
    return start(setting.place(), setting.parameters, setting.off, setting.interventions, setting.key(),
                 -setting.burnin);
}

} // namespace groundswell::twin
