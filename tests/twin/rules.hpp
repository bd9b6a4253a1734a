#pragma once
#include <algorithm>
#include <stdexcept>

#include "people.hpp"

namespace groundswell::twin {

/// The parameter of that name; only those that an intervention of a test sets.
inline double& named(Parameters& p, std::vector<std::string> const& groups, std::string const& name)
{
    if (name == "policy.delay") return p.policy.delay;
    if (name == "policy.substantiate") return p.policy.substantiate;
    if (name == "policy.evidence") return p.policy.evidence;
    if (name == "policy.priors") return p.policy.priors;
    if (name == "policy.shield") return p.policy.shield;
    if (name == "policy.transparency") return p.policy.transparency;
    for (std::size_t i = 0; i < response_count; ++i)
        if (name == std::string("policy.response.") + response_names[i]) return p.policy.response[i];
    if (name == "acts.seeking") return p.acts.seeking;
    if (name == "discourse.reach") return p.discourse.reach;
    if (name == "discourse.rounds") return p.discourse.rounds;
    if (name == "halflife.norm") return p.halflife.norm;
    if (name == "effort.weekly") return p.effort.weekly;
    if (name == "learn.impunity") return p.learn.impunity;
    if (name == "influence.every") return p.influence.every;
    if (name == "acts.token") return p.acts.token;
    if (name == "disclose.official") return p.disclose.official;
    if (name == "disclose.fear") return p.disclose.fear;
    if (name == "retaliation.learn") return p.retaliation.learn;
    if (name == "career.stagger") return p.career.stagger;
    if (name == "policy.outside") return p.policy.outside;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (name == "career.bias." + groups[g]) return p.career.bias[g];
        if (name == "status." + groups[g]) return p.status[g];
    }
    throw std::out_of_range("the twin knows no parameter " + name);
}

/// From start until the week before end [3.11].
inline bool in_force(InterventionSpec const& spec, Week week)
{
    return spec.start <= week && (!spec.end || week < *spec.end);
}

/// Once at start, then every `every` weeks [8, Interventions].
inline bool acts_in(InterventionSpec const& spec, Week week)
{
    if (!in_force(spec, week)) return false;
    return week == spec.start || (spec.every > 0 && (week - spec.start) % spec.every == 0);
}

/// What a parameter is to be: the value given, or on the way to it from the scenario's own, linearly from
/// start to end.
inline double target_value(InterventionSpec const& spec, bool ramp, Week week, double base, double value)
{
    if (!ramp || !spec.end) return value;
    double const over = static_cast<double>(week - spec.start) / static_cast<double>(*spec.end - spec.start);
    return base + (value - base) * over;
}

/// Set parameters by name while an intervention is in force [3.11].
inline void set_named(Parameters& p, TwinWorld const& w, InterventionSpec const& spec,
                      ParameterValues const& set, bool ramp)
{
    Parameters base = w.parameters;
    for (auto const& [name, value] : set)
        named(p, w.place.groups, name) =
            target_value(spec, ramp, w.week, named(base, w.place.groups, name), value);
}

/// Interventions that change parameters of the whole [3.11], in the order of the scenario: later ones win.
inline void intervene(Parameters& p, TwinWorld const& w)
{
    for (auto const& spec : w.interventions) {
        if (!in_force(spec, w.week)) continue;
        if (auto const* policy = spec.as<intervention::Accountability>())
            set_named(p, w, spec, policy->set, policy->ramp);
        if (auto const* any = spec.as<intervention::ParameterChange>())
            set_named(p, w, spec, any->set, any->ramp);
        if (auto const* parity = spec.as<intervention::Parity>()) {
            if (parity->quota)
                p.career.quota = 1;
            else
                p.career.bias = {};
        }
        if (auto const* reform = spec.as<intervention::StatusReform>())
            for (double& status : p.status)
                status *= 1 - reform->dose;
        if (auto const* dialogue = spec.as<intervention::Dialogue>()) p.discourse.deflect -= dialogue->dose;
    }
}

/// Components whose neutral form is a value of parameters [4]; the others are found where they act.
inline void neutralise(Parameters& p, Components const& off)
{
    if (off.power) {
        p.acts.power = p.reaction.power = p.disclose.power = p.policy.shield = p.retaliation.power = 0;
        p.status = {};
    }
    if (off.impunity) p.policy.response[static_cast<std::size_t>(Response::coddle)] = 0;
    if (off.barriers) p.stigma = {};
}

/// What holds in one week.
struct Rules {
    Parameters p;
    std::vector<double>
        mean_attitude; ///< by institution, as stored: before phase 0 for phase 0, then after it

    /// A_ij = P_i - P_j + status[g_i] - status[g_j] [1].
    double advantage(TwinWorld const& w, Seat i, Seat j) const
    {
        return power(w.place, i) - power(w.place, j) + p.status[w.at[i]->group] - p.status[w.at[j]->group];
    }
};

/// Mean of the attitudes as stored over the seats that `who` accepts; 0 where nobody is.
template <class Who>
double mean_attitude(TwinWorld const& w, Who&& who)
{
    std::uint64_t sum = 0, people = 0;
    for (Seat seat = 0; seat < w.seats(); ++seat) {
        if (!w.occupied(seat) || !who(seat)) continue;
        sum += w.at[seat]->record.attitude;
        ++people;
    }
    return people == 0 ? 0.0 : static_cast<double>(sum) / 65535.0 / static_cast<double>(people);
}

/// What n reads as where component tolerance is off [4].
inline std::vector<double> mean_attitudes(TwinWorld const& w)
{
    std::vector<double> out;
    for (Institution k = 0; k < w.place.institutions; ++k)
        out.push_back(mean_attitude(w, [&](Seat seat) { return w.institution(seat) == k; }));
    return out;
}

inline Rules rules_of_week(TwinWorld const& w)
{
    Rules rules{w.parameters, mean_attitudes(w)};
    intervene(rules.p, w);
    neutralise(rules.p, w.off);
    return rules;
}

} // namespace groundswell::twin
