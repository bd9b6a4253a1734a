#pragma once
#include <groundswell/vocabulary.hpp>

#include "mechanisms/outcome.hpp"
#include "mechanisms/softmax.hpp"

namespace groundswell {

/// The value of disclose.official at which there is nobody to tell: its lowest.
inline constexpr double no_official = -50;

/// The target's choice (model 3.5): silence, a confidant, a formal report, the public, or an official.
///
/// Barrier Z = z_j * stigma[g_j][g_i]; felt severity f = severity * (1 - numb*h_j). Testimony heard
/// recently makes speaking more likely.
struct DisclosureChoice {
    Rules const& rules;

    struct Situation {
        Standing target, perpetrator;
        double severity{0};
        double support{0}; ///< S = (intervened + supported - excused) / max(1, m)
        double fear{0};    ///< believed chance of reprisal; read only if disclose.fear is not 0
        bool has_confidant{true};
        bool may_testify{true}; ///< false for a person who has posted this week
    };

    constexpr std::array<double, 5> utilities(PersonState const& s, Situation const& at) const
    {
        auto const& c = rules.p.disclose;
        double const felt = c.severity * (at.severity * (1 - c.numb * s.habituation));
        double const barrier = s.stigma * rules.p.stigma[at.target.group][at.perpetrator.group];
        double const above = c.power * rules.advantage_above(at.perpetrator, at.target);
        double const heard = c.momentum * portable_log(1 + s.momentum);
        double const fear = c.fear * (at.fear - rules.p.reference.fear);
        auto const to_institution = [&](double inclination) {
            return inclination + felt + c.trust * (s.trust - rules.p.reference.trust) +
                   c.support * at.support - above - barrier + heard - fear;
        };
        return {0, at.has_confidant ? c.confide + felt - barrier / 2 : unavailable, to_institution(c.report),
                at.may_testify ? c.testify + felt + c.support * at.support - above - barrier + heard
                               : unavailable,
                c.official > no_official ? to_institution(c.official) : unavailable};
    }

    constexpr Disclosure operator()(PersonState const& s, Situation const& at, double u) const
    {
        return static_cast<Disclosure>(softmax_choice(utilities(s, at), u));
    }

    /// A survivor who hears others speak chooses again about the act it kept silent: silence or testimony.
    ///
    /// @param perpetrator_group  of the act kept
    constexpr bool testifies_now(PersonState const& s, Group own, Group perpetrator_group, double u) const
    {
        auto const& c = rules.p.disclose;
        double const felt = c.severity * (s.unspoken * (1 - c.numb * s.habituation));
        double const barrier = s.stigma * rules.p.stigma[own][perpetrator_group];
        std::array<double, 2> const utilities{0, c.testify + felt - barrier +
                                                     c.momentum * portable_log(1 + s.momentum)};
        return softmax_choice(utilities, u) == 1;
    }
};

/// Decide how a confidant answers, and what the answer does to both (model 3.5).
struct ConfidantAnswer {
    Rules const& rules;

    /// logistic(reaction.support + attitude*a^ + responsibility*r^), 0 without effort left.
    constexpr double probability(PersonState const& s) const
    {
        if (s.effort < 1) return 0;
        auto const& c = rules.p.reaction;
        auto const& mean = rules.p.reference;
        return logistic(c.support + c.attitude * (s.attitude - mean.attitude) +
                        c.responsibility * (s.responsibility - mean.responsibility));
    }

    constexpr bool operator()(PersonState& s, double u) const
    {
        if (!(u < probability(s))) return false;
        s.effort -= 1;
        s.responsibility += rules.p.learn.confided * (1 - s.responsibility);
        return true;
    }

    constexpr void heard_by_target(PersonState& s, bool supported) const
    {
        auto const& learn = rules.p.learn;
        if (supported) {
            s.burden *= 1 - learn.relief;
        } else {
            s.stigma += learn.dismissed * (1 - s.stigma);
            s.trust *= 1 - learn.dismissed;
        }
    }
};

} // namespace groundswell
