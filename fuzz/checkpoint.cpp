#include <groundswell/run.hpp>
#include <groundswell/run_checkpoint.hpp>
#include <groundswell/simulation.hpp>

#include "column_edits.hpp"
#include "engine/checkpoint_file.hpp"
#include "engine/progress.hpp"
#include "experiment/recorder.hpp"
#include "fuzz.hpp"
#include "support/small_scenario.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace groundswell;

/// A run that was stopped after some weeks, on disk and as the bytes of its replicate.
struct StoppedRun {
    Scenario scenario =
        testing::small_scenario({"institution.seats=40", "run.burnin=2", "run.weeks=8", "run.window=8",
                                 "propensity.harm.median=.3", "career.every=3"});
    std::shared_ptr<World const> world = build_world(scenario, Key{1, 0});
    std::string file;
    std::vector<std::string> columns;
    std::vector<std::uint8_t> state;

    explicit StoppedRun(testing::TemporaryFolder const& folder)
    {
        auto const path = (folder / "made.h5").string();
        RunCheckpoint checkpoint(path, scenario, {.every = 3, .observe_every = 2, .command = "made"});
        run_replicate(scenario, 0, {.observe_every = 2, .replicates = 1, .checkpoint = &checkpoint});
        checkpoint.flush();
        file = fuzz::bytes_of(path);
        columns = fuzz::columns_of(path);
        state = read_checkpoint_file(path).progress.at(0);
    }
};

/// Change bytes, six a change: what is done, where, and the value.
void change(std::vector<std::uint8_t>& bytes, std::uint8_t const* data, std::size_t size)
{
    for (auto const* at = data; at + 6 <= data + size && !bytes.empty(); at += 6) {
        auto const place = static_cast<std::ptrdiff_t>(
            (std::size_t{at[1]} << 16U | std::size_t{at[2]} << 8U | std::size_t{at[3]}) % bytes.size());
        switch (at[0] % 4) {
        case 0:
            bytes[static_cast<std::size_t>(place)] = at[4];
            break;
        case 1:
            bytes[static_cast<std::size_t>(place)] ^= static_cast<std::uint8_t>(1U << at[4] % 8U);
            break;
        case 2:
            bytes.insert(bytes.begin() + place, at[4] % 16U, at[5]);
            break;
        default:
            bytes.resize(static_cast<std::size_t>(place));
        }
    }
}

void go_on(StoppedRun const& run, ReplicateProgress progress)
{
    Simulation simulation(run.world, run.scenario, Key{1, 0}, std::move(progress.state));
    simulation.restore(std::move(progress.tallies));
    record(std::move(simulation), run.scenario, 0, {.observe_every = 2, .replicates = 1},
           std::move(progress.recorded));
}

} // namespace

/// The state of a stopped run with changed bytes, or, if the first byte is odd, its file with changed
/// columns. What is read is gone on with to its end.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    static testing::TemporaryFolder const folder;
    static StoppedRun const run(folder);
    if (size < 1) return 0;
    if (data[0] % 2 == 0)
        return fuzz::read_or_refuse([&] {
            auto bytes = run.state;
            change(bytes, data + 1, size - 1);
            go_on(run, read_progress(bytes, {*run.world, run.scenario, "input"}));
        });
    auto const path = folder.write("checkpoint.h5", run.file).string();
    fuzz::change_columns(path, run.columns, data + 1, size - 1);
    return fuzz::read_or_refuse([&] {
        RunCheckpoint const read(path);
        if (auto found = read.find(0, *run.world)) go_on(run, std::move(*found));
    });
}
