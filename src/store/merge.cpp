#include <groundswell/merge.hpp>

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/points.hpp>
#include <groundswell/problems.hpp>
#include <groundswell/study.hpp>
#include <map>
#include <set>
#include <tuple>

#include "base/whole_file.hpp"
#include "store/copy_rows.hpp"
#include "store/identity.hpp"
#include "store/open_study.hpp"
#include "store/schema.hpp"
#include "store/sealed_tables.hpp"
#include "store/shard_state.hpp"

namespace groundswell {

namespace fs = std::filesystem;

/// What is known of one of the studies.
struct StudyMerge::Part {
    fs::path file;
    StudyIdentity identity;
    std::vector<std::string> commands;
    std::vector<ShardState> states{}; ///< parallel to `commands`; empty for who is no shard
    std::map<std::string, std::string> definitions{};
    std::vector<std::uint32_t> runs{};
    std::vector<PointKey> points{};
};

namespace {

using Part = StudyMerge::Part;

Part part_of(fs::path const& file)
{
    auto const study = open_study(file);
    Part out{.file = file, .identity = read_identity(study), .commands = read_commands(study)};
    if (!out.identity.shard.is_whole()) out.states = read_shard_states(study);
    auto definitions = study.prepare("SELECT name, definition FROM experiments");
    while (definitions.step())
        out.definitions[definitions.text(0)] = definitions.text(1);
    auto runs = study.prepare("SELECT replicate FROM runs ORDER BY replicate");
    while (runs.step())
        out.runs.push_back(static_cast<std::uint32_t>(runs.integer(0)));
    auto points = study.prepare("SELECT DISTINCT experiment, point, replicate FROM points");
    while (points.step())
        out.points.push_back({points.text(0), points.text(1), static_cast<std::uint32_t>(points.integer(2))});
    return out;
}

/// Finds what does not belong together.
class Belonging {
  public:
    explicit Belonging(std::vector<Part> const& parts) : parts_(parts) {}

    Problems problems()
    {
        for (auto const& part : parts_) {
            compare_identities(parts_.front(), part);
            compare_definitions(part);
        }
        // What differs is said once, not of every replicate.
        if (problems_.empty()) find_overlaps();
        return std::move(problems_);
    }

  private:
    void other(Part const& part, std::string const& what)
    {
        problems_.push_back({.code = ProblemCode::study_of_other,
                             .place = {.file = part.file.string()},
                             .what = what,
                             .allowed = "all must be parts of one study",
                             .suggestion = "leave out what does not belong to the others"});
    }

    void compare_identities(Part const& first, Part const& part)
    {
        auto const& a = first.identity;
        auto const& b = part.identity;
        auto const differ = [&](char const* what, auto const& here, auto const& there) {
            if (here != there)
                other(part, fmt::format("has {} {}, and {} has {}", what, here, first.file.string(), there));
        };
        differ("version", b.version, a.version);
        differ("scenario", b.scenario_hash, a.scenario_hash);
        differ("seed", b.seed, a.seed);
        differ("fewest people of a figure", b.disclosure.min_cell, a.disclosure.min_cell);
        differ("rounding to multiples of", b.disclosure.round_to, a.disclosure.round_to);
        differ("weeks between observations", b.observe_every, a.observe_every);
        differ("title", b.title, a.title);
        if (a.shard.of != b.shard.of)
            other(part, fmt::format("is {}, and {} is {}", words_of(b.shard), first.file.string(),
                                    words_of(a.shard)));
        else if (!a.shard.is_whole())
            differ("command", b.command, a.command);
    }

    static std::string words_of(Shard const& shard)
    {
        return shard.is_whole() ? "no shard" : "shard " + shard.text();
    }

    void compare_definitions(Part const& part)
    {
        for (auto const& [name, text] : part.definitions) {
            auto const& first = *defined_.emplace(name, &part).first->second;
            if (first.definitions.at(name) != text)
                other(part, fmt::format("asks another '{}' than {}", name, first.file.string()));
        }
    }

    void overlap(Part const& part, std::string const& what, Part const& before)
    {
        problems_.push_back(
            {.code = ProblemCode::study_overlap,
             .place = {.file = part.file.string()},
             .what = fmt::format("{}, and so {} {}", what, what.starts_with("is") ? "is" : "does",
                                 before.file.string()),
             .suggestion = "leave out one of them"});
    }

    /// The first thing that a study holds and one before it does too.
    void find_overlaps()
    {
        std::map<std::uint32_t, Part const*> shards, runs;
        std::map<PointKey, Part const*> points;
        for (auto const& part : parts_) {
            auto const add = [&](auto& known, auto const& key, auto const& words) {
                auto const [at, added] = known.emplace(key, &part);
                if (!added) overlap(part, words(), *at->second);
                return added;
            };
            auto const& shard = part.identity.shard;
            if (!shard.is_whole() && !add(shards, shard.number, [&] { return "is shard " + shard.text(); }))
                continue;
            std::ignore = std::ranges::all_of(part.runs, [&](std::uint32_t run) {
                return add(runs, run, [&] { return fmt::format("holds replicate {}", run); });
            });
            std::ignore = std::ranges::all_of(part.points, [&](PointKey const& key) {
                return add(points, key, [&] {
                    return fmt::format("holds '{}' of '{}' in replicate {}", key.point, key.experiment,
                                       key.replicate);
                });
            });
        }
    }

    std::vector<Part> const& parts_;
    std::map<std::string, Part const*> defined_; ///< first
    Problems problems_;
};

/// Every command of any of them, in the order in which they were run.
std::vector<std::string> all_commands(std::vector<Part> const& parts)
{
    std::vector<std::string> out;
    for (auto const& part : parts)
        for (auto const& command : part.commands)
            if (std::ranges::find(out, command) == out.end()) out.push_back(command);
    return out;
}

/// That of the study that asks for the most replicates.
StudyIdentity merged_identity(std::vector<Part> const& parts)
{
    auto const replicates = [](Part const& part) {
        auto const& all = part.identity.parameters;
        auto const at = std::ranges::find(all, "run.replicates", &std::pair<std::string, double>::first);
        return at == all.end() ? 0 : at->second;
    };
    auto out = std::ranges::max_element(parts, {}, replicates)->identity;
    out.shard = {};
    return out;
}

} // namespace

StudyMerge::StudyMerge(std::vector<fs::path> const& studies)
{
    if (studies.empty())
        throw UserError(Problem{.code = ProblemCode::argument_missing,
                                .place = {.argument = "studies"},
                                .what = "is missing",
                                .allowed = "at least one study"});
    for (auto const& file : studies)
        parts_.push_back(part_of(file));
    throw_if_any(Belonging(parts_).problems());
    std::ranges::stable_sort(parts_, {}, [](Part const& part) { return part.identity.shard.number; });
}

StudyMerge::StudyMerge(StudyMerge&&) noexcept = default;
StudyMerge::~StudyMerge() = default;

std::vector<MissingShard> StudyMerge::missing() const
{
    std::vector<MissingShard> out;
    auto const of = parts_.front().identity.shard.of;
    if (of == 1) return out;
    auto const commands = all_commands(parts_);
    auto part = parts_.begin();
    for (std::uint32_t number = 1; number <= of; ++number) {
        bool const here = part != parts_.end() && part->identity.shard.number == number;
        for (auto const& command : commands) {
            auto const at = here ? std::ranges::find(part->commands, command) - part->commands.begin() : 0;
            bool const ended = here && at < std::ssize(part->commands) &&
                               part->states[static_cast<std::size_t>(at)] != ShardState::begun;
            if (!ended) out.push_back({{number, of}, here ? part->file.string() : "", command});
        }
        if (here) ++part;
    }
    return out;
}

std::vector<std::string> StudyMerge::going_on() const
{
    std::set<std::string> found;
    for (auto const& part : parts_)
        for (std::size_t i = 0; i < part.states.size(); ++i)
            if (part.states[i] == ShardState::goes_on) found.insert(part.commands[i]);
    return {found.begin(), found.end()};
}

void StudyMerge::write(fs::path const& out) const
{
    require_new_place(out.string());
    Draft draft(out);
    {
        Database merged(draft.path(), Access::create);
        merged.name_as(out);
        merged.run("PRAGMA journal_mode = MEMORY"); // nobody sees it before it is whole
        Transaction transaction(merged);
        merged.run(study_schema);
        write_identity(merged, merged_identity(parts_));
        for (auto const& command : all_commands(parts_))
            write_command(merged, command);
        for (auto const& part : parts_) {
            auto const study = open_study(part.file);
            copy_rows(study, merged, runs_table());
            for (auto const& table : replicate_tables())
                copy_rows(study, merged, table);
            copy_definitions(study, merged);
            copy_points(study, merged);
        }
        mark_as_study(merged);
        transaction.commit();
    }
    draft.keep(Existing::kept);
}

} // namespace groundswell
