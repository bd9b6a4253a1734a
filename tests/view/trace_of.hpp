#pragma once
#include <groundswell/run.hpp>

#include "support/small_scenario.hpp"
#include "view/trace.hpp"
#include "world/world.hpp"

namespace groundswell::testing {

inline view::Drawn drawn_of(Scenario const& scenario)
{
    return view::drawn(build_world(scenario, Key{scenario.seed, 0}), scenario.disclosure());
}

/// All weeks that a page is sent of a run.
inline Json trace_of(Scenario const& scenario, int threads)
{
    auto const drawn = drawn_of(scenario);
    Json all = Json::array();
    view::Trace trace(drawn, [&](Json weeks) {
        for (auto& week : weeks)
            all.push_back(std::move(week));
    });
    RunOptions options;
    options.threads = threads;
    options.observer = &trace;
    run_replicate(scenario, 0, options);
    trace.finish();
    return all;
}

} // namespace groundswell::testing
