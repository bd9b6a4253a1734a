#pragma once
#include <groundswell/interventions/field.hpp>
#include <groundswell/interventions/week_parameters.hpp>

namespace groundswell::intervention {

/// Promote without bias, or by quota: the shares of the groups in the rank below.
struct Parity {
    static constexpr InterventionInfo info{
        .name = "parity",
        .meaning = "promotes without bias, or by quota",
        .standard = {.words = "promotes without bias; 4 hours a week", .cost_per_week = 4},
        .depends_on = {"acts.power", "reaction.power", "career.climate"}};

    bool quota{false};

    template <class Self, class Visitor>
    static void visit(Self& self, Visitor&& v)
    {
        v({.name = "quota", .meaning = "promotions by the shares in the rank below", .phrase = "by quota"},
          self.quota);
    }

    void change(WeekParameters const& week) const
    {
        if (quota)
            week.p.career.quota = 1;
        else
            week.p.career.bias.fill(0);
    }

    friend bool operator==(Parity const&, Parity const&) = default;
};

} // namespace groundswell::intervention
