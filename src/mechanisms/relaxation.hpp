#pragma once
#include <algorithm>

#include "mechanisms/rules.hpp"
#include "world/record.hpp"

namespace groundswell {

/// Value of a state after some weeks without a touch (model section 1). Exact for any number of weeks.
///
/// x(t) = x0 + (x(s) - x0) * 2^-((t-s)/half-life).
struct Relaxation {
    Rules const& rules;

    /// The whole state of a record, relaxed to `week`.
    constexpr PersonState operator()(Record const& record, Group group, Week week) const
    {
        PersonState s = decode_record(record);
        int const weeks = week - record.touched;
        if (weeks == 0) return s;
        Rules::Decay computed;
        auto const& left = rules.decay_over(weeks, computed);
        auto const towards = [&](double& x, Relaxing state, double baseline) {
            x = baseline + (x - baseline) * left[static_cast<std::size_t>(state)];
        };
        auto const inborn = [&](Inborn state, std::uint8_t quantile) {
            return rules.start_value(state, group, quantile);
        };
        towards(s.norm, Relaxing::norm, inborn(Inborn::norm, record.norm_quantile));
        towards(s.responsibility, Relaxing::responsibility,
                inborn(Inborn::responsibility, record.responsibility_quantile));
        towards(s.trust, Relaxing::trust, inborn(Inborn::trust, record.trust_quantile));
        towards(s.deterrence, Relaxing::deterrence, inborn(Inborn::deterrence, record.deterrence_quantile));
        towards(s.habituation, Relaxing::habituation, 0);
        towards(s.unspoken, Relaxing::unspoken, 0);
        towards(s.momentum, Relaxing::momentum, 0);
        towards(s.burden, Relaxing::burden, 0);
        s.effort = std::min(rules.p.effort.max, s.effort + rules.p.effort.weekly * weeks);
        return s;
    }

    /// Habituation alone, for noticing.
    constexpr double habituation(Record const& record, Week week) const
    {
        Rules::Decay computed;
        return decode_fraction(record.habituation) *
               rules.decay_over(week - record.touched,
                                computed)[static_cast<std::size_t>(Relaxing::habituation)];
    }
};

} // namespace groundswell
