#pragma once
#include <groundswell/interventions/field.hpp>
#include <groundswell/interventions/reached_people.hpp>

namespace groundswell::intervention {

/// Train people to step in: responsibility r rises by dose * (1 - r), and relaxes to the person's own again.
struct BystanderTraining {
    static constexpr InterventionInfo info{
        .name = "bystander_training",
        .meaning = "raises responsibility; it fades",
        .repeats = true,
        .scoped = true,
        .standard = {.words = "everyone, once a year, dose 0.3; 3 hours a person",
                     .every = 52,
                     .cost_per_person = 3},
        .depends_on = {"reaction.responsibility", "halflife.responsibility", "reaction.crowd"}};

    double dose{0};

    static BystanderTraining standard() { return {.dose = 0.3}; }

    template <class Self, class Visitor>
    static void visit(Self& self, Visitor&& v)
    {
        v({.name = "dose",
           .meaning = "strength",
           .allowed = {0, 1},
           .unit = "share of the way to full responsibility",
           .required = true},
          self.dose);
    }

    /// A dose of 0 touches nobody: a touch rounds, and doing nothing must change nothing.
    void act(ReachedPeople& reached) const
    {
        if (dose == 0) return;
        reached.touch_each([&](PersonState& s) { train(s); });
    }
    constexpr void train(PersonState& s) const { s.responsibility += dose * (1 - s.responsibility); }

    friend bool operator==(BystanderTraining const&, BystanderTraining const&) = default;
};

} // namespace groundswell::intervention
