#pragma once
#include "block/awareness.hpp"
#include "mechanisms/disclosure.hpp"
#include "mechanisms/official.hpp"

namespace groundswell::block {

/// Count an act that somebody knows of besides those who were in it.
template <class Team>
GROUNDSWELL_ANYWHERE void count_known(Now<Team> const& now, Seat target, bool told, bool noticed)
{
    if (told) now.count(Counter::told_acts_harm, target);
    if (told || noticed) now.count(Counter::known_acts_harm, target);
}

constexpr Counter counter_of(Disclosure choice, bool counted)
{
    switch (choice) {
    case Disclosure::silence:
        return counted ? Counter::chose_silence : Counter::chose_silence_remark;
    case Disclosure::confide:
        return counted ? Counter::chose_confide : Counter::chose_confide_remark;
    case Disclosure::report:
        return counted ? Counter::chose_report : Counter::chose_report_remark;
    case Disclosure::testify:
        return counted ? Counter::chose_testify : Counter::chose_testify_remark;
    case Disclosure::official:
        break;
    }
    return counted ? Counter::chose_official : Counter::chose_official_remark;
}

/// A target confides in one of the confidants who are here.
template <class Team>
GROUNDSWELL_ANYWHERE void confide(Now<Team> const& now, Letter<ActNote> const& act, bool counted,
                                  std::uint32_t which)
{
    Memory& m = now.m;
    Seat const target = act.recipient;
    Seat confidant = no_seat;
    now.at.world.confidant.for_each(target, [&](Seat other) {
        if (now.occupied(other) && which-- == 0) confidant = other;
    });
    m.confidences.append(now.team, {act.event, confidant, target, {}});
    if (counted && confidant != act.sender)
        m.awareness.append(now.team, {act.event, confidant, target, now.standing(target)});
}

/// The target of one act chooses, and what follows is set on its way.
template <class Team>
GROUNDSWELL_ANYWHERE void choose(Now<Team> const& now, Letter<ActNote> const& act, Tally const& tally,
                                 std::uint32_t escrow)
{
    Memory& m = now.m;
    Seat const target = act.recipient;
    double const severity = now.severity(act.payload.kind);
    bool const counted = tier_of(act.payload.kind) == Tier::harm, noticed = tally.noticed > 0;
    if (severity < now.rules().p.disclose.min_severity) {
        if (counted) count_known(now, target, false, noticed);
        return;
    }
    std::uint32_t confidants = 0;
    now.at.world.confidant.for_each(target, [&](Seat other) { confidants += now.occupied(other); });
    std::uint32_t const answering = tally.noticed > 1 ? tally.noticed : 1;
    double const support =
        (static_cast<double>(tally.intervened) + tally.supported - tally.excused) / answering;
    Standing const perpetrator = now.perpetrator(act);
    Block const draws = now.draws(Purpose::choice, target, fold_event(act.event));
    Disclosure choice{};
    bool kept = false;
    now.touch(target, [&](PersonState& s) {
        choice = DisclosureChoice{now.rules()}(
            s,
            {.target = now.standing(target),
             .perpetrator = perpetrator,
             .severity = severity,
             .support = support,
             .fear = now.rules().p.disclose.fear != 0 ? now.read_fear(target) : 0.0,
             .has_confidant = confidants > 0,
             .may_testify = !now.posted(target)},
            unit_interval(draws[0]));
        if (choice <= Disclosure::confide && severity >= s.unspoken) {
            s.unspoken = severity;
            kept = true;
        }
    });

    auto const week = static_cast<std::int16_t>(now.week);
    bool const told = choice != Disclosure::silence, known = told || noticed;
    // A report is counted when it is filed.
    if (choice != Disclosure::report) now.count(counter_of(choice, counted), target);
    if (counted) count_known(now, target, told, noticed);
    Facts& facts = m.facts[target];
    if (counted && told && choice != Disclosure::report) facts.told = week;
    EscrowedReport const report{.event = act.event,
                                .accused = act.sender,
                                .accuser = target,
                                .evidence = tally.intervened + tally.supported,
                                .severity = severity,
                                .counted = counted,
                                .known = known,
                                .told = told};
    if (kept) {
        facts.keeps = true;
        facts.kept = act.event;
        facts.kept_group = perpetrator.group;
        facts.kept_counted = counted;
        facts.kept_known = known;
        facts.kept_told = told;
        facts.knew = 0;
    }
    switch (choice) {
    case Disclosure::silence:
        break;
    case Disclosure::confide:
        confide(now, act, counted, whole_below(unit_interval(draws[1]), confidants));
        break;
    case Disclosure::report:
        m.reports.append(now.team, report);
        break;
    case Disclosure::official:
        if (counted) facts.official = week;
        m.told_officials.append(now.team, {act.event, target, act.sender, perpetrator, counted});
        break;
    case Disclosure::testify:
        m.flags[target] |= flag_posted;
        now.count(Counter::post_testimony, target);
        m.posts.append(now.team, {.id = post_id(act.event, target),
                                  .author = target,
                                  .kind = Post::testimony,
                                  .about = act.event,
                                  .teller = target,
                                  .told_as = now.standing(target),
                                  .counted = counted});
        break;
    }
    if (escrow < now.at.intervention_count && choice <= Disclosure::confide && act.sender != no_seat &&
        in_scope(now, escrow, target) &&
        now.draw(Purpose::escrow, target, fold_event(act.event)) < now.at.interventions[escrow].strength) {
        now.count(Counter::escrowed, target);
        m.escrowed.append(now.team, report);
    }
}

/// Phase 5: what targets choose, and their confidants' answers.
template <class Team>
GROUNDSWELL_ANYWHERE void disclosures(Now<Team> const& now)
{
    Memory& m = now.m;
    std::uint32_t const escrow = active_escrow(now);
    now.for_each(
        m.acts, [&](Letter<ActNote> const& act, std::uint32_t i) { choose(now, act, m.tallies[i], escrow); });
    now.deliver(m.confidences);
    ConfidantAnswer const answer{now.rules()};
    now.for_each(m.confidences, [&](Letter<ConfidenceNote> const& letter, std::uint32_t) {
        Seat const confidant = letter.recipient;
        double const u = now.draw(Purpose::confidant, confidant, fold_event(letter.event));
        bool supports = false;
        now.touch(confidant, [&](PersonState& s) { supports = answer(s, u); });
        now.count(supports ? Counter::confidant_supported : Counter::confidant_dismissed, confidant);
        if (supports) now.count(Counter::effort_for_survivors, confidant, 16);
        m.answers.append(now.team, {letter.event, letter.sender, confidant, {supports}});
    });
    learned_at_once(now);
    now.deliver(m.answers);
    now.for_each(m.answers, [&](Letter<AnswerNote> const& letter, std::uint32_t) {
        now.touch(letter.recipient,
                  [&](PersonState& s) { answer.heard_by_target(s, letter.payload.supported); });
    });
}

/// Phase 6: what officials do who were told.
template <class Team>
GROUNDSWELL_ANYWHERE void officials(Now<Team> const& now)
{
    Memory& m = now.m;
    if (m.told_officials.size() == 0) return;
    OfficialAnswer const answer{now.rules()};
    share(now.team, m.told_officials.size(), [&](std::uint32_t i) {
        ToldOfficial const& told = m.told_officials[i];
        double const u = now.draw(Purpose::official, told.target, fold_event(told.event));
        bool const warned = u < answer.warns(told.accused_as);
        m.official_answers.append(
            now.team, {told.event, told.target, told.accused, {OfficialNote::To::target, warned}});
        if (!warned || told.accused == no_seat) return; // an outsider is out of reach
        now.count(Counter::official_warned, told.accused);
        m.official_answers.append(
            now.team, {told.event, told.accused, told.target, {OfficialNote::To::accused, warned}});
    });
    now.deliver(m.official_answers);
    now.for_each(m.official_answers, [&](Letter<OfficialNote> const& letter, std::uint32_t) {
        now.touch(letter.recipient, [&](PersonState& s) {
            if (letter.payload.to == OfficialNote::To::accused)
                answer.warned(s);
            else
                answer.heard_by_target(s, letter.payload.warned);
        });
    });
}

} // namespace groundswell::block
