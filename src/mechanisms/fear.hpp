#pragma once
#include "mechanisms/birth.hpp"

namespace groundswell {

/// Fear: the believed chance that speaking to the institution is paid back (model 3.6). It follows what
/// people see the institution do.
///
/// It is stored apart from the record, because few people have seen what comes of a report. Everybody else's
/// fear reads as the baseline. Source of its weight when people choose: Vijayasiri (2008), Sexuality Research
/// and Social Policy 5(4), 43-61.
struct FearOfReprisal {
    Rules const& rules;
    Key key;

    /// Whether anybody learns from what comes of reports.
    constexpr bool is_learned() const { return !rules.off.barriers && rules.p.retaliation.learn > 0; }

    constexpr double baseline(BirthKey birth) const
    {
        Block const draws = draw_block(key, Purpose::inborn, birth.seat, 0, birth.week, 3);
        return decode_fraction(rules.fear_start[draws[0] >> 24]);
    }

    /// The fear as it reads in a week. @param stored  null if the person has seen nothing
    constexpr double read(BirthKey birth, Fear const* stored, Week week) const
    {
        double const rest = baseline(birth);
        if (!stored) return rest;
        double const x = decode_fraction(stored->value);
        int const weeks = week - stored->week;
        if (weeks == 0) return x;
        return rest + (x - rest) * portable_exp2(-(weeks / rules.p.halflife.fear));
    }

    /// After seeing what came of a report.
    constexpr double seen(double fear, bool paid_back) const
    {
        return fear + rules.p.retaliation.learn * ((paid_back ? 1.0 : 0.0) - fear);
    }

    /// After hearing of a fair ruling, as the accuser or as one of the public.
    constexpr double after_fair_ruling(double fear, bool accuser) const
    {
        return fear * (1 - (accuser ? rules.p.response.trust : rules.p.response.publicity));
    }
};

} // namespace groundswell
