#pragma once
#include "mechanisms/rules.hpp"

namespace groundswell {

/// Decide what an official does who is told of an act without a formal report, and what follows (model 3.5).
///
/// There is no case. The official warns the accused, or does nothing; a superior is warned less often. Who
/// told learns from the answer what the institution is worth.
///
/// Source of how many tell: US Merit Systems Protection Board (2016), 36 % against 11 % who report formally.
struct OfficialAnswer {
    Rules const& rules;

    /// logistic(warn - shield*(P_i + status[g_i])); 1 without component impunity.
    constexpr double warns(Standing accused) const
    {
        if (rules.off.impunity) return 1;
        auto const& c = rules.p.policy;
        return logistic(c.warn - c.shield * (rules.power[accused.rank] + rules.p.status[accused.group]));
    }

    /// The accused is warned.
    constexpr void warned(PersonState& s) const
    {
        s.deterrence += rules.p.response.warning * (1 - s.deterrence);
    }

    /// The target hears what was done.
    constexpr void heard_by_target(PersonState& s, bool warned) const
    {
        double const step = rules.p.response.official;
        if (warned)
            s.trust += step * (1 - s.trust);
        else
            s.trust *= 1 - step;
    }
};

} // namespace groundswell
