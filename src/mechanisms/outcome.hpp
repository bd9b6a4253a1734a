#pragma once
#include <algorithm>

#include "mechanisms/rules.hpp"

namespace groundswell {

/// Answers to an act, counted over those who noticed it.
struct Answers {
    unsigned noticed{0}, silent{0}, intervened{0}, supported{0}, excused{0};
};

/// Change the states of perpetrator, witnesses and target after an act and its answers (model 3.4).
///
/// An unanswered act teaches its author that it is allowed (conditioned entitlement) and everyone else that
/// it is normal; an answered one teaches the opposite. A target who is supported carries less.
struct Outcome {
    Rules const& rules;

    constexpr void perpetrator(PersonState& s, Answers const& answers, double severity) const
    {
        auto const& learn = rules.p.learn;
        if (answers.intervened > 0) {
            double const q = static_cast<double>(answers.intervened) / answers.noticed;
            s.entitlement *= 1 - learn.checked * q;
            s.deterrence += learn.deterred * q * (1 - s.deterrence);
        } else {
            unanswered(s, severity);
        }
    }

    /// What the perpetrator learns from an act, or a report of it, without consequence.
    constexpr void unanswered(PersonState& s, double severity) const
    {
        double const lesson = rules.p.learn.impunity * severity;
        s.entitlement += lesson * (1 - s.entitlement);
        s.deterrence *= 1 - lesson;
    }

    constexpr void witness(PersonState& s, Answers const& answers, double stubbornness) const
    {
        auto const& learn = rules.p.learn;
        double const y = (answers.intervened + answers.supported + learn.silence_reads_as * answers.silent) /
                         static_cast<double>(answers.noticed);
        s.norm += learn.norm * (y - s.norm);
        s.attitude += learn.internalise * (1 - stubbornness) * (s.norm - s.attitude);
        habituate(s, answers);
    }

    constexpr void target(PersonState& s, Answers const& answers, double severity) const
    {
        double const relief = std::min(1.0, (answers.intervened + answers.supported) / 2.0);
        s.burden += severity * (1 - rules.p.learn.relief * relief);
        habituate(s, answers);
    }

  private:
    constexpr void habituate(PersonState& s, Answers const& answers) const
    {
        double const rate = rules.p.learn.habituate;
        if (answers.intervened > 0)
            s.habituation *= 1 - rate;
        else
            s.habituation += rate * (1 - s.habituation);
    }
};

} // namespace groundswell
