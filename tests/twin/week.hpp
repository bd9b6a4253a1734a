#pragma once
#include "career.hpp"
#include "discourse.hpp"
#include "observers.hpp"
#include "officials.hpp"
#include "outsiders.hpp"
#include "representation.hpp"
#include "rulings.hpp"
#include "seen.hpp"

namespace groundswell::twin {

/// Everyone at the start. Groups are the world's, or, with component representation off, equally shared over
/// ranks [4].
inline TwinWorld start(World const& place, Parameters const& parameters, Components const& off,
                       std::vector<InterventionSpec> interventions, Key key, Week first_week)
{
    TwinWorld w;
    w.place = place;
    w.parameters = parameters;
    w.off = off;
    w.interventions = std::move(interventions);
    w.held.resize(w.interventions.size());
    w.key = key;
    w.week = first_week;
    w.counts = Counts(w.groups(), place.ranks);
    w.numbers.assign(place.groups.size(), 0);
    for (Group const group : place.first_group)
        ++w.numbers[group];

    auto const groups = off.representation ? equal_groups(w) : place.first_group;
    for (Seat seat = 0; seat < w.seats(); ++seat)
        w.at.emplace_back(birth(parameters, key, {seat, founder}, groups[seat], first_week));

    std::vector<float> harm; // component individuals: where the top tenth of those who harm begins [4]
    for (auto const& person : w.at)
        if (person->harm > 0) harm.push_back(person->harm);
    std::sort(harm.begin(), harm.end());
    if (!harm.empty()) w.threshold = harm[harm.size() * 9 / 10];
    return w;
}

/// One week, phase by phase [2].
inline void step(TwinWorld& w)
{
    w.counts = Counts(w.groups(), w.place.ranks);
    Rules rules = rules_of_week(w);
    std::vector<Post> posts;
    phase_interventions(w, rules, posts); // 0
    rules.mean_attitude = mean_attitudes(w);
    std::vector<Act> acts = phase_acts(w, rules); // 1
    phase_outside(w, rules, acts);
    phase_scene(w, rules, acts);     // 2
    phase_reactions(w, rules, acts); // 3
    observe_acts(w, acts);
    phase_outcomes(w, rules, acts, posts);                         // 4
    Disclosures disclosures = phase_choice(w, rules, acts, posts); // 5a
    phase_confidants(w, rules, disclosures.confidences);           // 5b
    phase_answers(w, rules, disclosures.confidences);              // 5c
    auto aware = awareness_of(w, acts, disclosures.confidences);
    phase_officials(w, rules, disclosures.officials); // 6
    phase_seen(w, rules, phase_filing(w, rules, disclosures.reports));
    phase_rulings(w, rules);                 // 7
    phase_discourse(w, rules, posts, aware); // 8
    phase_influence(w, rules);               // 9
    phase_career(w, rules);                  // 10
    for (Awareness const& act : aware)
        act.count(w.counts); // 11
    ++w.week;
}

} // namespace groundswell::twin
