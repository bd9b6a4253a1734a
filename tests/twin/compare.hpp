#pragma once
#include <algorithm>
#include <fmt/format.h>
#include <groundswell/scenario.hpp>
#include <groundswell/simulation.hpp>
#include <string>

#include "compare_person.hpp"
#include "engine/state.hpp"
#include "week.hpp"

namespace groundswell::twin {

/// Everything in which the engine and the twin differ after a week, in words; empty means equal. Counters
/// come first, because they say which phase went another way; then people, seat by seat.
class Comparison {
  public:
    Comparison(Simulation const& engine, TwinWorld const& w) : s_(engine.state()), w_(w)
    {
        state_.same(s_.week, w_.week, "week");
        counts(engine.counts());
        state_.same(s_.lived.recalled.size(), instruments().size(), "number of instruments");
        for (Seat seat = 0; seat < w_.seats(); ++seat)
            PersonComparison(s_, w_, seat, state_).compare();
        cases();
        escrow();
    }

    std::string text() const
    {
        auto const counters = counters_.text(), state = state_.text();
        if (counters.empty() && state.empty()) return {};
        return fmt::format("\ncounters: {}\nstate: {}", counters.empty() ? "equal" : counters,
                           state.empty() ? "equal" : state);
    }

  private:
    void counts(Counts const& engine)
    {
        for (int c = 0; c < counter_count; ++c)
            for (int g = 0; g < w_.groups(); ++g)
                for (int r = 0; r < w_.place.ranks; ++r) {
                    auto const counter = static_cast<Counter>(c);
                    auto const group = static_cast<Group>(g);
                    auto const rank = static_cast<Rank>(r);
                    counters_.same(engine.get(counter, group, rank), w_.counts.get(counter, group, rank),
                                   fmt::format("counter {}, {}, rank {}",
                                               counter_names[static_cast<std::size_t>(c)],
                                               w_.place.groups[group], r));
                }
    }

    void cases()
    {
        auto engine = s_.cases;
        auto twin = w_.docket;
        state_.same(engine.size(), twin.size(), "number of pending cases");
        if (engine.size() != twin.size()) return;
        std::ranges::sort(engine, {}, &groundswell::Case::event);
        std::ranges::sort(twin, {}, &Case::act);
        for (std::size_t i = 0; i < twin.size(); ++i) {
            auto const same = [&](auto const& a, auto const& b, char const* field) {
                state_.same(a, b, fmt::format("case {} (event {:x}) {}", i, twin[i].act, field));
            };
            same(engine[i].event, twin[i].act, "event");
            same(engine[i].accused, w_.find(twin[i].accused), "accused");
            same(engine[i].accuser, w_.find(twin[i].accuser), "accuser");
            same(engine[i].filed, twin[i].filed, "filed");
            same(engine[i].due, twin[i].due, "due");
            same(engine[i].evidence, twin[i].evidence, "evidence");
            same(engine[i].priors, twin[i].priors, "priors");
            same(engine[i].severity, twin[i].severity, "severity");
        }
    }

    void escrow()
    {
        auto engine = s_.escrow;
        auto twin = w_.escrow;
        state_.same(engine.size(), twin.size(), "number of reports in escrow");
        if (engine.size() != twin.size()) return;
        std::ranges::sort(engine, {}, &EscrowedReport::event);
        std::ranges::sort(twin, {}, &Report::act);
        for (std::size_t i = 0; i < twin.size(); ++i) {
            auto const same = [&](auto const& a, auto const& b, char const* field) {
                state_.same(a, b, fmt::format("escrowed report {} (event {:x}) {}", i, twin[i].act, field));
            };
            same(engine[i].event, twin[i].act, "event");
            same(engine[i].accused, w_.find(twin[i].accused), "accused");
            same(engine[i].accuser, w_.find(twin[i].accuser), "accuser");
            same(engine[i].evidence, twin[i].evidence, "evidence");
            same(engine[i].severity, twin[i].severity, "severity");
        }
    }

    SimulationState const& s_;
    TwinWorld const& w_;
    Differences counters_, state_;
};

} // namespace groundswell::twin
