#pragma once
#include <groundswell/interventions/field.hpp>
#include <groundswell/interventions/week_parameters.hpp>

namespace groundswell::intervention {

/// Take away status that does not come from rank: differences between groups shrink by the dose.
struct StatusReform {
    static constexpr InterventionInfo info{
        .name = "status_reform",
        .meaning = "takes away status besides rank",
        .standard = {.words = "halves status besides rank; 40 hours a week", .cost_per_week = 40},
        .depends_on = {"acts.power", "policy.shield", "reaction.power"}};

    double dose{0};

    static StatusReform standard() { return {.dose = 0.5}; }

    template <class Self, class Visitor>
    static void visit(Self& self, Visitor&& v)
    {
        v({.name = "dose",
           .meaning = "strength",
           .allowed = {0, 1},
           .unit = "share taken away",
           .required = true},
          self.dose);
    }

    void change(WeekParameters const& week) const
    {
        for (double& status : week.p.status)
            status *= 1 - dose;
    }

    friend bool operator==(StatusReform const&, StatusReform const&) = default;
};

} // namespace groundswell::intervention
