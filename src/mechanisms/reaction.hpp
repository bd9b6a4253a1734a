#pragma once
#include <groundswell/vocabulary.hpp>

#include "mechanisms/rules.hpp"
#include "mechanisms/softmax.hpp"

namespace groundswell {

/// What a reaction costs [effort units].
constexpr double cost_of(Reaction reaction)
{
    return reaction == Reaction::silent ? 0 : reaction == Reaction::intervene ? 2 : 1;
}

/// Decide how a witness answers an act (model 3.3): a multinomial logit over silence, intervening, support
/// and excuse.
///
/// Power and the number of witnesses make intervening less likely. With crowd < 1 the model keeps two
/// findings on real bystanders (Fischer et al. 2011; Philpot et al. 2020): each person acts less often in a
/// crowd, and a crowd more often contains someone who acts.
struct ReactionChoice {
    Rules const& rules;

    struct Situation {
        Standing witness, perpetrator;
        Kind kind{Kind::remark};
        unsigned noticed_by{1};          ///< m
        bool confidant_of_target{false}; ///< the witness names the target as confidant
        bool confidant_of_perpetrator{false};
        bool must_answer{false}; ///< silence is not an option, and reacting is free (component silence,
                                 ///< intervention answering)
    };

    constexpr std::array<double, 4> utilities(PersonState const& s, Situation const& at) const
    {
        auto const& c = rules.p.reaction;
        auto const& mean = rules.p.reference;
        double const a = s.attitude - mean.attitude, n = s.norm - mean.norm,
                     r = s.responsibility - mean.responsibility, e = s.entitlement - mean.entitlement;
        double const severity = rules.p.kinds[static_cast<std::size_t>(at.kind)].severity - 0.5;
        double const above = rules.advantage_above(at.perpetrator, at.witness);
        double const crowd = rules.log_of(at.noticed_by);
        std::array<double, 4> u{0,
                                c.intervene + c.severity * severity + c.attitude * a + c.norm * n +
                                    c.responsibility * r - c.power * above - c.crowd * crowd,
                                c.support + c.severity * severity + c.attitude * a + c.responsibility * r +
                                    c.tie * at.confidant_of_target,
                                c.excuse - c.attitude * a + c.entitlement * e +
                                    c.tie * at.confidant_of_perpetrator + c.power / 2 * above};
        if (at.must_answer || rules.off.silence) {
            u[0] = unavailable;
        } else {
            for (std::size_t k = 1; k < 4; ++k)
                if (s.effort < cost_of(static_cast<Reaction>(k))) u[k] = unavailable;
        }
        if (rules.off.derailing) u[3] = unavailable;
        return u;
    }

    /// Choose and pay.
    constexpr Reaction operator()(PersonState& s, Situation const& at, double u) const
    {
        auto const choice = static_cast<Reaction>(softmax_choice(utilities(s, at), u));
        if (!at.must_answer && !rules.off.silence) s.effort -= cost_of(choice);
        return choice;
    }
};

} // namespace groundswell
