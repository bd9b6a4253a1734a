#pragma once
#include <groundswell/vocabulary.hpp>

#include "mechanisms/rules.hpp"
#include "mechanisms/softmax.hpp"
#include "random/distributions.hpp"

namespace groundswell {

/// Decide whether a witness who intervened or supported posts a callout: probability discourse.callout * r
/// * a (model 3.8).
struct Callout {
    Rules const& rules;

    /// Decide and pay.
    constexpr bool operator()(PersonState& s, double u) const
    {
        if (s.effort < 1 || !(u < rules.p.discourse.callout * s.responsibility * s.attitude)) return false;
        s.effort -= 1;
        return true;
    }
};

/// Change the states of a person who hears a post (model 3.8).
struct PostEffect {
    Rules const& rules;

    constexpr void operator()(PersonState& s, Post post) const
    {
        auto const& c = rules.p.effect;
        switch (post) {
        case Post::testimony:
            s.momentum += 1;
            s.responsibility += c.testimony * s.attitude * (1 - s.responsibility);
            s.norm += c.norm * (1 - s.norm);
            s.trust += c.trust * (1 - s.trust);
            s.habituation *= 1 - c.notice;
            break;
        case Post::callout:
            s.responsibility += c.callout * s.attitude * (1 - s.responsibility);
            s.norm += c.norm * (1 - s.norm);
            break;
        case Post::inclusion:
            s.stigma *= 1 - c.destigma;
            s.responsibility += c.callout * s.attitude * (1 - s.responsibility);
            break;
        case Post::innocence:
            s.responsibility *= 1 - c.absolve;
            break;
        case Post::hurt:
            s.entitlement += c.pamper * (1 - s.entitlement);
            s.norm *= 1 - c.norm;
            break;
        case Post::equivalence:
            s.momentum *= 1 - c.doubt;
            s.responsibility *= 1 - c.absolve / 2;
            break;
        }
    }
};

/// Decide whether a hearer reassures the author. The effort is then missing for survivors (model 3.8).
struct Reassurance {
    Rules const& rules;

    constexpr bool operator()(PersonState& s, double u) const
    {
        if (s.effort < 1 || !(u < rules.p.discourse.reassure)) return false;
        s.effort -= 1;
        return true;
    }
};

/// Decide how a hearer reacts to a post (model 3.8): absorb, amplify, deflect or rebut.
struct PostReaction {
    Rules const& rules;

    enum class Choice : std::uint8_t { absorb, amplify, deflect, rebut };

    constexpr std::array<double, 4> utilities(PersonState const& s, Post heard, Group group) const
    {
        auto const& c = rules.p.discourse;
        auto const& w = rules.p.reaction;
        auto const& mean = rules.p.reference;
        double const a = s.attitude - mean.attitude, r = s.responsibility - mean.responsibility,
                     n = s.norm - mean.norm, e = s.entitlement - mean.entitlement;
        if (is_deflection(heard))
            return {0, unavailable, unavailable, c.rebut + w.attitude * a + w.responsibility * r};
        return {0, c.amplify + w.attitude * a + w.responsibility * r + w.norm * n,
                rules.off.derailing
                    ? unavailable
                    : c.deflect + w.entitlement * e - w.responsibility * r - w.norm * n + c.defensive[group],
                unavailable};
    }

    /// Choose and pay. A hearer without effort absorbs.
    constexpr Choice operator()(PersonState& s, Post heard, Group group, double u) const
    {
        if (s.effort < 1) return Choice::absorb;
        auto const choice = static_cast<Choice>(softmax_choice(utilities(s, heard, group), u));
        if (choice != Choice::absorb) s.effort -= 1;
        return choice;
    }

    /// The post that follows from the choice. @param draws  frame, inclusive
    constexpr Post posted(Choice choice, Post heard, std::array<double, 2> draws) const
    {
        auto const& c = rules.p.discourse;
        if (choice == Choice::amplify) return heard;
        if (choice == Choice::deflect) {
            std::array<double, 3> const frames{c.frame_innocence, c.frame_hurt, c.frame_equivalence};
            auto const frame = index_in_proportion(draws[0], frames, frames[0] + frames[1] + frames[2]);
            return static_cast<Post>(static_cast<std::size_t>(Post::innocence) + frame);
        }
        return heard == Post::equivalence && draws[1] < c.inclusive ? Post::inclusion : Post::callout;
    }
};

} // namespace groundswell
