#include "experiment/rank_replicates.hpp"

#include <mutex>
#include <string_view>

#include "base/hash.hpp"
#include "base/record_bytes.hpp"
#include "observe/result_bytes.hpp"
#include "parallel/executor.hpp"
#include "parallel/ranks.hpp"
#include "scenario/hash.hpp"

namespace groundswell {

std::uint64_t hash_of_replicates(Scenario const& scenario, RunOptions const& options)
{
    Hash hash;
    hash.text("replicates");
    hash.word(scenario_hash(scenario));
    hash.word(scenario.seed);
    hash.word(static_cast<std::uint64_t>(options.observe_every));
    hash.word(options.series ? 1 : 0);
    return hash.value();
}

void run_replicates_over(Ranks& ranks, Scenario const& scenario, RunOptions const& options, Sink& sink)
{
    Executor const executor(options.threads, options.stop);
    RunOptions alone = options;
    alone.threads = 1;
    auto const of = hash_of_replicates(scenario, options);
    if (!ranks.leads())
        return ranks.serve(
            of,
            [&](std::string_view unit, auto const& hand_over) {
                std::uint32_t replicate = 0;
                RecordReader(unit).item(replicate);
                hand_over(bytes_of(run_replicate(scenario, replicate, alone)));
            },
            executor);
    std::mutex one_at_a_time;
    auto const take = [&](ReplicateResult const& result) {
        std::lock_guard const lock(one_at_a_time);
        sink.take(result);
    };
    auto const wanted = wanted_replicates(options);
    SharedWork work{.of = of, .units = {}, .run = {}, .take = {}};
    for (auto const replicate : wanted) {
        RecordWriter unit;
        unit.item(replicate);
        work.units.push_back(std::move(unit).take());
    }
    work.run = [&](std::size_t i) { take(run_replicate(scenario, wanted[i], alone)); };
    work.take = [&](std::size_t, std::string_view found) { take(result_of(found)); };
    ranks.share(work, executor);
}

} // namespace groundswell
