#pragma once
#include <groundswell/parameter_table.hpp>

#include "base/overloaded.hpp"
#include "mechanisms.hpp"

namespace groundswell::twin {

/// An intervention for some of the people, for some of the time.
inline InterventionSpec example(InterventionKind kind)
{
    std::visit(
        Overloaded{
            [](intervention::Accountability& own) {
                own.set = {{"policy.delay", 1}, {"policy.shield", 0}, {"policy.transparency", .9}};
            },
            [](intervention::ParameterChange& own) {
                own.set = {{"acts.seeking", .1}, {"halflife.norm", 20}, {"career.bias.man", .9}};
                own.ramp = true;
            },
            [](intervention::Escrow& own) { own.uptake = .8; },
            [](intervention::RemoveOffenders& own) { own.reports = 3; },
            [](intervention::Parity& own) { own.quota = true; },
            [](intervention::Movement& own) { own = {.count = 4, .post = groundswell::Post::inclusion}; },
            [](intervention::AllyMobilisation& own) { own = {.dose = .4, .voice = .2}; },
            [](auto& own) {
                if constexpr (requires { own.dose; }) own.dose = .4;
            }},
        kind);
    InterventionSpec out{.kind = kind,
                         .name = info_of(kind).name,
                         .start = 3,
                         .end = 23,
                         .every = 4,
                         .scope = {.groups = {"man", "nonbinary"}, .share = .7}};
    if (out.as<intervention::Escrow>()) out.scope.groups = {};
    return out;
}

/// Any setting: parameters stretched, some components off, some interventions, drawn from a number.
inline Setting any_setting(std::uint32_t number)
{
    auto u = [number, index = 0U]() mutable {
        return uniform({number, 0}, Purpose::design, {0, 0, 0, index++});
    };
    Setting setting;
    setting.seed = number;
    setting.seats = 30 + whole_below(u(), 60);
    setting.tangled_ranks = u() < .5 ? 1 + static_cast<int>(whole_below(u(), 5)) : 0;
    setting.imported = u() < .3;
    setting.weeks = 25;
    setting.threads = number % 20 == 0 ? 2 : 1;
    setting.resume = static_cast<Week>(number % 20);
    for (auto const& mechanism : mechanisms())
        if (u() < .5) mechanism.switch_on(setting);
    Parameters const defaults = three_groups();
    for (auto const& at : parameters_for(setting.place().groups, setting.place().ranks)) {
        if (!at.row->changes_during_run()) continue;
        double const drawn = u();
        double& x = at.in(setting.parameters);
        if (drawn < .1) x = at.in(defaults);
        if (drawn > .8) x *= .4 + 6 * (drawn - .8);
    }
    setting.parameters.career.stagger = setting.parameters.career.stagger > 0 ? 1 : 0;
    setting.parameters.career.every = std::floor(6 * u());
    setting.parameters.policy.delay = std::floor(4 * u());
    if (u() < .3) setting.parameters.influence.every = 1 + std::floor(3 * u());
    if (u() < .3) setting.parameters.career.quota = 1;
    for (auto const part : component_switches)
        setting.off.*part = u() < .2;
    for (auto const& kind : intervention_kinds())
        if (u() < .3) {
            auto spec = example(kind);
            spec.start = static_cast<Week>(whole_below(u(), 10));
            if (u() < .4) spec.end.reset();
            if (u() < .3) spec.scope = {};
            if (u() < .3) spec.scope.connected = u();
            if (u() < .3) spec.every = static_cast<Week>(whole_below(u(), 3));
            double const dose = u();
            bool const ramp = spec.end && u() < .5;
            std::visit(
                [&](auto& own) {
                    if constexpr (requires { own.dose; }) own.dose = dose;
                    if constexpr (requires { own.ramp; }) own.ramp = ramp;
                },
                spec.kind);
            setting.interventions.push_back(spec);
        }
    return setting;
}

/// Everything is in use, so that whatever is changed can be seen.
inline Setting with_everything()
{
    Setting setting;
    setting.parameters.influence.every = 2;
    setting.parameters.kinds[1].severity = .15;
    setting.parameters.retaliation.base = 0;
    setting.tangled_ranks = 3; // as many of each group
    setting.parameters.career.bias = {0, 1, -1};
    setting.parameters.career.attrition = .1;
    switch_all_on(setting);
    return setting;
}

} // namespace groundswell::twin
