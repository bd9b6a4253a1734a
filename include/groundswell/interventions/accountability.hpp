#pragma once
#include <groundswell/interventions/field.hpp>
#include <groundswell/interventions/week_parameters.hpp>

namespace groundswell::intervention {

/// Change what the institution does with a report: any value of `policy`, while the intervention is in force.
struct Accountability {
    static constexpr InterventionInfo info{
        .name = "accountability",
        .meaning = "changes the institution's policy",
        .standard = {.words =
                         "rulings after 4 weeks, less shield for rank (0.4), 60% of the unit hear of them; "
                         "20 hours a week",
                     .cost_per_week = 20},
        .depends_on = {"disclose.report", "disclose.trust", "policy.substantiate"}};

    ParameterValues set{};
    bool ramp{false};

    static Accountability standard()
    {
        return {.set = {{"policy.delay", 4}, {"policy.shield", 0.4}, {"policy.transparency", 0.6}}};
    }

    template <class Self, class Visitor>
    static void visit(Self& self, Visitor&& v)
    {
        visit_values_and_ramp(self, v, "policy.");
    }

    void change(WeekParameters const& week) const { set_parameters(week, set, ramp); }
    bool changes_weekly() const { return ramp; }

    friend bool operator==(Accountability const&, Accountability const&) = default;
};

} // namespace groundswell::intervention
