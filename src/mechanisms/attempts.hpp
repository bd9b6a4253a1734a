#pragma once
#include <algorithm>

#include "mechanisms/rules.hpp"
#include "random/distributions.hpp"
#include "random/draw.hpp"

namespace groundswell {

/// Pressure: the factor by which a person's present state raises or lowers its rate of acts (model 3.1).
///
/// F = min(cap, factor * exp(entitlement*e^ - tolerance*n^ - impunity*d^)). It is 1 for the average person.
struct ActPressure {
    Rules const& rules;

    constexpr double operator()(PersonState const& s, Tier tier) const { return of(tier, common(s)); }

    /// The part that both tiers share, and F computed from it.
    constexpr double common(PersonState const& s) const { return portable_exp(exponent(s)); }
    constexpr double of(Tier tier, double common) const
    {
        return std::min(rules.p.acts.cap, factor(tier) * common);
    }

    /// An upper bound of F of both tiers, from now until the next touch. Until then perceived norm and
    /// deterrence stay between their present values and their baselines, and entitlement does not relax.
    constexpr double bound(PersonState s, double norm_baseline, double deterrence_baseline) const
    {
        s.norm = std::min(s.norm, norm_baseline);
        s.deterrence = std::min(s.deterrence, deterrence_baseline);
        // Add one part in 10^9, because relaxation rounds.
        return std::max(factor(Tier::harm), factor(Tier::everyday)) * portable_exp(exponent(s)) * (1 + 1e-9);
    }

    constexpr double exponent(PersonState const& s) const
    {
        auto const& acts = rules.p.acts;
        auto const& mean = rules.p.reference;
        return acts.entitlement * (s.entitlement - mean.entitlement) - acts.tolerance * (s.norm - mean.norm) -
               acts.impunity * (s.deterrence - mean.deterrence);
    }

    constexpr double factor(Tier tier) const
    {
        auto const& propensity = rules.p.propensity;
        return tier == Tier::harm ? propensity.harm.factor : propensity.everyday.factor;
    }
};

/// Candidates for attempts of a person in a week: Poisson(propensity * acts.cap) per tier. They do not
/// depend on the person's state.
///
/// Ordinals 0..harm-1 are harm, harm..harm+everyday-1 everyday. Each candidate is kept with probability
/// F/cap. This makes the attempts Poisson(propensity * F) (thinning; Lewis & Shedler 1979).
struct Candidates {
    Rules const& rules;
    Key key;

    /// Probability that a week brings no candidate.
    constexpr double none(float propensity) const { return portable_exp(-mean(propensity)); }

    /// Expected number per week.
    constexpr double mean(float propensity) const { return double{propensity} * rules.p.acts.cap; }

    /// @param draw  U(attempts; seat, 0, week, 0) for harm, index 1 for everyday
    constexpr unsigned count(std::uint32_t draw, float propensity) const
    {
        return propensity > 0 ? poisson_count(unit_interval(draw), mean(propensity)) : 0;
    }

    /// The draws that decide on candidates 4*block .. 4*block+3.
    constexpr Block thinning(Seat seat, Week week, unsigned block) const
    {
        return draw_block(key, Purpose::thin, seat, 0, week, block);
    }

    /// A candidate's draw times cap: it is an attempt if and only if this is below F.
    constexpr double threshold(std::uint32_t draw) const { return unit_interval(draw) * rules.p.acts.cap; }
};

/// Draw the kind of an attempt of the harm tier, in proportion to the shares of the kinds (model 3.1).
struct KindChoice {
    Rules const& rules;

    constexpr Kind operator()(double u) const
    {
        auto const& kinds = rules.p.kinds;
        std::array<double, 3> const share{kinds[1].share, kinds[2].share, kinds[3].share};
        return static_cast<Kind>(1 + index_in_proportion(u, share, share[0] + share[1] + share[2]));
    }
};

} // namespace groundswell
