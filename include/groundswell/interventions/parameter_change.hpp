#pragma once
#include <groundswell/interventions/field.hpp>
#include <groundswell/interventions/week_parameters.hpp>

namespace groundswell::intervention {

/// Change any parameter that may change during a run, while the intervention is in force.
struct ParameterChange {
    static constexpr InterventionInfo info{
        .name = "parameter",
        .meaning = "changes any parameter",
        .depends_on = {"reaction.intervene", "learn.norm", "learn.impunity"}};

    ParameterValues set{};
    bool ramp{false};

    template <class Self, class Visitor>
    static void visit(Self& self, Visitor&& v)
    {
        visit_values_and_ramp(self, v, "");
    }

    void change(WeekParameters const& week) const { set_parameters(week, set, ramp); }
    bool changes_weekly() const { return ramp; }

    friend bool operator==(ParameterChange const&, ParameterChange const&) = default;
};

} // namespace groundswell::intervention
