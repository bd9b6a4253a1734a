#pragma once
#include <map>

#include "base/event_ids.hpp"
#include "touch.hpp"

namespace groundswell::twin {

enum class Reaction { silent, intervene, support, excuse };

/// One act of a week and what came of it.
struct Act {
    EventId id{0};
    Kind kind{Kind::remark};
    double severity{0};
    Seat by{no_seat}; ///< nobody here: the act came from outside [3.12]
    Group done_by{0}; ///< group of who did it
    Seat target{0};
    std::vector<Seat> present;
    std::map<Seat, Reaction> reactions; ///< of those who noticed

    int noticed() const { return static_cast<int>(reactions.size()); }
    int number(Reaction which) const
    {
        int n = 0;
        for (auto const& [seat, reaction] : reactions)
            n += reaction == which;
        return n;
    }
    int intervened() const { return number(Reaction::intervene); }
    int supported() const { return number(Reaction::support); }
    bool harm() const { return tier_of(kind) == Tier::harm; }
    bool from_outside() const { return by == no_seat; }
};

/// A+ of who did an act over somebody here; an outsider has a power of its own [1, 3.12].
inline double advantage_plus(TwinWorld const& w, Rules const& rules, Act const& act, Seat over)
{
    if (!act.from_outside()) return std::max(0.0, rules.advantage(w, act.by, over));
    auto const& status = rules.p.status;
    double const theirs = rules.p.outside.standing + status[act.done_by];
    return std::max(0.0, theirs - power(w.place, over) - status[w.at[over]->group]);
}

/// F = min(cap, factor * exp(entitlement*e^ - tolerance*n^ - impunity*d^)) [3.1].
inline double readiness(Parameters const& p, PersonState const& s, double factor)
{
    Centred const c(p.reference, s);
    double const exponent = p.acts.entitlement * c.e - p.acts.tolerance * c.n - p.acts.impunity * c.d;
    return std::min(p.acts.cap, factor * portable_exp(exponent));
}

inline Kind harm_kind(Parameters const& p, double u)
{
    std::vector<double> shares;
    double sum = 0;
    for (std::size_t k = 1; k < kind_count; ++k) {
        shares.push_back(p.kinds[k].share);
        sum += p.kinds[k].share;
    }
    return static_cast<Kind>(1 + index_in_proportion(u, shares, sum));
}

/// exp(token * (1/2 - s)): s is the share of the target's group in the perpetrator's team, the perpetrator
/// included [3.1].
inline double token_factor(TwinWorld const& w, Parameters const& p, Seat i, Seat j,
                           std::vector<Seat> const& ties)
{
    if (p.acts.token == 0) return 1;
    Group const group = w.at[j]->group;
    int alike = w.at[i]->group == group ? 1 : 0;
    for (Seat const other : ties)
        alike += w.at[other]->group == group ? 1 : 0;
    double const share = static_cast<double>(alike) / static_cast<double>(ties.size() + 1);
    return portable_exp(p.acts.token * (0.5 - share));
}

/// Whom an attempt is aimed at; nobody if it comes to nothing [3.1].
inline std::optional<Seat> aim(TwinWorld const& w, Rules const& rules, Seat i, std::uint32_t ordinal,
                               bool harm)
{
    auto const& p = rules.p;
    auto const u = [&](std::uint32_t index) { return w.draw(Purpose::act, {i, ordinal, w.week, index}); };
    if (harm && u(1) < p.acts.repeat && w.at[i]->last_target) {
        Seat const last = w.find(*w.at[i]->last_target);
        if (last != no_seat && w.place.team.tied(i, last)) return last;
    }
    auto const ties = w.occupied_ties(w.place.team, i);
    if (ties.empty()) return std::nullopt;
    std::vector<double> weights;
    double sum = 0, largest = 0;
    for (Seat const j : ties) {
        double const orientation = p.orientation[w.at[i]->group][w.at[j]->group];
        weights.push_back(orientation * logistic(p.acts.power * rules.advantage(w, i, j)) *
                          token_factor(w, p, i, j, ties));
        sum += weights.back();
    }
    for (int g = 0; g < w.groups(); ++g)
        for (int h = 0; h < w.groups(); ++h)
            largest =
                std::max(largest, p.orientation[static_cast<std::size_t>(g)][static_cast<std::size_t>(h)]);
    if (p.acts.token != 0) largest = portable_exp(std::abs(p.acts.token) / 2) * largest;
    if (u(2) < p.acts.seeking) {
        if (sum <= 0) return std::nullopt;
        return ties[index_in_proportion(u(3), weights, sum)];
    }
    auto const k = whole_below(u(3), static_cast<std::uint32_t>(ties.size()));
    if (u(4) * largest < weights[k]) return ties[k];
    return std::nullopt;
}

/// The acts of people of the institution in the week [3.1].
inline std::vector<Act> phase_acts(TwinWorld& w, Rules const& rules)
{
    auto const& p = rules.p;
    std::vector<Act> acts;
    for (Seat i = 0; i < w.seats(); ++i) {
        if (!w.occupied(i)) continue;
        Person& person = *w.at[i];
        if (w.off.individuals && person.harm > 0 && person.harm >= w.threshold) continue; // [4]
        auto const attempts = [&](double propensity, std::uint32_t index) {
            if (!(propensity > 0)) return 0U;
            return poisson_count(w.draw(Purpose::attempts, {i, 0, w.week, index}), propensity * p.acts.cap);
        };
        unsigned const harm_count = attempts(person.harm, 0);
        unsigned const all = harm_count + attempts(person.everyday, 1);
        for (unsigned ordinal = 0; ordinal < all; ++ordinal) {
            bool const harm = ordinal < harm_count;
            double const factor = harm ? p.propensity.harm.factor : p.propensity.everyday.factor;
            double const f = readiness(p, read(w, rules, i), factor);
            if (!(w.draw(Purpose::thin, {i, 0, w.week, ordinal}) * p.acts.cap < f)) continue;
            auto const target = aim(w, rules, i, ordinal, harm);
            if (!target) continue;
            if (harm) person.last_target = w.at[*target]->key;
            Act act;
            act.id = event_id(i, w.week, ordinal);
            act.kind = harm ? harm_kind(p, w.draw(Purpose::act, {i, ordinal, w.week, 0})) : Kind::remark;
            act.severity = p.kinds[static_cast<std::size_t>(act.kind)].severity;
            act.by = i;
            act.done_by = person.group;
            act.target = *target;
            acts.push_back(act);
        }
    }
    return acts;
}

} // namespace groundswell::twin
