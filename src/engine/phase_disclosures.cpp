#include "engine/phases.hpp"
#include "mechanisms/disclosure.hpp"
#include "random/distributions.hpp"

namespace groundswell::phase {

namespace {

/// The target of one act chooses, and what follows is set on its way.
class Choice {
  public:
    Choice(Stage& stage, Scenery const& scenery, ActiveIntervention const* escrow)
        : stage_(stage), scenery_(scenery), choose_{stage.rules}, escrow_(escrow)
    {}

    void operator()(int thread, Letter<ActNote> const& act)
    {
        double const severity = stage_.rules.p.kinds[static_cast<std::size_t>(act.payload.kind)].severity;
        if (severity < stage_.rules.p.disclose.min_severity) return;
        Local& local = stage_.local[static_cast<std::size_t>(thread)];
        Seat const target = act.recipient;
        auto const index = static_cast<std::size_t>(&act - scenery_.acts.letters().data());
        Tally const& tally = scenery_.tallies[index];
        local.seats.clear();
        stage_.world->confidant.for_each(target, [&](Seat other) {
            if (stage_.occupied(other)) local.seats.push_back(other);
        });
        double const support = (static_cast<double>(tally.intervened) + tally.supported - tally.excused) /
                               std::max(1U, tally.noticed);
        Block const draws =
            draw_block(stage_.key, Purpose::choice, target, fold_event(act.event), stage_.week());
        Disclosure choice{};
        bool kept = false;
        stage_.touch(target, [&](PersonState& s) {
            choice = choose_(s,
                             {.target = stage_.standing(target),
                              .perpetrator = stage_.standing(act.sender),
                              .severity = severity,
                              .support = support,
                              .has_confidant = !local.seats.empty(),
                              .may_testify = !stage_.posted(target)},
                             unit_interval(draws[0]));
            if (choice <= Disclosure::confide && severity >= s.unspoken) {
                s.unspoken = severity;
                kept = true;
            }
        });

        constexpr std::array<Counter, 4> counter{Counter::chose_silence, Counter::chose_confide,
                                                 Counter::chose_report, Counter::chose_testify};
        // A report is counted when it is filed.
        if (choice != Disclosure::report)
            stage_.count(thread, counter[static_cast<std::size_t>(choice)], target);
        bool const counted = tier_of(act.payload.kind) == Tier::harm;
        EscrowedReport const report{act.event, act.sender, target, tally.intervened + tally.supported,
                                    severity};
        if (kept)
            local.kept.push_back({target, {act.event, stage_.state.people.group[act.sender], counted, {}}});
        if (choice == Disclosure::confide) {
            Seat const confidant = local.seats[whole_below(unit_interval(draws[1]),
                                                           static_cast<std::uint32_t>(local.seats.size()))];
            stage_.confidences.send(thread, {act.event, confidant, target, {}});
            if (counted && confidant != act.sender)
                local.aware.push_back({act.event, confidant, target, stage_.standing(target)});
        }
        if (choice == Disclosure::report) local.reports.push_back(report);
        if (choice == Disclosure::testify) {
            stage_.flags[target] |= flag_posted;
            stage_.count(thread, Counter::post_testimony, target);
            local.posts.push_back({.id = post_id(act.event, target),
                                   .author = target,
                                   .kind = Post::testimony,
                                   .about = act.event,
                                   .teller = target,
                                   .told_as = stage_.standing(target),
                                   .counted = counted});
        }
        if (escrow_ && choice <= Disclosure::confide && in_scope(stage_, *escrow_, target) &&
            uniform(stage_.key, Purpose::escrow, {target, fold_event(act.event), stage_.week(), 0}) <
                escrow_->spec.uptake) {
            stage_.count(thread, Counter::escrowed, target);
            local.escrowed.push_back(report);
        }
    }

  private:
    Stage& stage_;
    Scenery const& scenery_;
    DisclosureChoice choose_;
    ActiveIntervention const* escrow_;
};

} // namespace

void choices(Stage& stage, Scenery& scenery)
{
    Choice choice{stage, scenery, active_escrow(stage)};
    scenery.acts.for_each(scenery.executor, [&](int thread, Letter<ActNote> const& act) {
        choice(scenery.first_thread + thread, act);
    });
}

void disclosures(Stage& stage)
{
    auto& kept = stage.gathered.kept;
    kept.clear();
    stage.gather(&Local::kept, kept);
    for (auto& [target, act] : kept)
        stage.state.people.kept[target] = std::move(act);

    stage.confidences.deliver(stage.executor);
    stage.messages += 2 * stage.confidences.size();
    stage.answers.open(stage.executor, stage.seats());
    ConfidantAnswer const answer{stage.rules};
    stage.confidences.for_each(stage.executor, [&](int thread, Letter<ConfidenceNote> const& letter) {
        Seat const confidant = letter.recipient;
        double const u =
            uniform(stage.key, Purpose::confidant, {confidant, fold_event(letter.event), stage.week(), 0});
        bool supports = false;
        stage.touch(confidant, [&](PersonState& s) { supports = answer(s, u); });
        stage.count(thread, supports ? Counter::confidant_supported : Counter::confidant_dismissed,
                    confidant);
        if (supports) stage.count(thread, Counter::effort_for_survivors, confidant, 16);
        stage.answers.send(thread, {letter.event, letter.sender, confidant, {supports}});
    });
    learned_at_once(stage);
    stage.answers.deliver(stage.executor);
    stage.answers.for_each(stage.executor, [&](int, Letter<AnswerNote> const& letter) {
        stage.touch(letter.recipient,
                    [&](PersonState& s) { answer.heard_by_target(s, letter.payload.supported); });
    });
}

} // namespace groundswell::phase
