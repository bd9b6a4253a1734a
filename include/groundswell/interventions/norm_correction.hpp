#pragma once
#include <groundswell/interventions/field.hpp>
#include <groundswell/interventions/reached_people.hpp>

namespace groundswell::intervention {

/// Tell people what their unit really thinks: the perceived norm moves by the dose towards the unit's mean
/// attitude.
struct NormCorrection {
    static constexpr InterventionInfo info{
        .name = "norm_correction",
        .meaning = "moves the perceived norm towards what people think",
        .repeats = true,
        .scoped = true,
        .standard = {.words = "everyone, twice a year, dose 0.5; a quarter of an hour a person",
                     .every = 26,
                     .cost_per_person = 0.25},
        .depends_on = {"reaction.norm", "learn.norm", "halflife.norm"}};

    double dose{0};

    static NormCorrection standard() { return {.dose = 0.5}; }

    template <class Self, class Visitor>
    static void visit(Self& self, Visitor&& v)
    {
        v({.name = "dose",
           .meaning = "strength",
           .allowed = {0, 1},
           .unit = "share of the way to what the unit thinks",
           .required = true},
          self.dose);
    }

    /// A dose of 0 touches nobody: a touch rounds, and doing nothing must change nothing.
    void act(ReachedPeople& reached) const
    {
        if (dose == 0) return;
        auto const means = reached.unit_attitudes();
        for (std::size_t i = 0; i < means.size(); ++i)
            reached.touch(reached.seats()[i], [&, mean = means[i]](PersonState& s) { correct(s, mean); });
    }
    /// @param mean  attitude in the person's unit
    constexpr void correct(PersonState& s, double mean) const { s.norm += dose * (mean - s.norm); }

    friend bool operator==(NormCorrection const&, NormCorrection const&) = default;
};

} // namespace groundswell::intervention
