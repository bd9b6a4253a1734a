#pragma once
#include "mechanisms/rules.hpp"
#include "random/distributions.hpp"
#include "random/draw.hpp"
#include "world/people.hpp"

namespace groundswell {

/// The first seat of a person and the week of hire. This is the address of all inborn draws, wherever the
/// person moves.
struct BirthKey {
    Seat seat{0};
    std::int16_t week{founder_week};
    friend auto operator<=>(BirthKey const&, BirthKey const&) = default;
};

/// Draw what a person has at birth, at the birth key: propensities (model 3.1) and starting states (model
/// section 1).
struct Birth {
    Rules const& rules;
    Key key;

    struct Newcomer {
        Record record;
        Propensity propensity;
    };

    constexpr Newcomer operator()(BirthKey birth, Group group, Week now) const
    {
        auto const draws = [&](std::uint32_t block) {
            return draw_block(key, Purpose::inborn, birth.seat, 0, birth.week, block);
        };
        Block const size = draws(0), a = draws(1), b = draws(2);
        Newcomer out;
        auto const& tiers = rules.p.propensity;
        double const member = unit_interval(size[0]);
        if (member < tiers.everyday.share[group])
            out.propensity.everyday = static_cast<float>(
                log_normal(unit_interval(size[1]), tiers.everyday.median, tiers.everyday.sigma));
        if (member < tiers.harm.share[group])
            out.propensity.harm =
                static_cast<float>(log_normal(unit_interval(size[2]), tiers.harm.median, tiers.harm.sigma));

        auto const quantile = [](std::uint32_t bits) { return static_cast<std::uint8_t>(bits >> 24); };
        auto const value = [&](Inborn state, std::uint8_t q) {
            return rules.start[group][static_cast<std::size_t>(state)][q];
        };
        Record& r = out.record;
        r.stubbornness_quantile = quantile(a[0]);
        r.attitude_quantile = quantile(a[2]);
        r.norm_quantile = quantile(a[3]);
        r.responsibility_quantile = quantile(b[0]);
        r.trust_quantile = quantile(b[1]);
        r.deterrence_quantile = quantile(b[2]);
        r.entitlement = value(Inborn::entitlement, quantile(a[1]));
        r.attitude = value(Inborn::attitude, r.attitude_quantile);
        r.norm = value(Inborn::norm, r.norm_quantile);
        r.responsibility = value(Inborn::responsibility, r.responsibility_quantile);
        r.trust = value(Inborn::trust, r.trust_quantile);
        r.deterrence = value(Inborn::deterrence, r.deterrence_quantile);
        r.stigma = value(Inborn::stigma, quantile(b[3]));
        r.effort = encode_scaled(rules.p.effort.max, effort_scale);
        r.touched = static_cast<std::int16_t>(now);
        return out;
    }

    /// Merit: standard normal, fixed for life.
    constexpr double merit(BirthKey birth) const { return standard_normal(merit_draw(birth)); }
    constexpr double merit_draw(BirthKey birth) const
    {
        return uniform(key, Purpose::inborn, {birth.seat, 0, birth.week, 3});
    }
};

} // namespace groundswell
