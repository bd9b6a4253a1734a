#pragma once
#include "block/turnover.hpp"
#include "mechanisms/institution.hpp"
#include "mechanisms/outsiders.hpp"

namespace groundswell::block {

/// Whether enough different people have left a report about whom the i-th report in escrow names.
template <class Team>
GROUNDSWELL_ANYWHERE bool is_matched(Now<Team> const& now, std::uint32_t i, std::uint32_t match)
{
    auto const& escrow = now.m.escrow;
    std::uint32_t people = 0;
    for (std::uint32_t j = 0; j < escrow.size(); ++j) {
        if (escrow[j].accused != escrow[i].accused) continue;
        bool first = true;
        for (std::uint32_t k = 0; k < j; ++k)
            first =
                first && !(escrow[k].accused == escrow[j].accused && escrow[k].accuser == escrow[j].accuser);
        people += first;
    }
    return people >= match;
}

/// Reports left this week join the escrow; those that are matched leave it and are filed.
template <class Team>
GROUNDSWELL_ANYWHERE void match_reports(Now<Team> const& now)
{
    Memory& m = now.m;
    Team const& team = now.team;
    team.sort(m.escrowed.items, m.escrowed.size(),
              [](EscrowedReport const& a, EscrowedReport const& b) { return a.event < b.event; });
    once(team, [&] {
        for (std::uint32_t i = 0; i < m.escrowed.size(); ++i)
            m.escrow.append(team, m.escrowed[i]);
    });
    team.barrier();
    std::uint32_t const terms = active_escrow(now);
    if (terms == now.at.intervention_count || m.escrow.size() == 0) return;
    // Without a new report, nobody is named by more people than before.
    if (m.escrowed.size() == 0 && m.matched_under == terms) return;
    share(team, m.escrow.size(),
          [&](std::uint32_t i) { m.matched[i] = is_matched(now, i, now.at.interventions[terms].number); });
    team.barrier();
    once(team, [&] {
        std::uint32_t left = 0;
        for (std::uint32_t i = 0, n = m.escrow.size(); i < n; ++i) {
            EscrowedReport const report = m.escrow[i];
            if (!m.matched[i]) {
                m.escrow[left++] = report;
                continue;
            }
            // What is filed has been spoken of.
            if (Facts& facts = m.facts[report.accuser]; facts.keeps_act(report.event)) {
                now.touch(report.accuser, [](PersonState& s) { s.unspoken = 0; });
                facts.forget_kept();
            }
            m.reports.append(team, report);
        }
        m.escrow.asked = left;
        m.matched_under = terms;
    });
    team.barrier();
}

/// A report becomes a case. By one thread, in order of event, because reports count those before them.
template <class Team>
GROUNDSWELL_ANYWHERE void file(Now<Team> const& now, EscrowedReport const& report)
{
    Memory& m = now.m;
    bool const outside = report.accused == no_seat;
    std::uint32_t const priors = outside ? 0 : m.facts[report.accused].reports_against++;
    m.cases.append(now.team, {.event = report.event,
                              .accused = report.accused,
                              .accuser = report.accuser,
                              .filed = now.week,
                              .due = now.week + static_cast<Week>(now.rules().p.policy.delay + 0.5),
                              .evidence = report.evidence,
                              .priors = priors,
                              .severity = report.severity,
                              .outside = outside,
                              .counted = report.counted});
    now.count(report.counted ? Counter::chose_report : Counter::chose_report_remark, report.accuser);
    if (!report.counted) return;
    auto const week = static_cast<std::int16_t>(now.week);
    m.facts[report.accuser].reported = week;
    m.facts[report.accuser].told = week;
    now.note_fate(report.event, {.known = !report.known, .told = !report.told, .reported = 1});
}

/// The accuser and some of the accuser's team see what came of a report.
template <class Team>
GROUNDSWELL_ANYWHERE void show(Now<Team> const& now, EscrowedReport const& report, bool paid_back)
{
    Memory& m = now.m;
    m.seen.append(now.team, {report.accuser, report.event, paid_back});
    now.at.world.team.for_each(report.accuser, [&](Seat other) {
        if (other == report.accused || !now.occupied(other)) return;
        if (now.draw(Purpose::seen, other, fold_event(report.event)) < now.rules().p.retaliation.seen)
            m.seen.append(now.team, {other, report.event, paid_back});
    });
}

/// Whether a report is paid back. By one thread, in order of accuser.
template <class Team>
GROUNDSWELL_ANYWHERE void retaliate(Now<Team> const& now, EscrowedReport const& report)
{
    if (report.accused == no_seat) return; // an outsider has nothing to pay back with
    Retaliation const retaliation{now.rules()};
    double const p = retaliation.probability(now.standing(report.accused), now.standing(report.accuser));
    bool const paid_back = now.draw(Purpose::retaliation, report.accuser, fold_event(report.event)) < p;
    if (FearOfReprisal{now.rules(), now.at.key}.is_learned()) show(now, report, paid_back);
    if (!paid_back) return;
    now.touch(report.accuser, [&](PersonState& s) { retaliation.suffered(s); });
    now.m.facts[report.accuser].retaliated = static_cast<std::int16_t>(now.week);
    now.count(report.counted ? Counter::retaliated : Counter::retaliated_remark, report.accuser);
}

/// Fear follows what people saw.
template <class Team>
GROUNDSWELL_ANYWHERE void learn_fear(Now<Team> const& now)
{
    auto& seen = now.m.seen;
    now.team.barrier();
    now.team.sort(seen.items, seen.size(), [](SeenReport const& a, SeenReport const& b) {
        if (a.hearer != b.hearer) return a.hearer < b.hearer;
        return a.event != b.event ? a.event < b.event : a.paid_back < b.paid_back;
    });
    FearOfReprisal const fear{now.rules(), now.at.key};
    share(now.team, seen.size(), [&](std::uint32_t first) {
        Seat const hearer = seen[first].hearer;
        if (first > 0 && seen[first - 1].hearer == hearer) return;
        for (std::uint32_t i = first; i < seen.size() && seen[i].hearer == hearer; ++i)
            now.change_fear(hearer, [&](double before) { return fear.seen(before, seen[i].paid_back); });
    });
    now.team.barrier();
}

/// Phase 6: cases opened, retaliation.
template <class Team>
GROUNDSWELL_ANYWHERE void filing(Now<Team> const& now)
{
    Memory& m = now.m;
    Team const& team = now.team;
    match_reports(now);
    if (m.reports.size() == 0) return;
    team.sort(m.reports.items, m.reports.size(),
              [](EscrowedReport const& a, EscrowedReport const& b) { return a.event < b.event; });
    once(team, [&] {
        for (std::uint32_t i = 0; i < m.reports.size(); ++i)
            file(now, m.reports[i]);
    });
    team.barrier();
    team.sort(m.reports.items, m.reports.size(), [](EscrowedReport const& a, EscrowedReport const& b) {
        return a.accuser != b.accuser ? a.accuser < b.accuser : a.event < b.event;
    });
    once(team, [&] {
        for (std::uint32_t i = 0; i < m.reports.size(); ++i)
            retaliate(now, m.reports[i]);
        m.messages += m.reports.size();
    });
    learn_fear(now);
}

/// Whose unit hears of a ruling; `no_seat`: nobody's.
GROUNDSWELL_ANYWHERE inline Seat whom_it_is_about(Ruled const& ruled)
{
    return ruled.about.outside ? ruled.about.accuser : ruled.about.accused;
}

/// Decide one case. @return whether word of it is sent
template <class Team>
GROUNDSWELL_ANYWHERE bool decide(Now<Team> const& now, Case const& at, RulingNote& note)
{
    Memory& m = now.m;
    if ((at.outside ? at.accuser : at.accused) == no_seat) {
        now.count(at.counted ? Counter::closed_gone : Counter::closed_gone_remark,
                  at.accuser == no_seat ? Standing{} : now.standing(at.accuser));
        return false;
    }
    Verdict verdict{};
    if (at.outside) { // a ban is fair
        bool const banned =
            OutsideRuling{now.rules()}.bans(now.draw(Purpose::ruling, at.accuser, fold_event(at.event)));
        now.count(Counter::outside_banned, at.accuser, banned);
        verdict = banned ? Verdict::sanctioned : Verdict::dismissed;
        note = {.verdict = verdict, .severity = at.severity};
    } else {
        Block const draws = now.draws(Purpose::ruling, at.accused, fold_event(at.event));
        verdict = Ruling{now.rules()}(
            {.evidence = at.evidence, .priors = at.priors, .accused = now.standing(at.accused)},
            {unit_interval(draws[0]), unit_interval(draws[1])});
        auto const first = at.counted ? Counter::ruled_dismissed : Counter::ruled_dismissed_remark;
        now.count(static_cast<Counter>(static_cast<int>(first) + static_cast<int>(verdict)), at.accused);
        note = {.verdict = verdict,
                .to = RulingNote::To::accused,
                .severity = at.severity,
                .engages = unit_interval(draws[2]) < now.rules().p.response.engage};
        m.rulings.append(now.team, {at.event, at.accused, no_seat, note});
        if (verdict == Verdict::removed) m.leaving.append(now.team, at.accused);
    }
    if (at.counted)
        now.note_fate(at.event,
                      {.substantiated = verdict != Verdict::dismissed, .accountable = is_fair(verdict)});
    if (at.accuser == no_seat) return true;
    note.to = RulingNote::To::accuser;
    m.rulings.append(now.team, {at.event, at.accuser, no_seat, note});
    if (at.counted && is_fair(verdict)) m.facts[at.accuser].accountable = static_cast<std::int16_t>(now.week);
    return true;
}

/// Send word of a ruling to those who hear of it in the unit of whoever it is about. By all threads.
template <class Team>
GROUNDSWELL_ANYWHERE void publish(Now<Team> const& now, Ruled const& ruled)
{
    auto const& world = now.at.world;
    Case const& at = ruled.about;
    Seat const about = whom_it_is_about(ruled);
    Unit const unit = world.unit[about];
    Crowd const crowd = crowd_of(now.at.key, CrowdUse::publicity, {about, fold_event(at.event), now.week, 0},
                                 world.unit_size(unit));
    RulingNote note = ruled.note;
    note.to = RulingNote::To::public_;
    share(now.team, crowd.size(), [&](std::uint32_t i) {
        Seat const hearer = world.unit_members[world.unit_start[unit] + crowd.place(i)];
        if (hearer == at.accused || hearer == at.accuser || !now.occupied(hearer)) return;
        if (now.draw(Purpose::publicity, hearer, fold_event(at.event)) < now.rules().p.policy.transparency)
            now.m.rulings.append(now.team, {at.event, hearer, no_seat, note});
    });
}

/// Take what is due out of the pending cases, and decide it. By one thread.
template <class Team>
GROUNDSWELL_ANYWHERE void decide_due(Now<Team> const& now)
{
    Memory& m = now.m;
    m.cases.erase_if([&](Case const& at) {
        if (at.due > now.week) return false;
        Ruled ruled{at, {}, false};
        ruled.heard = decide(now, at, ruled.note);
        m.due.append(now.team, ruled);
        return true;
    });
}

/// Phase 7: rulings due, publicity, removals.
template <class Team>
GROUNDSWELL_ANYWHERE void rulings(Now<Team> const& now)
{
    Memory& m = now.m;
    Team const& team = now.team;
    team.barrier();
    once(team, [&] { decide_due(now); });
    team.barrier();
    if (m.due.size() == 0) return;
    for (std::uint32_t i = 0; i < m.due.size(); ++i)
        if (m.due[i].heard) publish(now, m.due[i]);
    now.deliver(m.rulings);

    RulingEffect const effect{now.rules()};
    FearOfReprisal const fear{now.rules(), now.at.key};
    now.for_each(m.rulings, [&](Letter<RulingNote> const& letter, std::uint32_t) {
        RulingNote const& note = letter.payload;
        bool const accuser = note.to == RulingNote::To::accuser;
        now.touch(letter.recipient, [&](PersonState& s) {
            switch (note.to) {
            case RulingNote::To::accused:
                effect.accused(s, note.verdict, note.severity, note.engages);
                break;
            case RulingNote::To::accuser:
                effect.accuser(s, note.verdict);
                break;
            case RulingNote::To::public_:
                effect.hearer(s, note.verdict);
                break;
            }
        });
        // Whoever hears of a fair ruling fears reprisal less.
        if (fear.is_learned() && note.to != RulingNote::To::accused && is_fair(note.verdict))
            now.change_fear(letter.recipient,
                            [&](double before) { return fear.after_fair_ruling(before, accuser); });
    });
    // Two rulings may name one person.
    share(team, m.leaving.size(), [&](std::uint32_t i) {
        for (std::uint32_t k = 0; k < i; ++k)
            if (m.leaving[k] == m.leaving[i]) return;
        remove_person(now, m.leaving[i]);
    });
    apply_moves(now);
    once(team, [&] { m.leaving.clear(); });
    team.barrier();
}

} // namespace groundswell::block
