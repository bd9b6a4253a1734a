#include "base/event_ids.hpp"
#include "engine/phases.hpp"
#include "mechanisms/disclosure.hpp"
#include "random/distributions.hpp"
#include "world/world.hpp"

namespace groundswell::phase {

namespace {

/// The target of one act chooses, and what follows is set on its way.
class Choice {
  public:
    Choice(WeekState& now, RangeWork& work, ActiveEscrow escrow)
        : now_(now), work_(work), choose_{now.rules}, escrow_(escrow)
    {}

    void operator()(int thread, Letter<ActNote> const& act)
    {
        double const severity = now_.rules.p.kinds[static_cast<std::size_t>(act.payload.kind)].severity;
        bool const counted = tier_of(act.payload.kind) == Tier::harm;
        if (severity < now_.rules.p.disclose.min_severity) {
            if (counted) count_known(thread, act, Disclosure::silence);
            return;
        }
        auto& confidants = now_.buffers(thread).confidants_here;
        Seat const target = act.recipient;
        auto const index = static_cast<std::size_t>(&act - work_.acts.letters().data());
        Tally& tally = work_.tallies[index];
        confidants.clear();
        now_.world->confidant.for_each(target, [&](Seat other) {
            if (now_.occupied(other)) confidants.push_back(other);
        });
        double const support = (static_cast<double>(tally.intervened) + tally.supported - tally.excused) /
                               std::max(1U, tally.noticed);
        Standing const perpetrator = now_.perpetrator(act);
        Block const draws = draw_block(now_.key, Purpose::choice, target, fold_event(act.event), now_.week());
        Disclosure choice{};
        bool kept = false;
        now_.touch(target, [&](PersonState& s) {
            choice = choose_(s,
                             {.target = now_.standing(target),
                              .perpetrator = perpetrator,
                              .severity = severity,
                              .support = support,
                              .fear = now_.rules.p.disclose.fear != 0 ? now_.read_fear(target) : 0.0,
                              .has_confidant = !confidants.empty(),
                              .may_testify = !now_.posted(target)},
                             unit_interval(draws[0]));
            if (choice <= Disclosure::confide && severity >= s.unspoken) {
                s.unspoken = severity;
                kept = true;
            }
        });

        tally.choice = choice;
        constexpr std::array<Counter, 5> of_act{Counter::chose_silence, Counter::chose_confide,
                                                Counter::chose_report, Counter::chose_testify,
                                                Counter::chose_official};
        constexpr std::array<Counter, 5> of_remark{
            Counter::chose_silence_remark, Counter::chose_confide_remark, Counter::chose_report_remark,
            Counter::chose_testify_remark, Counter::chose_official_remark};
        Exchange& exchange = now_.exchange;
        // A report is counted when it is filed.
        if (choice != Disclosure::report)
            now_.count(thread, (counted ? of_act : of_remark)[static_cast<std::size_t>(choice)], target);
        if (counted) count_known(thread, act, choice);
        if (counted && choice != Disclosure::report && choice != Disclosure::silence)
            exchange.spoken.add(thread, target);
        bool const told = choice != Disclosure::silence, known = told || tally.noticed > 0;
        EscrowedReport const report{.event = act.event,
                                    .accused = act.sender,
                                    .accuser = target,
                                    .evidence = tally.intervened + tally.supported,
                                    .severity = severity,
                                    .counted = counted,
                                    .known = known,
                                    .told = told};
        if (kept)
            exchange.kept_acts.add(thread, {target,
                                            {.event = act.event,
                                             .group = perpetrator.group,
                                             .counted = counted,
                                             .known = known,
                                             .told = told,
                                             .knew = {}}});
        if (choice == Disclosure::confide) {
            Seat const confidant = confidants[whole_below(unit_interval(draws[1]),
                                                          static_cast<std::uint32_t>(confidants.size()))];
            exchange.confidences.send(thread, {act.event, confidant, target, {}});
            if (counted && confidant != act.sender)
                exchange.awareness.add(thread, {act.event, confidant, target, now_.standing(target)});
        }
        if (choice == Disclosure::report) exchange.reports.add(thread, report);
        if (choice == Disclosure::official)
            exchange.told_officials.add(thread, {act.event, target, act.sender, perpetrator, counted});
        if (choice == Disclosure::testify) {
            now_.flags[target] |= flag_posted;
            now_.count(thread, Counter::post_testimony, target);
            exchange.posts.add(thread, {.id = post_id(act.event, target),
                                        .author = target,
                                        .kind = Post::testimony,
                                        .about = act.event,
                                        .teller = target,
                                        .told_as = now_.standing(target),
                                        .counted = counted});
        }
        if (escrow_.terms && choice <= Disclosure::confide && act.sender != no_seat &&
            in_scope(now_, *escrow_.intervention, target) &&
            uniform(now_.key, Purpose::escrow, {target, fold_event(act.event), now_.week(), 0}) <
                escrow_.terms->uptake) {
            now_.count(thread, Counter::escrowed, target);
            exchange.escrowed.add(thread, report);
        }
    }

  private:
    /// Count an act that somebody knows of besides those who were in it.
    void count_known(int thread, Letter<ActNote> const& act, Disclosure choice)
    {
        auto const index = static_cast<std::size_t>(&act - work_.acts.letters().data());
        bool const told = choice != Disclosure::silence;
        if (told) now_.count(thread, Counter::told_acts_harm, act.recipient);
        if (told || work_.tallies[index].noticed > 0)
            now_.count(thread, Counter::known_acts_harm, act.recipient);
    }

    WeekState& now_;
    RangeWork& work_;
    DisclosureChoice choose_;
    ActiveEscrow escrow_;
};

} // namespace

void choices(WeekState& now, RangeWork& work)
{
    Choice choice{now, work, active_escrow(now)};
    work.acts.for_each(work.executor,
                       [&](int inner, Letter<ActNote> const& act) { choice(work.thread(inner), act); });
}

void disclosures(WeekState& now)
{
    Exchange& exchange = now.exchange;
    for (auto& [target, act] : exchange.kept_acts.gather())
        now.state.people.kept[target] = std::move(act);
    for (Seat const who : exchange.spoken.gather())
        now.state.lived.told[who] = static_cast<std::int16_t>(now.week());

    exchange.confidences.deliver();
    now.messages += 2 * exchange.confidences.size();
    exchange.answers.open();
    ConfidantAnswer const answer{now.rules};
    exchange.confidences.for_each([&](int thread, Letter<ConfidenceNote> const& letter) {
        Seat const confidant = letter.recipient;
        double const u =
            uniform(now.key, Purpose::confidant, {confidant, fold_event(letter.event), now.week(), 0});
        bool supports = false;
        now.touch(confidant, [&](PersonState& s) { supports = answer(s, u); });
        now.count(thread, supports ? Counter::confidant_supported : Counter::confidant_dismissed, confidant);
        if (supports) now.count(thread, Counter::effort_for_survivors, confidant, 16);
        exchange.answers.send(thread, {letter.event, letter.sender, confidant, {supports}});
    });
    learned_at_once(now);
    exchange.answers.deliver();
    exchange.answers.for_each([&](int, Letter<AnswerNote> const& letter) {
        now.touch(letter.recipient,
                  [&](PersonState& s) { answer.heard_by_target(s, letter.payload.supported); });
    });
}

} // namespace groundswell::phase
