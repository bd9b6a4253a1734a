#include <algorithm>
#include <set>

#include "base/event_ids.hpp"
#include "engine/phases.hpp"
#include "engine/turnover.hpp"
#include "mechanisms/institution.hpp"
#include "mechanisms/outsiders.hpp"
#include "world/world.hpp"

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

/// What came of a report at once, and who saw it.
struct Seen {
    Seat hearer{0};
    EventId event{0};
    bool paid_back{false};
    friend auto operator<=>(Seen const&, Seen const&) = default;
};

/// The accuser and some of the accuser's team see what came of a report.
void show(WeekState const& now, EscrowedReport const& report, bool paid_back, std::vector<Seen>& out)
{
    out.push_back({report.accuser, report.event, paid_back});
    now.for_team_crowd(CrowdUse::seen, report.accuser, report.event, [&](Seat other) {
        if (other == report.accused || !now.occupied(other)) return;
        if (uniform(now.key, Purpose::seen, {other, fold_event(report.event), now.week(), 0}) <
            now.rules.p.retaliation.seen)
            out.push_back({other, report.event, paid_back});
    });
}

/// Fear follows what people saw.
void learn_fear(WeekState& now, std::vector<Seen> seen)
{
    std::ranges::sort(seen);
    FearOfReprisal const fear{now.rules, now.key};
    for (auto const& one : seen) {
        bool const paid_back = one.paid_back;
        now.change_fear(one.hearer, [&](double before) { return fear.seen(before, paid_back); });
    }
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
        bool const outside = report.accused == no_seat;
        std::uint32_t const priors = outside ? 0 : now.state.people.reports_against[report.accused]++;
        now.state.cases.push_back({.event = report.event,
                                   .accused = report.accused,
                                   .accuser = report.accuser,
                                   .filed = now.week(),
                                   .due = due,
                                   .evidence = report.evidence,
                                   .priors = priors,
                                   .severity = report.severity,
                                   .outside = outside,
                                   .counted = report.counted});
        now.count(0, report.counted ? Counter::chose_report : Counter::chose_report_remark, report.accuser);
        if (!report.counted) continue;
        now.state.lived.reported[report.accuser] = static_cast<std::int16_t>(now.week());
        now.state.lived.told[report.accuser] = static_cast<std::int16_t>(now.week());
        now.fates.add(week_of(report.event), {.known = !report.known, .told = !report.told, .reported = 1});
    }

    std::ranges::sort(filed, [](auto const& a, auto const& b) {
        return a.accuser != b.accuser ? a.accuser < b.accuser : a.event < b.event;
    });
    Retaliation const retaliation{now.rules};
    bool const fear_is_learned = FearOfReprisal{now.rules, now.key}.is_learned();
    std::vector<Seen> seen;
    for (auto const& report : filed) {
        if (report.accused == no_seat) continue; // an outsider has nothing to pay back with
        double const p = retaliation.probability(now.standing(report.accused), now.standing(report.accuser));
        double const u =
            uniform(now.key, Purpose::retaliation, {report.accuser, fold_event(report.event), now.week(), 0});
        if (fear_is_learned) show(now, report, u < p, seen);
        if (!(u < p)) continue;
        now.touch(report.accuser, [&](PersonState& s) { retaliation.suffered(s); });
        now.state.people.retaliated[report.accuser] = static_cast<std::int16_t>(now.week());
        now.count(0, report.counted ? Counter::retaliated : Counter::retaliated_remark, report.accuser);
    }
    learn_fear(now, std::move(seen));
    now.messages += filed.size();
}

namespace {

void close(WeekState& now, Case const& at)
{
    auto const closed = at.counted ? Counter::closed_gone : Counter::closed_gone_remark;
    now.exchange.count(0, closed, at.accuser == no_seat ? Standing{} : now.standing(at.accuser));
}

/// Note what a ruling made of an act.
void note_ruling(WeekState& now, Case const& at, Verdict verdict)
{
    if (at.counted)
        now.fates.add(week_of(at.event),
                      {.substantiated = verdict != Verdict::dismissed, .accountable = is_fair(verdict)});
}

/// Send word of a ruling to the accuser and to those who hear of it in the unit of whoever it is about.
void announce(WeekState& now, Case const& at, Seat about, RulingNote note)
{
    if (at.accuser != no_seat) {
        note.to = RulingNote::To::accuser;
        now.exchange.rulings.send(0, {at.event, at.accuser, no_seat, note});
        if (at.counted && is_fair(note.verdict))
            now.state.lived.accountable[at.accuser] = static_cast<std::int16_t>(now.week());
    }
    note.to = RulingNote::To::public_;
    now.for_unit_crowd(about, at.event, [&](Seat hearer) {
        if (hearer == at.accused || hearer == at.accuser || !now.occupied(hearer)) return;
        if (uniform(now.key, Purpose::publicity, {hearer, fold_event(at.event), now.week(), 0}) <
            now.rules.p.policy.transparency)
            now.exchange.rulings.send(0, {at.event, hearer, no_seat, note});
    });
}

/// Decide a report about an outsider and send word of it. A ban is fair.
void decide_outside(WeekState& now, Case const& at)
{
    if (at.accuser == no_seat) return close(now, at);
    bool const banned = OutsideRuling{now.rules}.bans(
        uniform(now.key, Purpose::ruling, {at.accuser, fold_event(at.event), now.week(), 0}));
    now.count(0, Counter::outside_banned, at.accuser, banned);
    auto const verdict = banned ? Verdict::sanctioned : Verdict::dismissed;
    note_ruling(now, at, verdict);
    announce(now, at, at.accuser, {.verdict = verdict, .severity = at.severity});
}

/// Decide one case and send word of it. @return whether the accused is to leave
bool decide(WeekState& now, Case const& at)
{
    if (at.outside) {
        decide_outside(now, at);
        return false;
    }
    if (at.accused == no_seat) {
        close(now, at);
        return false;
    }
    Block const draws = draw_block(now.key, Purpose::ruling, at.accused, fold_event(at.event), now.week());
    Verdict const verdict =
        Ruling{now.rules}({.evidence = at.evidence, .priors = at.priors, .accused = now.standing(at.accused)},
                          {unit_interval(draws[0]), unit_interval(draws[1])});
    auto const first = at.counted ? Counter::ruled_dismissed : Counter::ruled_dismissed_remark;
    now.count(0, static_cast<Counter>(static_cast<int>(first) + static_cast<int>(verdict)), at.accused);
    note_ruling(now, at, verdict);
    RulingNote const note{.verdict = verdict,
                          .to = RulingNote::To::accused,
                          .severity = at.severity,
                          .engages = unit_interval(draws[2]) < now.rules.p.response.engage};
    now.exchange.rulings.send(0, {at.event, at.accused, no_seat, note});
    announce(now, at, at.accused, note);
    return verdict == Verdict::removed;
}

/// Whoever hears of a fair ruling fears reprisal less. After all touches, because the column is sparse.
void lose_fear(WeekState& now)
{
    FearOfReprisal const fear{now.rules, now.key};
    if (!fear.is_learned()) return;
    for (auto const& letter : now.exchange.rulings.letters()) {
        auto const to = letter.payload.to;
        if (to == RulingNote::To::accused || !is_fair(letter.payload.verdict)) continue;
        now.change_fear(letter.recipient, [&](double before) {
            return fear.after_fair_ruling(before, to == RulingNote::To::accuser);
        });
    }
}

} // namespace

namespace {

/// Decide what is due. @return the accused who are to leave
std::set<Seat> decide_due(WeekState& now)
{
    auto& pending = now.state.cases;
    std::vector<Case> due;
    std::ranges::copy_if(pending, std::back_inserter(due),
                         [&](Case const& c) { return c.due <= now.week(); });
    if (due.empty()) return {};
    std::erase_if(pending, [&](Case const& c) { return c.due <= now.week(); });
    std::ranges::sort(due, {}, &Case::event);

    now.exchange.rulings.open();
    std::set<Seat> removed;
    for (Case const& at : due)
        if (decide(now, at)) removed.insert(at.accused);
    now.exchange.rulings.deliver_here();
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
    lose_fear(now);
    return removed;
}

} // namespace

void rulings(WeekState& now)
{
    for (Seat const seat : decide_due(now))
        remove_person(now, seat);
    apply_moves(now);
}

} // namespace groundswell::phase
