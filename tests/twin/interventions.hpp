#pragma once
#include <map>

#include "base/event_ids.hpp"
#include "connected.hpp"
#include "hiring.hpp"
#include "stands.hpp"

namespace groundswell::twin {

/// Whether an intervention reaches a person; every list that is empty means everyone [3.11].
inline bool in_scope(TwinWorld const& w, Scope const& scope, Seat seat)
{
    if (!w.occupied(seat)) return false;
    Person const& person = *w.at[seat];
    bool const named = scope.groups.empty() || std::find(scope.groups.begin(), scope.groups.end(),
                                                         w.place.groups[person.group]) != scope.groups.end();
    return named && names_seat(w, scope, seat) && well_connected(w, scope, seat) &&
           w.draw(Purpose::scope, {person.key.seat, 0, person.key.week, 0}) < scope.share;
}

inline std::vector<Seat> reached(TwinWorld const& w, Scope const& scope)
{
    std::vector<Seat> out;
    for (Seat seat = 0; seat < w.seats(); ++seat)
        if (in_scope(w, scope, seat)) out.push_back(seat);
    return out;
}

/// remove_offenders: everyone with enough reports, or, as an oracle, the top share by propensity.
inline std::vector<Seat> offenders(TwinWorld const& w, InterventionSpec const& spec,
                                   intervention::RemoveOffenders const& who)
{
    std::vector<Seat> in = reached(w, spec.scope);
    if (who.reports) {
        std::erase_if(in, [&](Seat seat) { return w.at[seat]->reports_against < *who.reports; });
        return in;
    }
    std::erase_if(in, [&](Seat seat) { return !(w.at[seat]->harm > 0); });
    std::sort(in.begin(), in.end(), [&](Seat a, Seat b) {
        if (w.at[a]->harm != w.at[b]->harm) return w.at[a]->harm > w.at[b]->harm;
        return w.at[a]->key < w.at[b]->key;
    });
    auto const number =
        static_cast<std::size_t>(std::floor(*who.top_share * static_cast<double>(in.size()) + 0.5));
    in.resize(std::min(number, in.size()));
    std::sort(in.begin(), in.end());
    return in;
}

/// movement: posts seeded among those in scope; they cost nothing.
inline void seed_posts(TwinWorld& w, std::uint32_t which, std::vector<Post>& posts)
{
    auto const& spec = w.interventions[which];
    auto const& movement = *spec.as<intervention::Movement>();
    auto const in = reached(w, spec.scope);
    if (in.empty()) return;
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(movement.count); ++i) {
        double const u = w.draw(Purpose::movement, {0, which, w.week, i});
        Seat const author = in[whole_below(u, static_cast<std::uint32_t>(in.size()))];
        if (has_posted(w, author)) continue;
        publish(w, posts, event_id(author, w.week, 65535),
                {0, static_cast<PostKind>(movement.post), author, 0});
    }
}

/// What an intervention does to people in a week in which it is due.
inline void act_now(TwinWorld& w, Rules const& rules, std::uint32_t i, std::vector<Post>& posts)
{
    auto const& spec = w.interventions[i];
    if (auto const* training = spec.as<intervention::BystanderTraining>(); training && training->dose > 0)
        for (Seat const seat : reached(w, spec.scope))
            touch(w, rules, seat,
                  [&](PersonState& s) { s.responsibility += training->dose * (1 - s.responsibility); });
    if (auto const* news = spec.as<intervention::NormCorrection>(); news && news->dose > 0)
        for (Seat const seat : reached(w, spec.scope)) {
            double const mean =
                mean_attitude(w, [&](Seat other) { return w.place.unit_of(other) == w.place.unit_of(seat); });
            touch(w, rules, seat, [&](PersonState& s) { s.norm += news->dose * (mean - s.norm); });
        }
    if (spec.as<intervention::AllyMobilisation>())
        for (Seat const seat : reached(w, spec.scope))
            w.held[i].insert(w.at[seat]->key);
    if (auto const* who = spec.as<intervention::RemoveOffenders>())
        for (Seat const seat : offenders(w, spec, *who))
            remove(w, rules, seat);
    if (spec.as<intervention::Movement>()) seed_posts(w, i, posts);
    // Changes of parameters: rules.hpp; escrow: below.
}

/// Phase 0: what changes people acts when it is due, in the order of the scenario; allies speak every week
/// [3.11].
inline void phase_interventions(TwinWorld& w, Rules const& rules, std::vector<Post>& posts)
{
    for (std::uint32_t i = 0; i < w.interventions.size(); ++i) {
        if (acts_in(w.interventions[i], w.week)) act_now(w, rules, i, posts);
        take_stands(w, i, posts);
    }
}

/// The escrow in force; with several, the first.
inline InterventionSpec const* escrow_in_force(TwinWorld const& w)
{
    for (auto const& spec : w.interventions)
        if (spec.as<intervention::Escrow>() && in_force(spec, w.week)) return &spec;
    return nullptr;
}

/// escrow: who stays silent or confides may leave a report that waits for others.
inline void maybe_escrow(TwinWorld& w, Seat target, Report const& report)
{
    auto const* spec = escrow_in_force(w);
    if (spec == nullptr || !in_scope(w, spec->scope, target)) return;
    if (!(w.draw(Purpose::escrow, {target, fold_event(report.act), w.week, 0}) <
          spec->as<intervention::Escrow>()->uptake))
        return;
    w.escrow.push_back(report);
    w.count(Counter::escrowed, target);
}

/// Take out of escrow what is to be filed: all reports against anyone whom at least `match` different targets
/// name.
inline std::vector<Report> matched(TwinWorld& w)
{
    auto const* spec = escrow_in_force(w);
    if (spec == nullptr) return {};
    std::map<BirthKey, std::set<BirthKey>> accusers;
    for (auto const& e : w.escrow)
        accusers[*e.accused].insert(e.accuser);
    std::vector<Report> out;
    auto const is_matched = [&](Report const& e) {
        return static_cast<int>(accusers[*e.accused].size()) >= spec->as<intervention::Escrow>()->match;
    };
    for (auto const& e : w.escrow)
        if (is_matched(e)) out.push_back(e);
    std::erase_if(w.escrow, is_matched);
    return out;
}

} // namespace groundswell::twin
