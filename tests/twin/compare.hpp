#pragma once
#include <algorithm>
#include <fmt/format.h>
#include <groundswell/scenario.hpp>
#include <groundswell/simulation.hpp>
#include <string>

#include "engine/state.hpp"
#include "week.hpp"

namespace groundswell::twin {

/// Everything in which the engine and the twin differ, in words; empty means equal.
class Comparison {
  public:
    Comparison(Simulation const& engine, TwinWorld const& w) : s_(engine.state()), w_(w)
    {
        same(s_.week, w_.week, "week");
        for (Seat seat = 0; seat < w_.seats(); ++seat)
            person(seat);
        cases();
        escrow();
        counts(engine.counts());
    }

    std::string const& text() const { return text_; }

  private:
    template <class A, class B>
    void same(A const& engine, B const& twin, std::string const& what)
    {
        if (engine == static_cast<A>(twin)) return;
        if (++found_ <= 12)
            text_ += fmt::format("{}: engine {}, twin {}\n", what, engine, static_cast<A>(twin));
    }

    void person(Seat seat)
    {
        auto const& people = s_.people;
        auto const& here = w_.at[seat];
        auto const name = [seat](char const* what) { return fmt::format("seat {} {}", seat, what); };
        same(people.occupied(seat), here.has_value(), name("occupied"));
        if (!here || !people.occupied(seat)) {
            // Facts about people end when they leave.
            same(people.propensity.find(seat) != nullptr, false, name("propensity"));
            same(people.last_target.find(seat) != nullptr, false, name("last target"));
            same(people.reports_against.find(seat) != nullptr, false, name("reports"));
            same(people.kept.find(seat) != nullptr, false, name("kept"));
            return;
        }
        same(people.group[seat], here->group, name("group"));
        same(people.birth_seat[seat], here->key.seat, name("birth seat"));
        same(people.hired[seat], here->key.week, name("hired"));
        same(people.propensity_of(seat).everyday, here->everyday, name("everyday propensity"));
        same(people.propensity_of(seat).harm, here->harm, name("harm propensity"));
        record(people.record[seat], here->record, seat);

        auto const of = [seat](auto const& column, auto otherwise) {
            auto const* found = column.find(seat);
            return found == nullptr ? otherwise : *found;
        };
        same(of(people.last_target, no_seat), here->last_target ? w_.find(*here->last_target) : no_seat,
             name("last target"));
        same(of(people.reports_against, 0U), here->reports_against, name("reports against"));
        same(of(people.retaliated, never), here->retaliated, name("retaliated"));
        auto const kept = of(people.kept, KeptAct{});
        same(kept.event, here->kept ? here->kept->act : 0, name("act kept"));
        same(kept.group, here->kept ? here->kept->group : 0, name("group of act kept"));
        std::set<Seat> const knew(kept.knew.begin(), kept.knew.end());
        same(knew == still_here(here->kept), true, name("who knew of the act kept"));
        for (std::size_t i = 0; i < s_.members.size(); ++i)
            if (!s_.members[i].empty())
                same(s_.members[i][seat] != 0, w_.held[i].contains(here->key), name("held"));
        same(s_.lived.experienced[seat], here->lived.experienced, name("experienced"));
        same(s_.lived.witnessed[seat], here->lived.noticed, name("witnessed"));
        same(of(s_.lived.reported, never), here->lived.reported, name("reported"));
        same(of(s_.lived.accountable, never), here->lived.accountable, name("accountable"));
        auto const harm_weeks = of(s_.lived.harm_weeks, std::vector<std::int16_t>{});
        same(std::equal(harm_weeks.begin(), harm_weeks.end(), here->lived.harm_weeks.begin(),
                        here->lived.harm_weeks.end()),
             true, name("weeks of harm"));
    }

    std::set<Seat> still_here(std::optional<Kept> const& kept) const
    {
        std::set<Seat> out;
        if (kept)
            for (auto const& person : kept->knew)
                out.insert(w_.find(person));
        out.erase(no_seat);
        return out;
    }

    void record(Record const& engine, Record const& twin, Seat seat)
    {
        auto const field = [&](auto Record::*which, char const* what) {
            same(engine.*which, twin.*which, fmt::format("seat {} {}", seat, what));
        };
        field(&Record::entitlement, "entitlement");
        field(&Record::attitude, "attitude");
        field(&Record::norm, "norm");
        field(&Record::responsibility, "responsibility");
        field(&Record::habituation, "habituation");
        field(&Record::trust, "trust");
        field(&Record::deterrence, "deterrence");
        field(&Record::stigma, "stigma");
        field(&Record::unspoken, "unspoken");
        field(&Record::momentum, "momentum");
        field(&Record::burden, "burden");
        field(&Record::effort, "effort");
        field(&Record::touched, "touched");
        same(engine == twin, true, fmt::format("seat {} record", seat));
    }

    void cases()
    {
        auto engine = s_.cases;
        auto twin = w_.docket;
        same(engine.size(), twin.size(), "number of pending cases");
        if (engine.size() != twin.size()) return;
        std::ranges::sort(engine, {}, &groundswell::Case::event);
        std::ranges::sort(twin, {}, &Case::act);
        for (std::size_t i = 0; i < twin.size(); ++i) {
            auto const name = [i](char const* what) { return fmt::format("case {} {}", i, what); };
            same(engine[i].event, twin[i].act, name("event"));
            same(engine[i].accused, w_.find(twin[i].accused), name("accused"));
            same(engine[i].accuser, w_.find(twin[i].accuser), name("accuser"));
            same(engine[i].filed, twin[i].filed, name("filed"));
            same(engine[i].due, twin[i].due, name("due"));
            same(engine[i].evidence, twin[i].evidence, name("evidence"));
            same(engine[i].priors, twin[i].priors, name("priors"));
            same(engine[i].severity, twin[i].severity, name("severity"));
        }
    }

    void escrow()
    {
        auto engine = s_.escrow;
        auto twin = w_.escrow;
        same(engine.size(), twin.size(), "number of reports in escrow");
        if (engine.size() != twin.size()) return;
        std::ranges::sort(engine, {}, &EscrowedReport::event);
        std::ranges::sort(twin, {}, &Escrowed::act);
        for (std::size_t i = 0; i < twin.size(); ++i) {
            auto const name = [i](char const* what) { return fmt::format("escrowed {} {}", i, what); };
            same(engine[i].event, twin[i].act, name("event"));
            same(engine[i].accused, w_.find(twin[i].accused), name("accused"));
            same(engine[i].accuser, w_.find(twin[i].accuser), name("accuser"));
            same(engine[i].evidence, twin[i].evidence, name("evidence"));
            same(engine[i].severity, twin[i].severity, name("severity"));
        }
    }

    void counts(Counts const& engine)
    {
        for (int c = 0; c < counter_count; ++c)
            for (int g = 0; g < w_.groups(); ++g)
                for (int r = 0; r < w_.place.ranks; ++r) {
                    auto const counter = static_cast<Counter>(c);
                    auto const group = static_cast<Group>(g);
                    auto const rank = static_cast<Rank>(r);
                    same(engine.get(counter, group, rank), w_.counts.get(counter, group, rank),
                         fmt::format("count {} group {} rank {}", counter_names[static_cast<std::size_t>(c)],
                                     g, r));
                }
    }

    SimulationState const& s_;
    TwinWorld const& w_;
    std::string text_;
    int found_{0};
};

} // namespace groundswell::twin
