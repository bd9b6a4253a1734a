#pragma once
#include <groundswell/interventions/field.hpp>
#include <groundswell/interventions/week_parameters.hpp>

namespace groundswell::intervention {

/// Talk with those who turn the talk away: deflecting loses the dose of its appeal.
struct Dialogue {
    static constexpr InterventionInfo info{
        .name = "dialogue",
        .meaning = "makes turning the talk away less likely",
        .standard = {.words = "turning the talk away loses 0.5 of its appeal; 20 hours a week",
                     .cost_per_week = 20},
        .depends_on = {"discourse.deflect", "effect.absolve", "effect.doubt"}};

    double dose{0};

    static Dialogue standard() { return {.dose = 0.5}; }

    template <class Self, class Visitor>
    static void visit(Self& self, Visitor&& v)
    {
        v({.name = "dose", .meaning = "strength", .allowed = {0, 20}, .unit = "log odds", .required = true},
          self.dose);
    }

    void change(WeekParameters const& week) const { week.p.discourse.deflect -= dose; }

    friend bool operator==(Dialogue const&, Dialogue const&) = default;
};

} // namespace groundswell::intervention
