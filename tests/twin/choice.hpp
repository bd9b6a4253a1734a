#pragma once
#include "interventions.hpp"
#include "outcome.hpp"

namespace groundswell::twin {

enum class Choice { silence, confide, report, testify };

/// A confidence: whom the target of an act told, and whether that person stood by it.
struct Confidence {
    EventId act{0};
    Seat target{0}, confidant{0};
    bool supported{false};
};

/// What a target's choice sends on.
struct Disclosures {
    std::vector<Confidence> confidences;
    std::vector<Escrowed> reports; ///< reports and what escrow needs of them are the same facts
};

/// Utility of testifying: disclose.testify + severity*f + support*S - power*A+ - Z + momentum*ln(1+M) [3.5].
inline double testify_utility(Parameters::Disclose const& q, double f, double support, double over,
                              double barrier, double momentum)
{
    return q.testify + q.severity * f + q.support * support - q.power * over - barrier +
           q.momentum * portable_log(1 + momentum);
}

/// f = s * (1 - numb*h) [3.5].
inline double felt(Parameters::Disclose const& q, double severity, PersonState const& s)
{
    return severity * (1 - q.numb * s.habituation);
}

/// The target chooses among silence, a confidant, a report and public testimony [3.5].
inline void choose(TwinWorld& w, Rules const& rules, Act const& act, PersonState& s, Disclosures& out,
                   std::vector<Post>& posts)
{
    auto const& q = rules.p.disclose;
    Seat const j = act.target;
    Person& person = *w.at[j];
    Group const done_by = w.at[act.by]->group;
    auto const u = [&](std::uint32_t index) {
        return w.draw(Purpose::choice, {j, fold_event(act.id), w.week, index});
    };

    double const barrier = s.stigma * rules.p.stigma[person.group][done_by];
    double const f = felt(q, act.severity, s);
    double const support =
        static_cast<double>(act.intervened() + act.supported() - act.number(Reaction::excuse)) /
        std::max(1, act.noticed());
    double const over = rules.advantage_plus(w, act.by, j);
    double const trust = s.trust - rules.p.reference.trust;
    auto const confidants = w.occupied_ties(w.place.confidant, j);

    Softmax options;
    options.option(0);
    options.option(q.confide + q.severity * f - barrier / 2, !confidants.empty());
    options.option(q.report + q.severity * f + q.trust * trust + q.support * support - q.power * over -
                   barrier + q.momentum * portable_log(1 + s.momentum));
    options.option(testify_utility(q, f, support, over, barrier, s.momentum), !has_posted(w, j));
    auto const choice = static_cast<Choice>(options.choose(u(0)));

    Escrowed const report{act.id,       w.at[act.by]->key, person.key, act.intervened() + act.supported(),
                          act.severity, act.harm()};
    if (act.harm() && choice != Choice::silence) w.count(Counter::told_acts_harm, j);
    if (act.harm() && (choice != Choice::silence || act.noticed() > 0)) w.count(Counter::known_acts_harm, j);
    switch (choice) {
    case Choice::silence:
        w.count(act.harm() ? Counter::chose_silence : Counter::chose_silence_remark, j);
        break;
    case Choice::confide:
        w.count(act.harm() ? Counter::chose_confide : Counter::chose_confide_remark, j);
        out.confidences.push_back(
            {act.id, j, confidants[whole_below(u(1), static_cast<std::uint32_t>(confidants.size()))], false});
        break;
    case Choice::report:
        out.reports.push_back(report);
        break;
    case Choice::testify:
        w.count(act.harm() ? Counter::chose_testify : Counter::chose_testify_remark, j);
        publish(w, posts, act.id, {0, PostKind::testimony, j, act.id});
        break;
    }
    if (choice == Choice::silence || choice == Choice::confide) {
        if (act.severity >= s.unspoken) {
            s.unspoken = act.severity;
            person.kept = Kept{act.id, done_by, act.harm(), {}};
        }
        maybe_escrow(w, j, report);
    }
}

/// 5a: targets choose, for acts that are grave enough.
inline Disclosures phase_choice(TwinWorld& w, Rules const& rules, std::vector<Act> const& acts,
                                std::vector<Post>& posts)
{
    Disclosures out;
    for (Seat seat = 0; seat < w.seats(); ++seat)
        for (Act const& act : acts)
            if (act.target == seat && act.severity >= rules.p.disclose.min_severity)
                touch(w, rules, seat, [&](PersonState& s) { choose(w, rules, act, s, out, posts); });
            else if (act.target == seat && act.harm() && act.noticed() > 0)
                w.count(Counter::known_acts_harm, seat);
    std::sort(out.confidences.begin(), out.confidences.end(),
              [](auto const& a, auto const& b) { return a.act < b.act; });
    return out;
}

/// 5b: confidants answer [3.5].
inline void phase_confidants(TwinWorld& w, Rules const& rules, std::vector<Confidence>& confidences)
{
    auto const& p = rules.p;
    for (Confidence& told : confidences)
        touch(w, rules, told.confidant, [&](PersonState& s) {
            Centred const c(p.reference, s);
            double const supports =
                logistic(p.reaction.support + p.reaction.attitude * c.a + p.reaction.responsibility * c.r);
            double const u = w.draw(Purpose::confidant, {told.confidant, fold_event(told.act), w.week, 0});
            told.supported = s.effort >= 1 && u < supports;
            w.count(told.supported ? Counter::confidant_supported : Counter::confidant_dismissed,
                    told.confidant);
            if (!told.supported) return;
            pay(w, told.confidant, s, 1, Counter::effort_for_survivors);
            s.responsibility += p.learn.confided * (1 - s.responsibility);
        });
}

/// 5c: targets hear the answer [3.5].
inline void phase_answers(TwinWorld& w, Rules const& rules, std::vector<Confidence> const& confidences)
{
    auto const& learn = rules.p.learn;
    for (Confidence const& told : confidences)
        touch(w, rules, told.target, [&](PersonState& s) {
            if (told.supported) {
                s.burden *= 1 - learn.relief;
            } else {
                s.stigma += learn.dismissed * (1 - s.stigma);
                s.trust *= 1 - learn.dismissed;
            }
        });
}

} // namespace groundswell::twin
