#include "view/study_report.hpp"

#include <filesystem>
#include <fmt/format.h>

#include "base/problems.hpp"
#include "experiment/paired_figures.hpp"
#include "scenario/read.hpp"
#include "store/digest_rows.hpp"
#include "store/study.hpp"
#include "view/kept_experiments.hpp"
#include "view/run_data.hpp"

namespace groundswell::view {

namespace {

/// One study, open, with what it is a study of.
struct Source {
    std::string file; ///< without folder
    Database database;
    StudyIdentity identity;
    KeptPoints points;
    std::int64_t runs{0};
};

Source open_source(std::string const& path)
{
    auto database = open_study(path);
    auto identity = read_identity(database);
    if (identity.version != GROUNDSWELL_VERSION)
        throw UserError(Problem{.code = ProblemCode::file_other_version,
                                .place = {.file = path},
                                .what = "was written by version " + identity.version,
                                .allowed = "this is version " GROUNDSWELL_VERSION,
                                .suggestion = "run it again with this version, or report it with that one"});
    KeptPoints points(database);
    auto const runs = database.integer("SELECT count(*) FROM runs");
    if (runs == 0 && points.empty())
        throw UserError(Problem{.code = ProblemCode::study_no_results,
                                .place = {.file = path},
                                .what = "holds no results yet",
                                .allowed = "an empty study",
                                .suggestion = "run again what it was made for: '" + identity.command + "'"});
    return {std::filesystem::path(path).filename().string(), std::move(database), std::move(identity),
            std::move(points), runs};
}

std::vector<Source> open_all(std::vector<std::string> const& paths)
{
    std::vector<Source> out;
    Problems problems;
    std::string with_runs;
    for (auto const& path : paths) {
        try {
            auto source = open_source(path);
            if (source.runs > 0 && !with_runs.empty())
                problems.push_back({.code = ProblemCode::argument_conflict,
                                    .place = {.file = path},
                                    .what = "holds runs, and so does " + with_runs,
                                    .allowed = "a report is about one study with runs",
                                    .suggestion = "make one report for each, or use 'groundswell compare'"});
            if (source.runs > 0) with_runs = path;
            out.push_back(std::move(source));
        } catch (UserError const& error) {
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
        }
    }
    throw_if_any(problems);
    return out;
}

RunOutcome outcome_of(Source const& source)
{
    RunOutcome out;
    out.scenario = read_kept_scenario(source.identity.scenario, source.file);
    out.scenario.seed = source.identity.seed;
    out.scenario_hash = source.identity.scenario_hash;
    out.digests = read_digests(source.database);
    out.metrics = summarise_replicates(out.digests);
    // Of imported people the number is not kept, only who was there when it ended.
    out.people = static_cast<std::size_t>(out.scenario.parameters.institution.seats);
    if (out.scenario.import) {
        out.people = 0;
        for (auto const& d : out.digests)
            for (auto const& m : d.metrics)
                if (m.group == "all" && m.name == "trust")
                    out.people =
                        std::max(out.people, static_cast<std::size_t>(std::max<std::int64_t>(m.base, 0)));
    }
    return out;
}

/// What the command that made a study was given about the scenario.
std::string scenario_options(Source const& source)
{
    auto const& command = source.identity.command;
    auto const second = command.find(' ', std::string_view("groundswell ").size());
    return second == std::string::npos ? "" : command.substr(second);
}

/// Adds what a study holds of experiments.
///
/// @return the commands by which each is had again
std::vector<std::string> add_experiments(Json& out, Source& source, RunOutcome const& outcome,
                                         std::string const& metric)
{
    Asked const asked{outcome.scenario, metric, outcome.people};
    auto const options = scenario_options(source);
    std::vector<std::string> commands, notes;
    if (source.runs > 0 && source.runs < asked.scenario.replicates)
        notes.push_back(
            fmt::format("{} of {} replicates are complete", source.runs, asked.scenario.replicates));
    if (source.runs > 0) commands.push_back("groundswell run" + options);
    if (auto const comparisons = kept_comparisons(source.points, asked, notes); !comparisons.empty()) {
        auto command = "groundswell compare" + options;
        for (auto const& comparison : comparisons) {
            out["comparisons"].push_back(comparison_data(comparison, 0));
            command += fmt::format(" --with '{}'", comparison.findings.front().name);
        }
        auto const& spec = comparisons.front().run.spec;
        commands.push_back(command + (spec.uncertain ? " --uncertain" : "") +
                           (spec.part == PartAt::burn_in_start ? " --from-start" : ""));
    }
    for (auto const& dose : kept_doses(source.points, asked, notes)) {
        out["dose"].push_back(dose_data(dose));
        auto const& spec = dose.run.spec;
        commands.push_back(
            fmt::format("groundswell dose{} --parameter {} --from {} --to {} --steps {} --push {}", options,
                        spec.lever, format_number(spec.from), format_number(spec.to), spec.steps, spec.push));
    }
    if (auto attribution = kept_attribution(source.points, asked, notes); !attribution.is_null()) {
        out["attribution"] = std::move(attribution);
        commands.push_back("groundswell attribute" + options);
    }
    if (auto const claims = kept_claims(source.points, asked, notes); !claims.empty()) {
        for (auto const& claim : claims)
            out["claims"].push_back(claim);
        commands.push_back(source.identity.command);
    }
    for (auto const& note : notes)
        out["notes"].push_back(fmt::format("{}: {}", source.file, note));
    return commands;
}

std::vector<TargetVerdict> verdicts(ReportRequest const& request, RunOutcome const& outcome)
{
    if (request.against) return judge(read_targets(*request.against), outcome.metrics);
    if (!surveys_apply(outcome.scenario)) return {};
    return judge(read_targets(""), outcome.metrics);
}

} // namespace

Json study_report(ReportRequest const& request)
{
    if (!request.metric.empty()) require_figure("metric", request.metric);
    auto sources = open_all(request.studies);
    std::size_t main = 0;
    for (std::size_t i = 0; i < sources.size(); ++i)
        if (sources[i].runs > 0) main = i;
    auto const& identity = sources[main].identity;
    auto const outcome = outcome_of(sources[main]);
    auto const& scenario = outcome.scenario;

    Json out{{"version", GROUNDSWELL_VERSION},
             {"title", identity.title},
             {"sentence", scenario.sentence},
             {"people", outcome.people > 0 ? Json(outcome.people) : Json(nullptr)},
             {"imported", scenario.import.has_value()},
             {"seed", identity.seed},
             {"replicates", outcome.digests.size()},
             {"weeks", identity.weeks},
             {"window", identity.window},
             {"scenario_hash", identity.scenario_hash},
             {"result_hash", outcome.digests.empty() ? Json(nullptr) : Json(outcome.result_hash())},
             {"command", identity.command},
             {"scenario_toml", identity.scenario},
             {"groups", identity.groups},
             {"ranks", identity.rank_names},
             {"notes", scenario.notes},
             {"targets", Json::array()},
             {"replicates_for_verdict", replicates_for_verdict},
             {"comparisons", Json::array()},
             {"attribution", nullptr},
             {"claims", Json::array()},
             {"dose", Json::array()},
             {"sources", Json::array()}};
    if (outcome.digests.empty()) {
        for (auto const* part : {"finding", "would_change", "funnel", "metrics", "series"})
            out[part] = Json::array();
    } else {
        out.update(run_data(outcome, read_series(sources[main].database, identity)));
        out["targets"] = targets_json(verdicts(request, outcome));
    }

    std::vector<std::string> hashes;
    std::string commands;
    for (auto& source : sources) {
        bool const is_main = &source == &sources[main];
        for (auto const& command :
             add_experiments(out, source, is_main ? outcome : outcome_of(source), request.metric))
            commands += fmt::format("{} --out {}\n", command, source.file);
        out["sources"].push_back({{"file", source.file},
                                  {"command", source.identity.command},
                                  {"title", source.identity.title},
                                  {"scenario_hash", source.identity.scenario_hash},
                                  {"seed", source.identity.seed}});
        hashes.push_back(fmt::format("scenario {} ({}, seed {})", source.identity.scenario_hash, source.file,
                                     source.identity.seed));
    }
    if (outcome.digests.empty() && out["comparisons"].empty() && out["claims"].empty() &&
        out["dose"].empty() && out["attribution"].is_null())
        throw UserError(Problem{.code = ProblemCode::study_no_results,
                                .place = {.file = request.studies.front()},
                                .what = "holds nothing that is complete",
                                .allowed = "an experiment that was interrupted early",
                                .suggestion = "run the same again to go on"});
    if (!outcome.digests.empty()) hashes.push_back("result " + outcome.result_hash());
    auto report = commands + "groundswell report";
    for (auto const& source : sources)
        report += fmt::format(" {}", source.file);
    out["rests_on"] = rests_on_json(scenario, report + " -o report.html", hashes);
    return out;
}

} // namespace groundswell::view
