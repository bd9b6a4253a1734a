#pragma once
#include <groundswell/interventions/field.hpp>
#include <groundswell/interventions/reached_people.hpp>

namespace groundswell::intervention {

/// Keep people committed to stepping in: their responsibility reads as no less than the dose until the end.
/// With a voice they also say so in public. Six per cent of pupils who took a stand lowered conflicts by a
/// quarter (Paluck, Shepherd & Aronow 2016, PNAS 113, 566-571).
struct AllyMobilisation {
    static constexpr InterventionInfo info{
        .name = "ally_mobilisation",
        .meaning = "holds responsibility at no less than the dose",
        .repeats = true,
        .scoped = true,
        .standard = {.words =
                         "three in ten people, held at dose 0.8; 12 hours a person and year, 8 hours a week",
                     .every = 52,
                     .share = 0.3,
                     .cost_per_person = 12,
                     .cost_per_week = 8},
        .depends_on = {"reaction.responsibility", "reaction.intervene", "learn.norm"}};

    double dose{0};
    double voice{0};

    static AllyMobilisation standard() { return {.dose = 0.8}; }

    template <class Self, class Visitor>
    static void visit(Self& self, Visitor&& v)
    {
        v({.name = "dose",
           .meaning = "strength",
           .allowed = {0, 1},
           .unit = "responsibility",
           .required = true},
          self.dose);
        v({.name = "voice",
           .meaning = "an ally takes a public stand in a week",
           .allowed = {0, 1},
           .unit = "probability",
           .phrase = "a public stand in a week with probability {}",
           .unsaid_at_zero = true},
          self.voice);
    }

    void act(ReachedPeople& reached) const { reached.hold(); }
    double held_responsibility() const { return dose; }
    double stand_probability() const { return voice; }

    friend bool operator==(AllyMobilisation const&, AllyMobilisation const&) = default;
};

} // namespace groundswell::intervention
