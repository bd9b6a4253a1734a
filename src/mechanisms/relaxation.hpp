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
        States x = decode_all(record);
        int const weeks = week - record.touched;
        if (weeks == 0) return std::bit_cast<PersonState>(x);
        States baseline{};
        auto const inborn = [&](Relaxing state, Inborn from, std::uint8_t quantile) {
            baseline[place_of[static_cast<std::size_t>(state)]] = rules.start_value(from, group, quantile);
        };
        inborn(Relaxing::norm, Inborn::norm, record.norm_quantile);
        inborn(Relaxing::responsibility, Inborn::responsibility, record.responsibility_quantile);
        inborn(Relaxing::trust, Inborn::trust, record.trust_quantile);
        inborn(Relaxing::deterrence, Inborn::deterrence, record.deterrence_quantile);
        // What does not relax is multiplied by 1, which changes no bit.
        auto const relax = [&](States const& left) {
            for (std::size_t i = 0; i < x.size(); ++i)
                x[i] = baseline[i] + (x[i] - baseline[i]) * left[i];
        };
        if (auto const at = static_cast<std::size_t>(weeks); at < rules.decay.size())
            relax(rules.decay[at]);
        else
            relax(rules.decay_of_all(weeks));
        auto s = std::bit_cast<PersonState>(x);
        s.effort = std::min(rules.p.effort.max, s.effort + rules.p.effort.weekly * weeks);
        return s;
    }

    /// Habituation alone, for noticing.
    double habituation(Record const& record, Week week) const
    {
        auto const at = static_cast<std::size_t>(week - record.touched);
        return decode_fraction(record.habituation) *
               (at < rules.decay.size()
                    ? rules.decay[at][place_of[static_cast<std::size_t>(Relaxing::habituation)]]
                    : rules.decay_over(Relaxing::habituation, week - record.touched));
    }
};

} // namespace groundswell
