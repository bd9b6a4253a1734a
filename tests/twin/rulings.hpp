#pragma once
#include "choice.hpp"
#include "crowd.hpp"
#include "fear.hpp"

namespace groundswell::twin {

enum class Verdict { dismissed, coddled, sanctioned, removed, restored };

/// A case that was decided, on what was public at the beginning of the phase.
struct Ruling {
    Case about;
    Seat accused{no_seat}, accuser{no_seat};
    Verdict verdict{Verdict::dismissed};
    bool banned{false};        ///< the accused, who is from outside [3.12]
    std::vector<Seat> crowd{}; ///< who could hear of it

    bool fair() const { return banned || (verdict != Verdict::dismissed && verdict != Verdict::coddled); }
    /// Whose unit may hear of it: that of the accused, or of the accuser if nobody here is accused.
    Seat heard_about() const { return accused != no_seat ? accused : accuser; }
};

/// Dismissed, or substantiated with the response drawn from the policy [3.6].
inline Verdict decide(TwinWorld const& w, Rules const& rules, Case const& c, Seat accused)
{
    auto const& q = rules.p.policy;
    auto const u = [&](std::uint32_t i) {
        return w.draw(Purpose::ruling, {accused, fold_event(c.act), w.week, i});
    };
    double const chance =
        logistic(q.substantiate + q.evidence * portable_log(1.0 + c.evidence) +
                 q.priors * portable_log(1.0 + c.priors) -
                 q.shield * (power(w.place, accused) + rules.p.status[w.at[accused]->group]));
    if (!w.off.impunity && !(u(0) < chance)) return Verdict::dismissed; // component impunity [4]
    double sum = 0;
    for (double const weight : q.response)
        sum += weight;
    switch (static_cast<Response>(index_in_proportion(u(1), q.response, sum))) {
    case Response::coddle:
        return Verdict::coddled;
    case Response::sanction:
        return Verdict::sanctioned;
    case Response::remove:
        return Verdict::removed;
    case Response::restore:
        return Verdict::restored;
    }
    return Verdict::dismissed;
}

/// Whether an outsider is banned; component impunity always bans [3.12, 4].
inline bool bans(TwinWorld const& w, Rules const& rules, Case const& c, Seat accuser)
{
    double const u = w.draw(Purpose::ruling, {accuser, fold_event(c.act), w.week, 0});
    return w.off.impunity || u < rules.p.policy.outside;
}

/// What the ruling does to the accused [3.6].
inline void on_accused(TwinWorld const& w, Parameters const& p, Ruling const& ruling, PersonState& s)
{
    auto const& q = p.response;
    double const engaged = w.draw(Purpose::ruling, {ruling.accused, fold_event(ruling.about.act), w.week, 2});
    switch (ruling.verdict) {
    case Verdict::dismissed:
        learn_impunity(p.learn, ruling.about.severity, s);
        break;
    case Verdict::coddled:
        s.entitlement += q.coddle * (1 - s.entitlement);
        break;
    case Verdict::removed:
        break;
    case Verdict::restored:
        if (engaged < q.engage) {
            s.entitlement *= 1 - q.restore;
            s.attitude += q.restore * (1 - s.attitude);
            s.responsibility += q.restore * (1 - s.responsibility);
            s.deterrence += q.sanction / 2 * (1 - s.deterrence);
            break;
        }
        [[fallthrough]];
    case Verdict::sanctioned:
        s.deterrence += q.sanction * (1 - s.deterrence);
        break;
    }
}

inline void on_accuser(Parameters const& p, bool fair, PersonState& s)
{
    if (fair) {
        s.trust += p.response.trust * (1 - s.trust);
        s.burden *= 1 - p.learn.relief;
    } else {
        s.trust *= 1 - p.response.trust;
    }
}

inline void on_hearer(Parameters const& p, bool fair, PersonState& s)
{
    double const publicity = p.response.publicity;
    if (fair) {
        s.trust += publicity * (1 - s.trust);
        s.deterrence += publicity * (1 - s.deterrence);
        s.norm += publicity * (1 - s.norm);
    } else {
        s.trust *= 1 - publicity;
        s.deterrence *= 1 - publicity;
    }
}

/// The case of somebody who has left is closed.
inline void close(TwinWorld& w, Case const& c, Seat accuser)
{
    auto const closed = c.harm ? Counter::closed_gone : Counter::closed_gone_remark;
    if (accuser != no_seat)
        w.count(closed, accuser);
    else
        w.counts.add(closed, 0, 0);
}

/// Decide what is due, in order of event id.
inline std::vector<Ruling> decide_due(TwinWorld& w, Rules const& rules)
{
    std::vector<Case> due;
    for (Case const& c : w.docket)
        if (c.due <= w.week) due.push_back(c);
    std::erase_if(w.docket, [&](Case const& c) { return c.due <= w.week; });
    std::sort(due.begin(), due.end(), [](Case const& a, Case const& b) { return a.act < b.act; });

    std::vector<Ruling> rulings;
    for (Case const& c : due) {
        Ruling ruling{.about = c, .accused = w.find(c.accused), .accuser = w.find(c.accuser)};
        bool const from_outside = !c.accused;
        if ((from_outside ? ruling.accuser : ruling.accused) == no_seat) {
            close(w, c, ruling.accuser);
            continue;
        }
        if (from_outside) {
            ruling.banned = bans(w, rules, c, ruling.accuser);
            if (ruling.banned) w.count(Counter::outside_banned, ruling.accuser);
        } else {
            ruling.verdict = decide(w, rules, c, ruling.accused);
            auto const first = c.harm ? Counter::ruled_dismissed : Counter::ruled_dismissed_remark;
            w.count(static_cast<Counter>(static_cast<int>(first) + static_cast<int>(ruling.verdict)),
                    ruling.accused);
        }
        if (c.harm && ruling.fair() && ruling.accuser != no_seat)
            w.at[ruling.accuser]->lived.accountable = w.week;
        ruling.crowd = unit_crowd(w, ruling.heard_about(), c.act);
        rulings.push_back(ruling);
    }
    return rulings;
}

/// What a ruling does to one person who may hear of it.
inline void hear_ruling(TwinWorld& w, Rules const& rules, Ruling const& ruling, Seat seat)
{
    auto const& p = rules.p;
    if (seat == ruling.accused) {
        touch(w, rules, seat, [&](PersonState& s) { on_accused(w, p, ruling, s); });
    } else if (seat == ruling.accuser) {
        touch(w, rules, seat, [&](PersonState& s) { on_accuser(p, ruling.fair(), s); });
        if (ruling.fair()) reassure(w, rules, seat, p.response.trust);
    } else if (std::binary_search(ruling.crowd.begin(), ruling.crowd.end(), seat) &&
               w.draw(Purpose::publicity, {seat, fold_event(ruling.about.act), w.week, 0}) <
                   p.policy.transparency) {
        touch(w, rules, seat, [&](PersonState& s) { on_hearer(p, ruling.fair(), s); });
        if (ruling.fair()) reassure(w, rules, seat, p.response.publicity);
    }
}

/// Phase 7: rulings due, and who hears of them [3.6].
inline void phase_rulings(TwinWorld& w, Rules const& rules)
{
    auto const rulings = decide_due(w, rules);
    for (Seat seat = 0; seat < w.seats(); ++seat)
        for (Ruling const& ruling : rulings)
            if (w.occupied(seat)) hear_ruling(w, rules, ruling, seat);
    std::set<Seat> removed;
    for (Ruling const& ruling : rulings)
        if (ruling.verdict == Verdict::removed) removed.insert(ruling.accused);
    for (Seat const seat : removed)
        remove(w, rules, seat);
}

} // namespace groundswell::twin
