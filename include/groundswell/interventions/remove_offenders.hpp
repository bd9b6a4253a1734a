#pragma once
#include <groundswell/interventions/field.hpp>
#include <groundswell/interventions/reached_people.hpp>
#include <optional>

namespace groundswell::intervention {

/// Dismiss everyone with at least so many reports against them; or, as an oracle, those with the highest
/// propensity to harm, whom no institution can know.
struct RemoveOffenders {
    static constexpr InterventionInfo info{
        .name = "remove_offenders",
        .meaning = "dismisses people",
        .repeats = true,
        .scoped = true,
        .standard = {.words = "dismisses everyone with two reports, four times a year; 8 hours a week",
                     .every = 13,
                     .cost_per_week = 8},
        .depends_on = {"propensity.harm.sigma", "disclose.report", "learn.impunity"}};

    std::optional<int> reports{};
    std::optional<double> top_share{};

    static RemoveOffenders standard() { return {.reports = 2}; }

    template <class Self, class Visitor>
    static void visit(Self& self, Visitor&& v)
    {
        v({.name = "reports",
           .meaning = "everyone with at least so many reports",
           .allowed = {1, 1000},
           .unit = "reports",
           .phrase = "everyone with {} or more reports",
           .alternative = true},
          self.reports);
        v({.name = "top_share",
           .meaning = "the top share by propensity, an oracle",
           .allowed = {0, 1},
           .unit = "share",
           .phrase = "the top {} by propensity (an oracle)",
           .alternative = true,
           .nobody_at_zero = true},
          self.top_share);
    }

    void act(ReachedPeople& reached) const;

    friend bool operator==(RemoveOffenders const&, RemoveOffenders const&) = default;
};

} // namespace groundswell::intervention
