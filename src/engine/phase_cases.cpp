#include <algorithm>
#include <set>

#include "engine/phases.hpp"
#include "engine/turnover.hpp"
#include "mechanisms/institution.hpp"

namespace groundswell::phase {

namespace {

/// Escrowed reports against whoever `match` different people have reported, taken out of the escrow.
std::vector<EscrowedReport> matched_reports(WeekState& now, int match)
{
    auto& escrow = now.state.escrow;
    std::vector<std::pair<Seat, Seat>> pairs;
    for (auto const& report : escrow)
        pairs.emplace_back(report.accused, report.accuser);
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    std::set<Seat> filed;
    for (std::size_t i = 0, j = 0; i < pairs.size(); i = j) {
        while (j < pairs.size() && pairs[j].first == pairs[i].first)
            ++j;
        if (static_cast<int>(j - i) >= match) filed.insert(pairs[i].first);
    }
    std::vector<EscrowedReport> out;
    for (auto const& report : escrow)
        if (filed.contains(report.accused)) out.push_back(report);
    std::erase_if(escrow, [&](auto const& report) { return filed.contains(report.accused); });
    return out;
}

/// An escrowed report that is filed has been spoken of.
void forget_kept(WeekState& now, EscrowedReport const& report)
{
    KeptAct const* kept = now.state.people.kept.find(report.accuser);
    if (!kept || kept->event != report.event) return;
    now.touch(report.accuser, [](PersonState& s) { s.unspoken = 0; });
    now.state.people.kept.erase(report.accuser);
}

} // namespace

void filing(WeekState& now)
{
    auto& filed = now.exchange.reports.gather();
    auto& escrowed = now.exchange.escrowed.gather();
    std::ranges::sort(escrowed, {}, &EscrowedReport::event);
    now.state.escrow.insert(now.state.escrow.end(), escrowed.begin(), escrowed.end());
    if (auto const* terms = active_escrow(now).terms; terms && !now.state.escrow.empty())
        for (auto const& report : matched_reports(now, terms->match)) {
            forget_kept(now, report);
            filed.push_back(report);
        }
    if (filed.empty()) return;

    // Priors count what was filed before: this week's reports in order of event id.
    std::ranges::sort(filed, {}, &EscrowedReport::event);
    Week const due = now.week() + static_cast<Week>(now.rules.p.policy.delay + 0.5);
    for (auto const& report : filed) {
        auto& against = now.state.people.reports_against[report.accused];
        now.state.cases.push_back({.event = report.event,
                                   .accused = report.accused,
                                   .accuser = report.accuser,
                                   .filed = now.week(),
                                   .due = due,
                                   .evidence = report.evidence,
                                   .priors = against,
                                   .severity = report.severity,
                                   .counted = report.counted});
        ++against;
        now.count(0, report.counted ? Counter::chose_report : Counter::chose_report_remark, report.accuser);
        if (!report.counted) continue;
        now.state.lived.reported[report.accuser] = static_cast<std::int16_t>(now.week());
        now.fates.add(week_of(report.event), {.known = !report.known, .told = !report.told, .reported = 1});
    }

    std::ranges::sort(filed, [](auto const& a, auto const& b) {
        return a.accuser != b.accuser ? a.accuser < b.accuser : a.event < b.event;
    });
    Retaliation const retaliation{now.rules};
    for (auto const& report : filed) {
        double const p = retaliation.probability(now.standing(report.accused), now.standing(report.accuser));
        if (!(uniform(now.key, Purpose::retaliation,
                      {report.accuser, fold_event(report.event), now.week(), 0}) < p))
            continue;
        now.touch(report.accuser, [&](PersonState& s) { retaliation.suffered(s); });
        now.state.people.retaliated[report.accuser] = static_cast<std::int16_t>(now.week());
        now.count(0, report.counted ? Counter::retaliated : Counter::retaliated_remark, report.accuser);
    }
    now.messages += filed.size();
}

namespace {

/// Decide one case and send word of it. @return whether the accused is to leave
bool decide(WeekState& now, Case const& at)
{
    if (at.accused == no_seat) {
        auto const closed = at.counted ? Counter::closed_gone : Counter::closed_gone_remark;
        now.exchange.count(0, closed, at.accuser == no_seat ? Standing{} : now.standing(at.accuser));
        return false;
    }
    Block const draws = draw_block(now.key, Purpose::ruling, at.accused, fold_event(at.event), now.week());
    Verdict const verdict =
        Ruling{now.rules}({.evidence = at.evidence, .priors = at.priors, .accused = now.standing(at.accused)},
                          {unit_interval(draws[0]), unit_interval(draws[1])});
    auto const first = at.counted ? Counter::ruled_dismissed : Counter::ruled_dismissed_remark;
    now.count(0, static_cast<Counter>(static_cast<int>(first) + static_cast<int>(verdict)), at.accused);
    if (at.counted)
        now.fates.add(week_of(at.event),
                      {.substantiated = verdict != Verdict::dismissed, .accountable = is_fair(verdict)});
    RulingNote note{.verdict = verdict,
                    .to = RulingNote::To::accused,
                    .severity = at.severity,
                    .engages = unit_interval(draws[2]) < now.rules.p.response.engage};
    now.exchange.rulings.send(0, {at.event, at.accused, no_seat, note});
    if (at.accuser != no_seat) {
        note.to = RulingNote::To::accuser;
        now.exchange.rulings.send(0, {at.event, at.accuser, no_seat, note});
        if (at.counted && is_fair(verdict))
            now.state.lived.accountable[at.accuser] = static_cast<std::int16_t>(now.week());
    }
    note.to = RulingNote::To::public_;
    World const& world = *now.world;
    world.for_each_in_unit(world.unit_of(at.accused), [&](Seat hearer) {
        if (hearer == at.accused || hearer == at.accuser || !now.occupied(hearer)) return;
        if (uniform(now.key, Purpose::publicity, {hearer, fold_event(at.event), now.week(), 0}) <
            now.rules.p.policy.transparency)
            now.exchange.rulings.send(0, {at.event, hearer, no_seat, note});
    });
    return verdict == Verdict::removed;
}

} // namespace

void rulings(WeekState& now)
{
    auto& pending = now.state.cases;
    std::vector<Case> due;
    std::ranges::copy_if(pending, std::back_inserter(due),
                         [&](Case const& c) { return c.due <= now.week(); });
    if (due.empty()) return;
    std::erase_if(pending, [&](Case const& c) { return c.due <= now.week(); });
    std::ranges::sort(due, {}, &Case::event);

    now.exchange.rulings.open();
    std::set<Seat> removed;
    for (Case const& at : due)
        if (decide(now, at)) removed.insert(at.accused);
    now.exchange.rulings.deliver();
    now.messages += now.exchange.rulings.size();

    RulingEffect const effect{now.rules};
    now.exchange.rulings.for_each([&](int, Letter<RulingNote> const& letter) {
        RulingNote const& note = letter.payload;
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
    });
    for (Seat const seat : removed)
        remove_person(now, seat);
    apply_moves(now);
}

} // namespace groundswell::phase
