#pragma once
#include <algorithm>
#include <cmath>

#include "observe/instruments.hpp"
#include "people.hpp"

namespace groundswell::twin {

inline double clip(double x)
{
    return std::clamp(x, 0.0, 1.0);
}

/// The (q + 1/2)/256 point of the normal distribution around a mean, clipped to [0,1].
inline double quantile_value(double mean, double sd, std::uint8_t q)
{
    return clip(mean + sd * normal_quantile((q + 0.5) / 256.0));
}

/// The same, rounded as stored.
inline double baseline(double mean, double sd, std::uint8_t q)
{
    return decode_fraction(encode_fraction(quantile_value(mean, sd, q)));
}

inline double stubbornness(Parameters const& p, Record const& r)
{
    return quantile_value(p.init.stubbornness, p.init.stubbornness_sd, r.stubbornness_quantile);
}

/// Somebody new [1, 8]: every draw is addressed by the birth key.
inline Person birth(Parameters const& p, Key key, BirthKey born, Group group, Week present)
{
    auto const u = [&](std::uint32_t index) {
        return uniform(key, Purpose::inborn, {born.seat, 0, born.week, index});
    };
    auto const q = [&](std::uint32_t index) {
        return static_cast<std::uint8_t>(std::floor(256.0 * u(index)));
    };

    Person person;
    person.key = born;
    person.group = group;
    // One draw for both memberships: who has harm propensity is among those with everyday propensity.
    auto const& everyday = p.propensity.everyday;
    auto const& harm = p.propensity.harm;
    if (u(0) < everyday.share[group])
        person.everyday = static_cast<float>(log_normal(u(1), everyday.median, everyday.sigma));
    if (u(0) < harm.share[group]) person.harm = static_cast<float>(log_normal(u(2), harm.median, harm.sigma));
    person.merit = normal_quantile(u(3));
    person.fear_quantile = q(12);
    person.lived.recalled.resize(instruments().size());

    Record& r = person.record;
    r.stubbornness_quantile = q(4);
    r.attitude_quantile = q(6);
    r.norm_quantile = q(7);
    r.responsibility_quantile = q(8);
    r.trust_quantile = q(9);
    r.deterrence_quantile = q(10);

    PersonState state; // h = H = M = u = 0
    state.entitlement = quantile_value(p.init.entitlement[group], p.init.sd, q(5));
    state.attitude = quantile_value(p.init.attitude[group], p.init.sd, q(6));
    state.norm = quantile_value(p.init.norm, p.init.sd, q(7));
    state.responsibility = quantile_value(p.init.responsibility, p.init.sd, q(8));
    state.trust = quantile_value(p.init.trust, p.init.sd, q(9));
    state.deterrence = quantile_value(p.init.deterrence, p.init.sd, q(10));
    state.stigma = quantile_value(p.init.stigma, p.init.sd, q(11));
    state.effort = p.effort.max;
    encode_record(state, present, r);
    return person;
}

} // namespace groundswell::twin
