#pragma once
#include <groundswell/interventions/field.hpp>

namespace groundswell::intervention {

/// Keep reports until several people name the same person. The engine asks for it where targets choose and
/// where reports are filed.
struct Escrow {
    static constexpr InterventionInfo info{
        .name = "escrow",
        .meaning = "keeps reports until several name the same person",
        .scoped = true,
        .standard = {.words =
                         "half of those who stay silent leave a report, filed when a second names the same "
                         "person; 4 hours a week",
                     .cost_per_week = 4},
        .depends_on = {"disclose.report", "policy.priors", "retaliation.base"}};

    double uptake{1};
    int match{2};

    static Escrow standard() { return {.uptake = 0.5}; }

    template <class Self, class Visitor>
    static void visit(Self& self, Visitor&& v)
    {
        v({.name = "uptake",
           .meaning = "probability that a silent target leaves a report in escrow",
           .allowed = {0, 1},
           .unit = "probability",
           .phrase = "{} of silent targets use it"},
          self.uptake);
        v({.name = "match",
           .meaning = "targets against one person that file all reports",
           .allowed = {1, 1000},
           .unit = "people",
           .phrase = "{} against one person file all"},
          self.match);
    }

    friend bool operator==(Escrow const&, Escrow const&) = default;
};

} // namespace groundswell::intervention
