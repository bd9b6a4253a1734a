#pragma once
#include "setting.hpp"

/// Mechanisms that are neutral in a setting that says nothing of them, and how a setting switches them on.
namespace groundswell::twin {

struct Mechanism {
    char const* name;
    void (*switch_on)(Setting&);
    std::vector<Counter> happens; ///< what is counted above 0 where it is on; may be empty
};

/// Allies with a voice, for some of the people.
inline InterventionSpec allies(double voice)
{
    return {.kind = intervention::AllyMobilisation{.dose = .6, .voice = voice},
            .name = "allies",
            .start = 1,
            .every = 5,
            .scope = {.share = .5}};
}

/// A training of those whom most people hear.
inline InterventionSpec training_of_connected(double connected)
{
    return {.kind = intervention::BystanderTraining{.dose = .5},
            .name = "training",
            .start = 0,
            .every = 3,
            .scope = {.ranks = {0, 1}, .share = .8, .connected = connected}};
}

/// Each mechanism; each is seen in the counters named, or in that people end differently without it.
inline std::vector<Mechanism> const& mechanisms()
{
    using enum Counter;
    static std::vector<Mechanism> const all{
        {"leaving",
         [](Setting& s) { s.parameters.career.burden = .6, s.parameters.career.burden_cap = 2.5; },
         {asked_severe, asked_other, left_severe, left, acts_hostility, acts_advance, acts_coercion}},
        {"stagger", [](Setting& s) { s.parameters.career.stagger = 1; }, {asked_severe, asked_other}},
        {"token", [](Setting& s) { s.parameters.acts.token = 3; }, {acts_harm}},
        {"officials",
         [](Setting& s) { s.parameters.disclose.official = .8, s.parameters.policy.warn = .5; },
         {chose_official, official_warned}},
        {"fear",
         [](Setting& s) {
             s.parameters.disclose.fear = 3;
             s.parameters.retaliation.learn = .3;
             s.parameters.retaliation.base = 0;
             s.parameters.halflife.fear = 20;
         },
         {chose_report, retaliated}},
        {"trust", [](Setting& s) { s.parameters.effect.trust = .2; }, {post_testimony}},
        {"stands", [](Setting& s) { s.interventions.push_back(allies(.3)); }, {stands, post_callout}},
        {"connected",
         [](Setting& s) {
             s.interventions.push_back(training_of_connected(.4));
             if (s.place().ranks == 1) s.interventions.back().scope.ranks = {0};
         },
         {}},
        {"outside",
         [](Setting& s) {
             s.parameters.outside.rate = {.4, 0, .6};
         },
         {acts_outside, outside_banned}}};
    return all;
}

inline void switch_all_on(Setting& setting)
{
    for (Mechanism const& mechanism : mechanisms())
        mechanism.switch_on(setting);
}

/// What is counted above 0 where all are on.
inline std::vector<Counter> all_happen()
{
    std::vector<Counter> out;
    for (Mechanism const& mechanism : mechanisms())
        out.insert(out.end(), mechanism.happens.begin(), mechanism.happens.end());
    return out;
}

} // namespace groundswell::twin
