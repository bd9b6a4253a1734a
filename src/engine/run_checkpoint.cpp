#include <groundswell/run_checkpoint.hpp>

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/read_scenario.hpp>
#include <groundswell/simulation.hpp>
#include <groundswell/write_scenario.hpp>
#include <map>
#include <mutex>

#include "engine/checkpoint_file.hpp"
#include "engine/progress.hpp"
#include "scenario/hash.hpp"

namespace groundswell {

namespace fs = std::filesystem;

namespace {

std::string absolute(std::string const& file)
{
    return file.empty() ? file : fs::absolute(file).lexically_normal().string();
}

/// The scenario as text that leads to the same files from everywhere.
std::string text_of(Scenario scenario)
{
    if (auto& spec = scenario.import) {
        spec->people_file = absolute(spec->people_file);
        for (auto& file : spec->ties_files)
            file = absolute(file);
    }
    bool const shipped = scenario.profile && std::ranges::any_of(shipped_profiles(), [&](auto const& p) {
                             return p.name == scenario.profile->file;
                         });
    if (scenario.profile && !shipped) scenario.profile->file = absolute(scenario.profile->file);
    if (scenario.world_file) scenario.world_file->file = absolute(scenario.world_file->file);
    return write_toml(scenario);
}

[[noreturn]] void refuse(std::string const& file, std::string what, std::string allowed,
                         std::string suggestion)
{
    throw UserError(Problem{.code = ProblemCode::file_other_kind,
                            .place = {.file = file},
                            .what = std::move(what),
                            .allowed = std::move(allowed),
                            .suggestion = std::move(suggestion)});
}

} // namespace

struct RunCheckpoint::Content {
    Content(fs::path of, Scenario run) : file(std::move(of)), scenario(std::move(run)) {}

    fs::path file;
    Scenario scenario;
    std::uint64_t hash{0};
    CheckpointedRun asked;
    std::mutex mutex;
    std::map<std::uint32_t, std::vector<std::uint8_t>> progress; ///< as bytes
    std::size_t unwritten{0};                                    ///< bytes
    bool writing{false};

    void take(CheckpointFile read)
    {
        progress = std::move(read.progress);
        asked = std::move(read.run);
    }

    /// What is to be written, if enough is new and nobody writes; to be asked under the lock.
    std::optional<CheckpointFile> due_file(bool all)
    {
        std::size_t total = 0;
        for (auto const& [replicate, bytes] : progress)
            total += bytes.size();
        if (writing || unwritten == 0 || (!all && 8 * unwritten < total)) return {};
        writing = true;
        unwritten = 0;
        return CheckpointFile{.scenario = text_of(scenario),
                              .scenario_hash = hash,
                              .seed = scenario.seed,
                              .disclosure = scenario.disclosure(),
                              .run = asked,
                              .progress = progress};
    }

    void write(std::optional<CheckpointFile> const& content)
    {
        if (!content) return;
        try {
            write_checkpoint_file(*content, file.string());
        } catch (...) {
            std::scoped_lock const lock(mutex);
            writing = false;
            throw;
        }
        std::scoped_lock const lock(mutex);
        writing = false;
    }
};

RunCheckpoint::RunCheckpoint(fs::path const& file, Scenario const& scenario, CheckpointedRun run)
    : content_(std::make_unique<Content>(file, scenario))
{
    content_->hash = scenario_hash(scenario);
    remove_halves(file);
    if (fs::exists(fs::symlink_status(file))) {
        auto kept = read_checkpoint_file(file.string());
        if (kept.scenario_hash != content_->hash || kept.seed != scenario.seed)
            refuse(file.string(), "is the checkpoint of another run", "another scenario or seed",
                   "choose another file, or go on with that run");
        if (kept.run.observe_every != run.observe_every) run.observe_every = kept.run.observe_every;
        content_->take(std::move(kept));
    }
    content_->asked = std::move(run);
}

RunCheckpoint::RunCheckpoint(fs::path const& file) : content_(std::make_unique<Content>(file, Scenario{}))
{
    auto kept = read_checkpoint_file(file.string());
    auto& scenario = content_->scenario;
    scenario = read_scenario_text(kept.scenario, file.string());
    scenario.asked_disclosure = AskedDisclosure::exactly(kept.disclosure);
    content_->hash = scenario_hash(scenario);
    if (content_->hash != kept.scenario_hash)
        refuse(file.string(), "cannot be gone on with", "the tables or the world of its run have changed",
               "put them back as they were, or begin again");
    remove_halves(file);
    content_->take(std::move(kept));
}

RunCheckpoint::RunCheckpoint(RunCheckpoint&&) noexcept = default;
RunCheckpoint::~RunCheckpoint() = default;

Scenario const& RunCheckpoint::scenario() const
{
    return content_->scenario;
}

CheckpointedRun const& RunCheckpoint::asked() const
{
    return content_->asked;
}

void RunCheckpoint::lengthen(int weeks, std::string command)
{
    auto longer = content_->scenario;
    apply_overrides(longer, {fmt::format("run.weeks={}", weeks)});
    if (longer.parameters.run.weeks < content_->scenario.parameters.run.weeks)
        throw UserError(Problem{.code = ProblemCode::value_out_of_range,
                                .place = {.argument = "weeks"},
                                .what = fmt::format("is {}", weeks),
                                .allowed = fmt::format("the run was asked for {}, and can only become longer",
                                                       content_->scenario.parameters.run.weeks)});
    content_->scenario = std::move(longer);
    content_->hash = scenario_hash(content_->scenario);
    content_->asked.command = std::move(command);
}

std::vector<std::uint32_t> RunCheckpoint::replicates() const
{
    std::scoped_lock const lock(content_->mutex);
    std::vector<std::uint32_t> out;
    for (auto const& [replicate, bytes] : content_->progress)
        out.push_back(replicate);
    return out;
}

std::optional<ReplicateProgress> RunCheckpoint::find(std::uint32_t replicate, World const& world) const
{
    std::vector<std::uint8_t> bytes;
    {
        std::scoped_lock const lock(content_->mutex);
        auto const at = content_->progress.find(replicate);
        if (at == content_->progress.end()) return {};
        bytes = at->second;
    }
    auto const name = content_->file.string();
    return read_progress(bytes, {world, content_->scenario, name});
}

bool RunCheckpoint::due(Week week) const
{
    return week % content_->asked.every == 0;
}

void RunCheckpoint::keep(std::uint32_t replicate, Simulation const& simulation, Recorded const& recorded)
{
    auto bytes = write_progress(simulation.state(), simulation.tallies(), recorded);
    std::optional<CheckpointFile> file;
    {
        std::scoped_lock const lock(content_->mutex);
        content_->unwritten += bytes.size();
        content_->progress[replicate] = std::move(bytes);
        file = content_->due_file(false);
    }
    content_->write(file);
}

void RunCheckpoint::flush()
{
    std::optional<CheckpointFile> file;
    {
        std::scoped_lock const lock(content_->mutex);
        file = content_->due_file(true);
    }
    content_->write(file);
}

} // namespace groundswell
