#pragma once
#include <groundswell/vocabulary.hpp>

#include "mechanisms/outcome.hpp"
#include "mechanisms/rules.hpp"
#include "random/distributions.hpp"

namespace groundswell {

/// Decide whether filing a report meets retaliation (model 3.6). The more power the accused has, the more
/// likely it does.
struct Retaliation {
    Rules const& rules;

    constexpr double probability(Standing accused, Standing accuser) const
    {
        if (rules.off.barriers) return 0;
        auto const& c = rules.p.retaliation;
        return logistic(c.base + c.power * rules.advantage(accused, accuser));
    }

    constexpr void suffered(PersonState& s) const
    {
        s.burden += rules.p.retaliation.severity;
        s.trust *= 1 - rules.p.retaliation.trust_loss;
    }
};

/// Decide about a report (model 3.6) from evidence, earlier reports, and the rank and status of the
/// accused.
struct Ruling {
    Rules const& rules;

    struct Facts {
        unsigned evidence{0}; ///< E: who intervened or supported at the act
        unsigned priors{0};   ///< R: reports filed earlier against the same person
        Standing accused;
    };

    /// logistic(substantiate + evidence*ln(1+E) + priors*ln(1+R) - shield*(P_i + status[g_i])).
    constexpr double probability(Facts const& facts) const
    {
        if (rules.off.impunity) return 1;
        auto const& c = rules.p.policy;
        return logistic(c.substantiate + c.evidence * portable_log(1.0 + facts.evidence) +
                        c.priors * portable_log(1.0 + facts.priors) -
                        c.shield * (rules.power[facts.accused.rank] + rules.p.status[facts.accused.group]));
    }

    /// @param draws  substantiated, response
    constexpr Verdict operator()(Facts const& facts, std::array<double, 2> draws) const
    {
        if (!(draws[0] < probability(facts))) return Verdict::dismissed;
        auto const& share = rules.p.policy.response;
        double const sum = share[0] + share[1] + share[2] + share[3];
        return static_cast<Verdict>(1 + index_in_proportion(draws[1], share, sum));
    }
};

/// Change the states of the accused, the accuser and those who hear of a ruling (model 3.6).
struct RulingEffect {
    Rules const& rules;

    constexpr void accused(PersonState& s, Verdict verdict, double severity, bool engages) const
    {
        auto const& c = rules.p.response;
        switch (verdict) {
        case Verdict::dismissed:
            Outcome{rules}.unanswered(s, severity);
            break;
        case Verdict::coddled:
            s.entitlement += c.coddle * (1 - s.entitlement);
            break;
        case Verdict::sanctioned:
            s.deterrence += c.sanction * (1 - s.deterrence);
            break;
        case Verdict::removed:
            break;
        case Verdict::restored:
            if (engages) {
                s.entitlement *= 1 - c.restore;
                s.attitude += c.restore * (1 - s.attitude);
                s.responsibility += c.restore * (1 - s.responsibility);
                s.deterrence += c.sanction / 2 * (1 - s.deterrence);
            } else {
                s.deterrence += c.sanction * (1 - s.deterrence);
            }
            break;
        }
    }

    constexpr void accuser(PersonState& s, Verdict verdict) const
    {
        if (is_fair(verdict)) {
            s.trust += rules.p.response.trust * (1 - s.trust);
            s.burden *= 1 - rules.p.learn.relief;
        } else {
            s.trust *= 1 - rules.p.response.trust;
        }
    }

    constexpr void hearer(PersonState& s, Verdict verdict) const
    {
        double const step = rules.p.response.publicity;
        if (is_fair(verdict)) {
            s.trust += step * (1 - s.trust);
            s.deterrence += step * (1 - s.deterrence);
            s.norm += step * (1 - s.norm);
        } else {
            s.trust *= 1 - step;
            s.deterrence *= 1 - step;
        }
    }
};

} // namespace groundswell
