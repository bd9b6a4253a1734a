#include "store/identity.hpp"

#include <charconv>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/result.hpp>
#include <limits>
#include <map>

#include "store/database.hpp"
#include "store/seal.hpp"

namespace groundswell {

namespace {

constexpr char const* shard_row = "shard";

template <class Names>
void write_names(Database const& study, char const* table, Names const& names, SealedRows& sealed)
{
    SealedInsert insert(study, table, 3);
    std::int64_t id = 0;
    for (auto const& name : names)
        sealed.add(insert.bind(id++).bind(std::string_view(name)).run());
}

std::vector<std::string> read_names(Database const& study, char const* table)
{
    std::vector<std::string> names;
    auto rows = study.prepare(fmt::format("SELECT name FROM {} ORDER BY id", table));
    while (rows.step())
        names.push_back(rows.text(0));
    return names;
}

/// What a study says about itself, each with its type checked.
class Provenance {
  public:
    explicit Provenance(Database const& study) : file_(study.path().string())
    {
        auto rows = study.prepare("SELECT name, value FROM provenance");
        while (rows.step())
            said_[rows.text(0)] = rows.text(1);
    }

    bool has(char const* name) const { return said_.contains(name); }
    std::string const& text(char const* name) const
    {
        auto const at = said_.find(name);
        if (at == said_.end()) refuse(name, "is missing");
        return at->second;
    }
    template <class T>
    T number(char const* name, T low, T high) const
    {
        auto const& digits = text(name);
        T out{};
        auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
        if (error != std::errc{} || end != digits.data() + digits.size() || out < low || out > high)
            refuse(name, "is '" + digits.substr(0, 40) + "'");
        return out;
    }

    Shard shard() const
    {
        auto const& kept = text(shard_row);
        try {
            return shard_of(shard_row, kept);
        } catch (UserError const&) {
            refuse(shard_row, "is '" + kept.substr(0, 40) + "'");
        }
    }

  private:
    [[noreturn]] void refuse(char const* name, std::string const& what) const
    {
        throw UserError(Problem{.code = ProblemCode::file_damaged,
                                .place = {.file = file_},
                                .what = fmt::format("is damaged: its {} {}", name, what),
                                .suggestion = "run again into a new file"});
    }
    std::string file_;
    std::map<std::string, std::string> said_;
};

} // namespace

std::string spelled(SealedRows const& sealed)
{
    return fmt::format("{} rows, {:016x}", sealed.rows, sealed.sum);
}

void write_identity(Database const& study, StudyIdentity const& identity)
{
    SealedRows sealed;
    write_names(study, "group_names", identity.groups, sealed);
    write_names(study, "rank_names", identity.rank_names, sealed);
    write_names(study, "counter_names", counter_names, sealed);
    write_names(study, "state_names", state_names, sealed);
    SealedInsert parameter(study, "parameters", 3);
    for (auto const& [name, value] : identity.parameters)
        sealed.add(parameter.bind(std::string_view(name)).bind(value).run());
    std::pair<char const*, std::string> const rows[]{
        {"version", identity.version},
        {"title", identity.title},
        {"scenario_hash", identity.scenario_hash},
        {"scenario", identity.scenario},
        {"command", identity.command},
        {"seed", std::to_string(identity.seed)},
        {"weeks", std::to_string(identity.weeks)},
        {"window", std::to_string(identity.window)},
        {"observe_every", std::to_string(identity.observe_every)},
        {"min_cell", std::to_string(identity.disclosure.min_cell)},
        {"round", std::to_string(identity.disclosure.round_to)},
        {identity_contents, spelled(sealed)}};
    for (auto const& [name, value] : rows)
        write_provenance(study, name, value);
    if (!identity.shard.is_whole()) write_provenance(study, shard_row, identity.shard.text());
}

void write_provenance(Database const& study, std::string_view name, std::string_view value)
{
    study.prepare("DELETE FROM provenance WHERE name = ?").bind(name).run();
    SealedInsert(study, "provenance", 3).bind(name).bind(value).run();
}

StudyIdentity read_identity(Database const& study)
{
    Provenance const said(study);
    StudyIdentity out;
    out.version = said.text("version");
    out.title = said.text("title");
    out.scenario_hash = said.text("scenario_hash");
    out.scenario = said.text("scenario");
    out.command = said.text("command");
    out.seed = said.number<std::uint32_t>("seed", 0, std::numeric_limits<std::uint32_t>::max());
    out.weeks = said.number<Week>("weeks", 0, most_weeks);
    out.window = said.number<Week>("window", 0, most_weeks);
    out.observe_every = said.number<int>("observe_every", 0, most_weeks);
    out.disclosure = {.min_cell = said.number<int>("min_cell", 1, 1'000'000),
                      .round_to = said.number<int>("round", 1, 1'000'000)};
    if (said.has(shard_row)) out.shard = said.shard();
    out.groups = read_names(study, "group_names");
    out.rank_names = read_names(study, "rank_names");
    auto rows = study.prepare("SELECT name, value FROM parameters ORDER BY name");
    while (rows.step())
        out.parameters.emplace_back(rows.text(0), rows.real(1));
    return out;
}

std::vector<std::string> read_commands(Database const& study)
{
    std::vector<std::string> out;
    auto rows = study.prepare("SELECT command FROM commands ORDER BY position");
    while (rows.step())
        out.push_back(rows.text(0));
    return out;
}

void write_command(Database const& study, std::string_view command)
{
    auto known = study.prepare("SELECT count(*) FROM commands WHERE command = ?");
    known.bind(command);
    if (known.step() && known.integer(0) > 0) return;
    SealedInsert(study, "commands", 3)
        .bind(study.integer("SELECT count(*) FROM commands"))
        .bind(command)
        .run();
}

namespace {

std::string words_of(Shard const& shard)
{
    return shard.is_whole() ? "a whole study" : "shard " + shard.text() + " of a study";
}

} // namespace

void require_same_study(Database const& study, StudyIdentity const& run)
{
    auto const kept = read_identity(study);
    Problems problems;
    auto const compare = [&](char const* what, std::string const& in_file, std::string const& asked) {
        if (in_file != asked)
            problems.push_back({.code = ProblemCode::study_other_run,
                                .place = {.file = study.path().string(), .key = what},
                                .what = fmt::format("holds a study whose {} is {}, and this run has {}", what,
                                                    in_file, asked),
                                .suggestion = "choose another file to keep both"});
    };
    compare("version", kept.version, run.version);
    compare("scenario", kept.scenario_hash, run.scenario_hash);
    compare("seed", std::to_string(kept.seed), std::to_string(run.seed));
    if (kept.observe_every != run.observe_every)
        problems.push_back({.code = ProblemCode::study_other_run,
                            .place = {.file = study.path().string(), .key = "observe_every"},
                            .what = kept.observe_every == 0 ? "holds an experiment, and this is a run"
                                    : run.observe_every == 0
                                        ? "holds a run, and this is an experiment"
                                        : fmt::format("was observed every {} weeks, and this run is every {}",
                                                      kept.observe_every, run.observe_every),
                            .suggestion = "choose another file to keep both"});
    if (kept.shard != run.shard)
        problems.push_back(
            {.code = ProblemCode::study_other_run,
             .place = {.file = study.path().string(), .key = shard_row},
             .what = fmt::format("holds {}, and this run is {}", words_of(kept.shard), words_of(run.shard)),
             .suggestion = "choose another file to keep both"});
    compare("fewest people of a figure", std::to_string(kept.disclosure.min_cell),
            std::to_string(run.disclosure.min_cell));
    compare("rounding to multiples of", std::to_string(kept.disclosure.round_to),
            std::to_string(run.disclosure.round_to));
    throw_if_any(problems);
}

} // namespace groundswell
