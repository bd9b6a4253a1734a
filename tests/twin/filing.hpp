#pragma once
#include "choice.hpp"

namespace groundswell::twin {

/// A report of this week, and whether it was paid back.
struct Filed {
    Report report;
    bool retaliated{false};
};

/// What retaliation does to the accuser [3.6].
inline void retaliate(TwinWorld& w, Rules const& rules, Report const& report)
{
    auto const& q = rules.p.retaliation;
    Seat const accuser = w.find(report.accuser);
    w.count(report.harm ? Counter::retaliated : Counter::retaliated_remark, accuser);
    w.at[accuser]->retaliated = w.week;
    touch(w, rules, accuser, [&](PersonState& s) {
        s.burden += q.severity;
        s.trust *= 1 - q.trust_loss;
    });
}

/// Whether the accused pays the report back. Component barriers: nobody does [4].
inline bool pays_back(TwinWorld const& w, Rules const& rules, Report const& r)
{
    auto const& q = rules.p.retaliation;
    Seat const i = w.find(r.accused), j = w.find(r.accuser);
    if (w.off.barriers || i == no_seat) return false; // nobody, or somebody from outside
    return w.draw(Purpose::retaliation, {j, fold_event(r.act), w.week, 0}) <
           logistic(q.base + q.power * rules.advantage(w, i, j));
}

/// Phase 6: this week's reports become cases, in order of event id, and may be retaliated against [3.6].
inline std::vector<Filed> phase_filing(TwinWorld& w, Rules const& rules, std::vector<Report> reports)
{
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
    auto const delay = static_cast<Week>(std::floor(rules.p.policy.delay + 0.5));
    std::vector<Filed> out;
    for (Report const& r : reports) {
        Seat const i = w.find(r.accused), j = w.find(r.accuser);
        w.count(r.harm ? Counter::chose_report : Counter::chose_report_remark, j);
        if (r.harm) w.at[j]->lived.reported = w.at[j]->lived.told = w.week;
        int const priors = i == no_seat ? 0 : w.at[i]->reports_against++;
        w.docket.push_back(
            {r.act, r.accused, r.accuser, r.evidence, priors, r.severity, w.week, w.week + delay, r.harm});
        out.push_back({r, pays_back(w, rules, r)});
        if (out.back().retaliated) retaliate(w, rules, r);
    }
    return out;
}

} // namespace groundswell::twin
