#include <algorithm>
#include <set>

#include "engine/phases.hpp"
#include "engine/turnover.hpp"
#include "mechanisms/institution.hpp"

namespace groundswell::phase {

namespace {

/// Escrowed reports against whoever `match` different people have reported, taken out of the escrow.
std::vector<EscrowedReport> matched_reports(Stage& stage, int match)
{
    auto& escrow = stage.state.escrow;
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
void forget_kept(Stage& stage, EscrowedReport const& report)
{
    KeptAct const* kept = stage.state.people.kept.find(report.accuser);
    if (!kept || kept->event != report.event) return;
    stage.touch(report.accuser, [](PersonState& s) { s.unspoken = 0; });
    stage.state.people.kept.erase(report.accuser);
}

} // namespace

void filing(Stage& stage)
{
    auto& filed = stage.gathered.reports;
    auto& escrowed = stage.gathered.escrowed;
    filed.clear();
    escrowed.clear();
    stage.gather(&Local::reports, filed);
    stage.gather(&Local::escrowed, escrowed);
    std::ranges::sort(escrowed, {}, &EscrowedReport::event);
    stage.state.escrow.insert(stage.state.escrow.end(), escrowed.begin(), escrowed.end());
    if (ActiveIntervention const* escrow = active_escrow(stage); escrow && !stage.state.escrow.empty())
        for (auto const& report : matched_reports(stage, escrow->spec.match)) {
            forget_kept(stage, report);
            filed.push_back(report);
        }
    if (filed.empty()) return;

    // Priors count what was filed before: this week's reports in order of event id.
    std::ranges::sort(filed, {}, &EscrowedReport::event);
    Week const due = stage.week() + static_cast<Week>(stage.rules.p.policy.delay + 0.5);
    for (auto const& report : filed) {
        auto& against = stage.state.people.reports_against[report.accused];
        stage.state.cases.push_back({report.event, report.accused, report.accuser, stage.week(), due,
                                     report.evidence, against, report.severity});
        ++against;
        stage.count(0, Counter::chose_report, report.accuser);
        stage.state.lived.reported[report.accuser] = static_cast<std::int16_t>(stage.week());
    }

    std::ranges::sort(filed, [](auto const& a, auto const& b) {
        return a.accuser != b.accuser ? a.accuser < b.accuser : a.event < b.event;
    });
    Retaliation const retaliation{stage.rules};
    for (auto const& report : filed) {
        double const p =
            retaliation.probability(stage.standing(report.accused), stage.standing(report.accuser));
        if (!(uniform(stage.key, Purpose::retaliation,
                      {report.accuser, fold_event(report.event), stage.week(), 0}) < p))
            continue;
        stage.touch(report.accuser, [&](PersonState& s) { retaliation.suffered(s); });
        stage.state.people.retaliated[report.accuser] = static_cast<std::int16_t>(stage.week());
        stage.count(0, Counter::retaliated, report.accuser);
    }
    stage.messages += filed.size();
}

namespace {

/// Decide one case and send word of it. @return whether the accused is to leave
bool decide(Stage& stage, Case const& at)
{
    if (at.accused == no_seat) {
        if (at.accuser == no_seat)
            stage.local[0].counts.add(Counter::closed_gone, 0, 0);
        else
            stage.count(0, Counter::closed_gone, at.accuser);
        return false;
    }
    Block const draws =
        draw_block(stage.key, Purpose::ruling, at.accused, fold_event(at.event), stage.week());
    Verdict const verdict = Ruling{stage.rules}(
        {.evidence = at.evidence, .priors = at.priors, .accused = stage.standing(at.accused)},
        {unit_interval(draws[0]), unit_interval(draws[1])});
    stage.count(0,
                static_cast<Counter>(static_cast<int>(Counter::ruled_dismissed) + static_cast<int>(verdict)),
                at.accused);
    RulingNote note{.verdict = verdict,
                    .to = RulingNote::To::accused,
                    .severity = at.severity,
                    .engages = unit_interval(draws[2]) < stage.rules.p.response.engage};
    stage.rulings.send(0, {at.event, at.accused, no_seat, note});
    if (at.accuser != no_seat) {
        note.to = RulingNote::To::accuser;
        stage.rulings.send(0, {at.event, at.accuser, no_seat, note});
        if (is_fair(verdict))
            stage.state.lived.accountable[at.accuser] = static_cast<std::int16_t>(stage.week());
    }
    note.to = RulingNote::To::public_;
    World const& world = *stage.world;
    world.for_each_in_unit(world.unit_of(at.accused), [&](Seat hearer) {
        if (hearer == at.accused || hearer == at.accuser || !stage.occupied(hearer)) return;
        if (uniform(stage.key, Purpose::publicity, {hearer, fold_event(at.event), stage.week(), 0}) <
            stage.rules.p.policy.transparency)
            stage.rulings.send(0, {at.event, hearer, no_seat, note});
    });
    return verdict == Verdict::removed;
}

} // namespace

void rulings(Stage& stage)
{
    auto& pending = stage.state.cases;
    std::vector<Case> due;
    std::ranges::copy_if(pending, std::back_inserter(due),
                         [&](Case const& c) { return c.due <= stage.week(); });
    if (due.empty()) return;
    std::erase_if(pending, [&](Case const& c) { return c.due <= stage.week(); });
    std::ranges::sort(due, {}, &Case::event);

    stage.rulings.open(stage.executor, stage.seats());
    std::set<Seat> removed;
    for (Case const& at : due)
        if (decide(stage, at)) removed.insert(at.accused);
    stage.rulings.deliver(stage.executor);
    stage.messages += stage.rulings.size();

    RulingEffect const effect{stage.rules};
    stage.rulings.for_each(stage.executor, [&](int, Letter<RulingNote> const& letter) {
        RulingNote const& note = letter.payload;
        stage.touch(letter.recipient, [&](PersonState& s) {
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
        remove_person(stage, seat);
    settle(stage);
}

} // namespace groundswell::phase
