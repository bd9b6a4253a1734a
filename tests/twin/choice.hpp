#pragma once
#include "fear.hpp"
#include "interventions.hpp"
#include "outcome.hpp"

namespace groundswell::twin {

enum class Choice { silence, confide, report, testify, official };

/// A confidence: whom the target of an act told, and whether that person stood by it.
struct Confidence {
    EventId act{0};
    Seat target{0}, confidant{0};
    bool supported{false};
};

/// What a target's choice sends on.
struct Disclosures {
    std::vector<Confidence> confidences;
    std::vector<Report> reports;
    std::vector<Act> officials; ///< acts of which an official was told, in order of event id
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

/// The facts of a report about an act.
inline Report report_of(TwinWorld const& w, Act const& act)
{
    Report out{.act = act.id,
               .accuser = w.at[act.target]->key,
               .evidence = act.intervened() + act.supported(),
               .severity = act.severity,
               .harm = act.harm()};
    if (!act.from_outside()) out.accused = w.at[act.by]->key;
    return out;
}

/// What the target chooses among silence, a confidant, a report, public testimony and an official [3.5].
inline Choice choice(TwinWorld const& w, Rules const& rules, Act const& act, PersonState const& s)
{
    auto const& q = rules.p.disclose;
    Seat const j = act.target;
    double const barrier = s.stigma * rules.p.stigma[w.at[j]->group][act.done_by];
    double const f = felt(q, act.severity, s);
    double const support =
        static_cast<double>(act.intervened() + act.supported() - act.number(Reaction::excuse)) /
        std::max(1, act.noticed());
    double const over = advantage_plus(w, rules, act, j);
    double const trust = s.trust - rules.p.reference.trust;
    double const heard = q.momentum * portable_log(1 + s.momentum);
    double const afraid = q.fear * (fear(w, rules, j) - rules.p.reference.fear);
    auto const to_institution = [&](double inclination) {
        return inclination + q.severity * f + q.trust * trust + q.support * support - q.power * over -
               barrier + heard - afraid;
    };

    Softmax options;
    options.option(0);
    options.option(q.confide + q.severity * f - barrier / 2, !w.occupied_ties(w.place.confidant, j).empty());
    options.option(to_institution(q.report));
    options.option(testify_utility(q, f, support, over, barrier, s.momentum), !has_posted(w, j));
    options.option(to_institution(q.official), q.official > -50); // its lowest value: nobody to tell
    return static_cast<Choice>(options.choose(w.draw(Purpose::choice, {j, fold_event(act.id), w.week, 0})));
}

/// Silence and confiding keep the act, and may leave a report in escrow [3.5, 3.11].
inline void keep(TwinWorld& w, Act const& act, PersonState& s)
{
    if (act.severity >= s.unspoken) {
        s.unspoken = act.severity;
        w.at[act.target]->kept = Kept{act.id, act.done_by, act.harm(), {}};
    }
    if (!act.from_outside()) maybe_escrow(w, act.target, report_of(w, act));
}

/// What the target's choice is counted as; a report is counted when it is filed.
inline std::optional<Counter> counter_of(Choice choice, bool harm)
{
    using enum Counter;
    switch (choice) {
    case Choice::silence:
        return harm ? chose_silence : chose_silence_remark;
    case Choice::confide:
        return harm ? chose_confide : chose_confide_remark;
    case Choice::testify:
        return harm ? chose_testify : chose_testify_remark;
    case Choice::official:
        return harm ? chose_official : chose_official_remark;
    case Choice::report:
        break;
    }
    return std::nullopt;
}

/// Count the choice. What people lived through is about acts only.
inline void note(TwinWorld& w, Act const& act, Choice choice)
{
    if (auto const counter = counter_of(choice, act.harm())) w.count(*counter, act.target);
    if (!act.harm()) return;
    bool const told = choice != Choice::silence;
    if (told) w.count(Counter::told_acts_harm, act.target);
    if (told || act.noticed() > 0) w.count(Counter::known_acts_harm, act.target);
    Lived& lived = w.at[act.target]->lived;
    if (told && choice != Choice::report) lived.told = w.week;
    if (choice == Choice::official) lived.told_official = w.week;
}

/// The target makes its choice and acts on it.
inline void choose(TwinWorld& w, Rules const& rules, Act const& act, PersonState& s, Disclosures& out,
                   std::vector<Post>& posts)
{
    Seat const j = act.target;
    auto const chosen = choice(w, rules, act, s);
    note(w, act, chosen);
    switch (chosen) {
    case Choice::silence:
        keep(w, act, s);
        break;
    case Choice::confide: {
        auto const confidants = w.occupied_ties(w.place.confidant, j);
        double const u = w.draw(Purpose::choice, {j, fold_event(act.id), w.week, 1});
        out.confidences.push_back(
            {act.id, j, confidants[whole_below(u, static_cast<std::uint32_t>(confidants.size()))], false});
        keep(w, act, s);
        break;
    }
    case Choice::report: // counted when it is filed
        out.reports.push_back(report_of(w, act));
        break;
    case Choice::testify:
        publish(w, posts, act.id, {0, PostKind::testimony, j, act.id});
        break;
    case Choice::official:
        out.officials.push_back(act);
        break;
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
    std::sort(out.officials.begin(), out.officials.end(),
              [](Act const& a, Act const& b) { return a.id < b.id; });
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
