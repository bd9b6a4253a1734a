#pragma once
#include "choice.hpp"

namespace groundswell::twin {

/// Phase 6: this week's reports become cases, in order of event id, and may be retaliated against [3.6].
inline void phase_filing(TwinWorld& w, Rules const& rules, std::vector<Escrowed> reports)
{
    auto const& p = rules.p;
    for (auto const& e : matched(w)) {
        // Reporting clears u only if that act is the one kept [8, Discourse].
        Seat const j = w.find(e.accuser);
        if (auto& kept = w.at[j]->kept; kept && kept->act == e.act) {
            kept.reset();
            touch(w, rules, j, [](PersonState& s) { s.unspoken = 0; });
        }
        reports.push_back(e);
    }
    std::sort(reports.begin(), reports.end(), [](auto const& a, auto const& b) { return a.act < b.act; });
    auto const delay = static_cast<Week>(std::floor(p.policy.delay + 0.5));
    for (auto const& r : reports) {
        Seat const i = w.find(r.accused), j = w.find(r.accuser);
        w.count(r.harm ? Counter::chose_report : Counter::chose_report_remark, j);
        if (r.harm) w.at[j]->lived.reported = w.week;
        w.docket.push_back({r.act, r.accused, r.accuser, r.evidence, w.at[i]->reports_against, r.severity,
                            w.week, w.week + delay, r.harm});
        ++w.at[i]->reports_against;
        // Component barriers: no retaliation [4].
        double const chance = logistic(p.retaliation.base + p.retaliation.power * rules.advantage(w, i, j));
        if (w.off.barriers || !(w.draw(Purpose::retaliation, {j, fold_event(r.act), w.week, 0}) < chance))
            continue;
        w.count(r.harm ? Counter::retaliated : Counter::retaliated_remark, j);
        w.at[j]->retaliated = w.week;
        touch(w, rules, j, [&](PersonState& s) {
            s.burden += p.retaliation.severity;
            s.trust *= 1 - p.retaliation.trust_loss;
        });
    }
}

enum class Verdict { dismissed, coddled, sanctioned, removed, restored };

/// A case that was decided, on what was public at the beginning of the phase.
struct Ruling {
    Case about;
    Verdict verdict{Verdict::dismissed};
    Seat accused{0}, accuser{no_seat};
    bool fair() const { return verdict != Verdict::dismissed && verdict != Verdict::coddled; }
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
        Ruling ruling{c, Verdict::dismissed, w.find(c.accused), w.find(c.accuser)};
        if (ruling.accused == no_seat) {
            auto const closed = c.harm ? Counter::closed_gone : Counter::closed_gone_remark;
            if (ruling.accuser != no_seat)
                w.count(closed, ruling.accuser);
            else
                w.counts.add(closed, 0, 0);
            continue;
        }
        ruling.verdict = decide(w, rules, c, ruling.accused);
        auto const dismissed = c.harm ? Counter::ruled_dismissed : Counter::ruled_dismissed_remark;
        w.count(static_cast<Counter>(static_cast<int>(dismissed) + static_cast<int>(ruling.verdict)),
                ruling.accused);
        if (c.harm && ruling.fair() && ruling.accuser != no_seat)
            w.at[ruling.accuser]->lived.accountable = w.week;
        rulings.push_back(ruling);
    }
    return rulings;
}

/// Phase 7: rulings due, and who hears of them [3.6].
inline void phase_rulings(TwinWorld& w, Rules const& rules)
{
    auto const& p = rules.p;
    auto const rulings = decide_due(w, rules);
    for (Seat seat = 0; seat < w.seats(); ++seat) {
        if (!w.occupied(seat)) continue;
        for (Ruling const& ruling : rulings) {
            if (seat == ruling.accused)
                touch(w, rules, seat, [&](PersonState& s) { on_accused(w, p, ruling, s); });
            else if (seat == ruling.accuser)
                touch(w, rules, seat, [&](PersonState& s) { on_accuser(p, ruling.fair(), s); });
            else if (w.place.unit_of(seat) == w.place.unit_of(ruling.accused) &&
                     w.draw(Purpose::publicity, {seat, fold_event(ruling.about.act), w.week, 0}) <
                         p.policy.transparency)
                touch(w, rules, seat, [&](PersonState& s) { on_hearer(p, ruling.fair(), s); });
        }
    }
    std::set<Seat> removed;
    for (Ruling const& ruling : rulings)
        if (ruling.verdict == Verdict::removed) removed.insert(ruling.accused);
    for (Seat const seat : removed)
        remove(w, rules, seat);
}

} // namespace groundswell::twin
