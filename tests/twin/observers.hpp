#pragma once
#include "instruments.hpp"
#include "severe.hpp"

namespace groundswell::twin {

/// An act of a counted kind, by its kind and by where it came from.
inline void count_kind(TwinWorld& w, Act const& act)
{
    if (act.kind == Kind::hostility) w.count(Counter::acts_hostility, act.target);
    if (act.kind == Kind::advance) w.count(Counter::acts_advance, act.target);
    if (act.kind == Kind::coercion) w.count(Counter::acts_coercion, act.target);
    if (act.from_outside()) w.count(Counter::acts_outside, act.target);
}

/// Count what happened in phases 1 to 4, while everyone is where the acts found them [5].
inline void observe_acts(TwinWorld& w, std::vector<Act> const& acts)
{
    for (Act const& act : acts) {
        bool const harm = act.harm();
        auto const pick = [harm](Counter h, Counter remark) { return harm ? h : remark; };
        auto const severity = static_cast<std::uint32_t>(act.severity * 65536 + 0.5);
        w.count(pick(Counter::acts_harm, Counter::acts_remark), act.target);
        w.count(pick(Counter::severity_harm, Counter::severity_remark), act.target, severity);
        if (!act.from_outside()) w.count(pick(Counter::done_harm, Counter::done_remark), act.by);
        if (harm && act.noticed() > 0) w.count(Counter::noticed_acts_harm, act.target);
        if (harm && act.intervened() > 0) w.count(Counter::answered_acts_harm, act.target);
        for (Seat const seat : act.present)
            w.count(pick(Counter::present_harm, Counter::present_remark), seat);
        for (auto const& [seat, reaction] : act.reactions) {
            w.count(pick(Counter::noticed_harm, Counter::noticed_remark), seat);
            switch (reaction) {
            case Reaction::silent:
                w.count(pick(Counter::silent_harm, Counter::silent_remark), seat);
                break;
            case Reaction::intervene:
                w.count(pick(Counter::intervened_harm, Counter::intervened_remark), seat);
                break;
            case Reaction::support:
                w.count(pick(Counter::supported_harm, Counter::supported_remark), seat);
                break;
            case Reaction::excuse:
                w.count(pick(Counter::excused_harm, Counter::excused_remark), seat);
                break;
            }
        }
        recall_all(w, act);
        if (!harm) continue;
        count_kind(w, act);
        w.at[act.target]->lived.experienced = w.week;
        suffer(w.at[act.target]->lived, act.kind, w.week);
        if (!act.from_outside()) w.at[act.by]->lived.harm_weeks.push_back(w.week);
        for (auto const& [seat, reaction] : act.reactions)
            w.at[seat]->lived.noticed = w.week;
    }
}

} // namespace groundswell::twin
