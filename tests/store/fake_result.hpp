#pragma once
#include <groundswell/ids.hpp>
#include <groundswell/result.hpp>
#include <groundswell/summary.hpp>

#include "base/disclosure.hpp"
#include "base/mix64.hpp"
#include "store/identity.hpp"

namespace groundswell::testing {

/// A result made up for tests: two groups, two ranks, 30 weeks. Women of rank 1 are 3, so with two ranks and
/// two groups all cells are withheld, and no group is.
inline ReplicateResult fake_result(std::uint32_t replicate, std::uint32_t seed = 1)
{
    constexpr int weeks = 30;
    ReplicateResult r;
    r.seed = seed;
    r.replicate = replicate;
    r.groups = r.ranks = 2;
    r.result_hash = mix64(replicate + 100ULL * seed);
    r.messages = 1000 + replicate;
    for (int w = 0; w < weeks; ++w) {
        Counts counts(2, 2);
        counts.add(Counter::acts_harm, 1, 0, static_cast<std::uint32_t>(w % 3 + 1)); // every week: an array
        if (w % 10 == 0) counts.add(Counter::left, 1, 1, replicate + 1);             // seldom: an object
        counts.add(Counter::acts_harm, 0, 1);                                        // withheld
        r.series.push_back(std::move(counts));
        r.occupied.push_back({6, 3, 20, 30});
    }
    r.withheld = withheld_in({2, 2, r.occupied}, 5);
    StateMeans means{weeks - 1, std::vector<double>(4 * state_count, .5), {6, 3, 20, 30}};
    means.mean[2] = .25 + replicate;
    r.states.push_back(std::move(means));
    r.metrics = {{"experienced", "woman", .25, 9, false},
                 {"experienced", "man", .125, 50, false},
                 {"repeat_share_of_perpetrators", "woman", .5, 2, true}};
    r.metrics_hash = metrics_hash(shown_metrics(r.metrics));
    r.funnel = {60, 30, 20, 10, 5, 4};
    return r;
}

inline StudyIdentity fake_identity(std::uint32_t seed = 1)
{
    return {.version = "0.1.0",
            .title = "Test",
            .scenario_hash = "00000000000000aa",
            .scenario = "title = \"Test\"\n",
            .command = "groundswell run",
            .seed = seed,
            .weeks = 30,
            .window = 104,
            .observe_every = 13,
            .groups = {"woman", "man"},
            .rank_names = {"rank 0", "rank 1"},
            .parameters = {{"acts.power", 1}, {"run.weeks", 30}}};
}

} // namespace groundswell::testing
