#pragma once
#include <algorithm>

#include "mechanisms/rules.hpp"
#include "world/record.hpp"

namespace groundswell {

/// A state's value after some weeks without a touch: exact, however long (model section 1).
///
/// x(t) = x0 + (x(s) - x0) * 2^-((t-s)/half-life).
struct Relaxation {
    Rules const& rules;

    /// The whole state of a record, relaxed to `week`.
    PersonState operator()(Record const& record, Group group, Week week) const
    {
        PersonState s = decode(record);
        int const weeks = week - record.touched;
        if (weeks == 0) return s;
        auto const towards = [&](double& x, double baseline, Relaxing state) {
            x = baseline + (x - baseline) * rules.decay_over(state, weeks);
        };
        towards(s.norm, rules.start_value(Inborn::norm, group, record.norm_quantile), Relaxing::norm);
        towards(s.responsibility,
                rules.start_value(Inborn::responsibility, group, record.responsibility_quantile),
                Relaxing::responsibility);
        towards(s.trust, rules.start_value(Inborn::trust, group, record.trust_quantile), Relaxing::trust);
        towards(s.deterrence, rules.start_value(Inborn::deterrence, group, record.deterrence_quantile),
                Relaxing::deterrence);
        towards(s.habituation, 0, Relaxing::habituation);
        towards(s.momentum, 0, Relaxing::momentum);
        towards(s.burden, 0, Relaxing::burden);
        towards(s.unspoken, 0, Relaxing::unspoken);
        s.effort = std::min(rules.p.effort.max, s.effort + rules.p.effort.weekly * weeks);
        return s;
    }

    /// Habituation alone, for noticing.
    double habituation(Record const& record, Week week) const
    {
        return decode_fraction(record.habituation) *
               rules.decay_over(Relaxing::habituation, week - record.touched);
    }
};

} // namespace groundswell
