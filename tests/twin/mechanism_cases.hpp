#pragma once
#include <algorithm>
#include <optional>
#include <ostream>
#include <string>

#include "examples.hpp"

/// Settings in which mechanisms are on that are neutral in others.
namespace groundswell::twin {

struct MechanismCase {
    std::string name;
    Setting setting;
    std::vector<Counter> happens;     ///< above 0 in the twin alone
    std::optional<Setting> without{}; ///< ends otherwise in the twin alone
};

/// How a test names its case.
inline void PrintTo(MechanismCase const& one, std::ostream* out)
{
    *out << one.name;
}

/// Everything is on, in a setting given.
inline MechanismCase all_on(std::string name, Setting setting = {})
{
    switch_all_on(setting);
    return {std::move(name), setting, all_happen(), std::nullopt};
}

/// Each alone, for some seeds.
inline void add_single(std::vector<MechanismCase>& cases)
{
    for (Mechanism const& mechanism : mechanisms())
        for (std::uint32_t seed = 1; seed <= 3; ++seed) {
            Setting off;
            off.seed = seed;
            Setting on = off;
            mechanism.switch_on(on);
            cases.push_back({fmt::format("{}_{}", mechanism.name, seed), on, mechanism.happens, off});
        }
    Setting off;
    Setting crowds = off; // the majority is chosen more
    crowds.parameters.acts.token = -2;
    cases.push_back({"negative_token", crowds, {Counter::acts_harm}, off});
    off.interventions = {training_of_connected(1)};
    Setting connected = off;
    connected.interventions = {training_of_connected(.4)};
    cases.push_back({"connected_or_not", connected, {}, off});
}

inline void add_places(std::vector<MechanismCase>& cases)
{
    for (std::uint32_t seed = 1; seed <= 8; ++seed)
        cases.push_back(all_on(fmt::format("all_{}", seed), {.seats = 40 + 10 * seed, .seed = seed}));
    for (std::uint32_t seed = 1; seed <= 4; ++seed)
        cases.push_back(all_on(fmt::format("all_imported_{}", seed),
                               {.seats = 70, .seed = seed, .burnin = 30, .imported = true}));
    for (int ranks = 1; ranks <= 5; ++ranks)
        cases.push_back(all_on(fmt::format("all_in_two_institutions_of_{}_ranks", ranks),
                               {.seats = 90, .seed = 10, .weeks = 60, .tangled_ranks = ranks}));
    for (std::uint32_t seed = 1; seed <= 4; ++seed)
        cases.push_back(
            all_on(fmt::format("all_in_a_country_{}", seed),
                   {.seats = 100, .seed = seed, .matched = true, .threads = 1 + static_cast<int>(seed % 2)}));
    cases.push_back(all_on("all_in_one_unit", {.units = 1}));
    cases.push_back(all_on("all_in_many_units", {.seats = 90, .units = 11}));
    cases.push_back(all_on("all_in_tiny_teams", {.team_min = 2, .team_max = 2, .weeks = 120}));
    cases.push_back(all_on("all_resumed", {.resume = 9}));
}

/// Rounds of units in turn, also where the period is no multiple of their number, or shorter than it.
inline void add_rounds(std::vector<MechanismCase>& cases)
{
    for (std::size_t const units : {1U, 2U, 3U, 5U, 7U})
        for (int const every : {1, 2, 4, 5, 9}) {
            Setting setting{.seats = 70, .units = units, .seed = static_cast<std::uint32_t>(units)};
            auto out = all_on(fmt::format("rounds_of_{}_units_every_{}", units, every), setting);
            out.setting.parameters.career.every = every;
            out.setting.parameters.career.quota = every == 5 ? 1 : 0;
            cases.push_back(out);
        }
    auto none = all_on("no_rounds");
    none.setting.parameters.career.every = 0;
    none.happens = {Counter::acts_outside, Counter::stands, Counter::chose_official};
    cases.push_back(none);
}

/// Outsiders who meet some ranks, are of some groups, or are never banned.
inline void add_outsiders(std::vector<MechanismCase>& cases)
{
    auto const with = [&](char const* name, auto&& change, std::vector<Counter> happens) {
        MechanismCase out{name, {}, std::move(happens), Setting{}};
        out.setting.parameters.outside.rate = {0, .8, 0};
        change(out.setting);
        cases.push_back(out);
    };
    using enum Counter;
    with("outsiders_meet_one_rank", [](Setting&) {}, {acts_outside, outside_banned});
    with("outsiders_of_one_group_and_kind",
         [](Setting& s) {
             s.parameters.outside.share = {0, 1, 0};
             s.parameters.outside.kinds = {0, 0, 1, 0};
             s.parameters.outside.standing = 1.5;
         },
         {acts_outside, acts_advance});
    with("only_outsiders_act_and_are_never_banned",
         [](Setting& s) {
             s.parameters.propensity.everyday.share = s.parameters.propensity.harm.share = {};
             s.parameters.policy.outside = 0;
             s.parameters.disclose.official = 0;
         },
         {acts_outside, chose_report, chose_official});
    with("only_outsiders_act_and_are_banned",
         [](Setting& s) {
             s.parameters.propensity.everyday.share = s.parameters.propensity.harm.share = {};
             s.parameters.policy.outside = 1;
             s.parameters.retaliation.learn = .3; // a ban lowers fear, and nothing else is learned
             s.parameters.disclose.fear = 2;
             s.interventions = {example(intervention::Escrow{})};
         },
         {acts_outside, chose_report, outside_banned});
    with("remarks_of_outsiders_only",
         [](Setting& s) {
             s.parameters.outside.kinds = {1, 0, 0, 0};
         },
         {acts_remark});
}

/// Everything is on, and one component is off, or all are.
inline void add_components(std::vector<MechanismCase>& cases)
{
    for (int part = 0; part <= component_count; ++part) {
        bool const all = part == component_count;
        auto const i = static_cast<std::size_t>(part);
        auto out = all_on(fmt::format("all_without_{}", all ? "any_component" : component_names[i]));
        for (int other = 0; other < component_count; ++other)
            if (all || other == part)
                out.setting.off.*component_switches[static_cast<std::size_t>(other)] = true;
        if (out.setting.off.barriers) std::erase(out.happens, Counter::retaliated);
        cases.push_back(out);
    }
}

/// Mechanisms that go on and off during the run, and all interventions at once.
inline void add_interventions(std::vector<MechanismCase>& cases)
{
    InterventionSpec const change{.kind = intervention::ParameterChange{.set = {{"acts.token", 2},
                                                                                {"disclose.official", .5},
                                                                                {"disclose.fear", 2},
                                                                                {"retaliation.learn", .4},
                                                                                {"career.stagger", 1},
                                                                                {"policy.outside", 1}}},
                                  .name = "change",
                                  .start = 5,
                                  .end = 25};
    Setting setting;
    setting.parameters.outside.rate = {.5, .5, .5};
    setting.parameters.career.every = 4;
    Setting changed = setting;
    changed.interventions = {change};
    cases.push_back(
        {"on_for_twenty_weeks", changed, {Counter::chose_official, Counter::outside_banned}, setting});
    changed.interventions[0].as<intervention::ParameterChange>()->ramp = true;
    std::erase_if(changed.interventions[0].as<intervention::ParameterChange>()->set,
                  [](auto const& one) { return one.first == "career.stagger"; });
    cases.push_back({"on_more_and_more", changed, {Counter::acts_outside, Counter::outside_banned}, setting});

    auto all = all_on("all_with_all_interventions");
    for (auto const& kind : intervention_kinds())
        all.setting.interventions.push_back(example(kind));
    cases.push_back(all);

    // Two groups of allies who are heard: who has spoken in one does not speak in the other.
    auto two = all_on("allies_twice");
    auto second = allies(.7);
    second.scope = {.groups = {"woman"}, .connected = .5};
    second.end = 20;
    two.setting.interventions.push_back(second);
    cases.push_back(two);
}

inline std::vector<MechanismCase> mechanism_cases()
{
    std::vector<MechanismCase> cases;
    add_single(cases);
    add_places(cases);
    add_rounds(cases);
    add_outsiders(cases);
    add_components(cases);
    add_interventions(cases);
    return cases;
}

} // namespace groundswell::twin
