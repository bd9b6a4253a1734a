#include "report/study_report.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <groundswell/compare.hpp>
#include <groundswell/over_replicates.hpp>
#include <groundswell/paired.hpp>
#include <groundswell/problems.hpp>
#include <groundswell/read_scenario.hpp>
#include <groundswell/study.hpp>
#include <nlohmann/json.hpp>

#include "report/disclosure_words.hpp"
#include "report/run_data.hpp"
#include "report/study_sections.hpp"
#include "store/database.hpp"
#include "store/identity.hpp"
#include "store/open_study.hpp"
#include "store/shard_state.hpp"
#include "store/summary_rows.hpp"

namespace groundswell::report {

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
    require_whole_study(database);
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
    out.scenario.asked_disclosure = AskedDisclosure::exactly(source.identity.disclosure);
    out.scenario_hash = source.identity.scenario_hash;
    out.summaries = read_summaries(source.database);
    out.metrics = summarise_replicates(out.summaries);
    // Of imported people the number is not kept, only who was there when it ended.
    out.people = static_cast<std::size_t>(out.scenario.parameters.institution.seats);
    if (out.scenario.import) {
        out.people = 0;
        for (auto const& d : out.summaries)
            for (auto const& m : d.metrics)
                if (m.group == "all" && m.name == "trust")
                    out.people =
                        std::max(out.people, static_cast<std::size_t>(std::max<std::int64_t>(m.base, 0)));
    }
    return out;
}

/// Refuse studies of different institutions: a page has one heading, with one number of people.
void require_one_institution(std::vector<Source> const& sources, std::size_t main)
{
    Problems problems;
    auto const& first = sources[main];
    NamedScenario const base{first.file, outcome_of(first).scenario};
    for (auto const& source : sources) {
        if (&source == &first) continue;
        NamedScenario const other{source.file, outcome_of(source).scenario};
        std::vector<std::string> differences;
        for (auto const& problem : check_comparable(std::vector{base, other}))
            if (problem.code == ProblemCode::comparison_other_world)
                differences.push_back(problem.what + ", and " + problem.allowed);
        if (base.scenario.import && other.scenario.import && first.identity.title != source.identity.title)
            differences.push_back("is about '" + source.identity.title + "', and the other about '" +
                                  first.identity.title + "'");
        if (!differences.empty())
            problems.push_back({.code = ProblemCode::comparison_other_world,
                                .place = {.file = source.file},
                                .what = "is about another institution than " + first.file,
                                .allowed = differences.front(),
                                .suggestion = "make one report for each"});
    }
    throw_if_any(problems);
}

/// What the command that made a study was given about the scenario.
std::string scenario_options(Source const& source)
{
    auto const& command = source.identity.command;
    auto const second = command.find(' ', std::string_view("groundswell ").size());
    return second == std::string::npos ? "" : command.substr(second);
}

/// What a study added to a report besides its runs.
struct Added {
    std::vector<std::string> commands; ///< by which each part is had again
    Problems unreadable;               ///< parts that are left out
};

/// Add what a study holds of experiments.
Added add_experiments(Json& out, Source& source, RunOutcome const& outcome, std::string const& metric)
{
    KeptStudy study{.file = source.file,
                    .points = source.points,
                    .scenario = outcome.scenario,
                    .people = outcome.people,
                    .metric = metric,
                    .command = source.identity.command,
                    .options = scenario_options(source)};
    if (source.runs > 0 && source.runs < study.scenario.replicates)
        study.notes.push_back(
            fmt::format("{} of {} replicates are complete", source.runs, study.scenario.replicates));
    if (source.runs > 0)
        study.commands.push_back("groundswell run" +
                                 study.options_for(static_cast<std::size_t>(source.runs)));
    auto unreadable = add_sections(study, out);
    for (auto const& note : study.notes)
        out["notes"].push_back(fmt::format("{}: {}", source.file, note));
    return {std::move(study.commands), std::move(unreadable)};
}

std::vector<TargetVerdict> verdicts(ReportRequest const& request, RunOutcome const& outcome)
{
    if (request.against) return judge(read_targets(*request.against), outcome.metrics);
    if (!surveys_apply(outcome.scenario)) return {};
    return judge(read_targets(""), outcome.metrics);
}

/// How often a part of a page was simulated.
std::size_t times_of(std::string const& section, Json const& part)
{
    if (!part.is_object()) return 0;
    auto const at = [&](char const* key) {
        auto const found = part.find(key);
        return found != part.end() && found->is_number_unsigned() ? found->get<std::size_t>() : 0;
    };
    if (section == "comparisons") return at("pairs");
    if (section == "fit") return at("member_replicates");
    if (section == "claims") return part["share"].is_object() ? part["share"].value("n", std::size_t{0}) : 0;
    return at("replicates");
}

constexpr std::array many_of{"comparisons", "dose", "claims", "sensitivity"};
constexpr std::array one_of{"attribution", "fit"};

/// How often a study without runs was simulated: that of its largest part. `before` is the page without it.
std::size_t largest_part(Json const& out, Json const& before)
{
    std::size_t most = 0;
    for (std::string const section : many_of)
        for (auto i = before[section].size(); i < out[section].size(); ++i)
            most = std::max(most, times_of(section, out[section][i]));
    for (std::string const section : one_of)
        if (before[section].is_null()) most = std::max(most, times_of(section, out[section]));
    return most;
}

Json assembled(ReportRequest const& request)
{
    if (!request.metric.empty()) require_figure("metric", request.metric);
    auto sources = open_all(request.studies);
    std::size_t main = 0;
    for (std::size_t i = 0; i < sources.size(); ++i)
        if (sources[i].runs > 0) main = i;
    require_one_institution(sources, main);
    auto const& identity = sources[main].identity;
    auto const outcome = outcome_of(sources[main]);
    auto const& scenario = outcome.scenario;

    Json out{{"version", GROUNDSWELL_VERSION},
             {"title", identity.title},
             {"sentence", scenario.sentence},
             {"people", outcome.people > 0 ? Json(outcome.people) : Json(nullptr)},
             {"imported", scenario.import.has_value()},
             {"seed", identity.seed},
             {"replicates", outcome.summaries.size()},
             {"weeks", identity.weeks},
             {"window", outcome.window()},
             {"act_window", outcome.act_window()},
             {"scenario_hash", identity.scenario_hash},
             {"result_hash", outcome.summaries.empty() ? Json(nullptr) : Json(outcome.result_hash())},
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
             {"fit", nullptr},
             {"sensitivity", Json::array()},
             {"member_sensitivity", Json::array()},
             {"sources", Json::array()}};
    for (auto const& note : disclosure_notes(scenario))
        out["notes"].push_back(note);
    if (outcome.summaries.empty()) {
        for (auto const* part : {"finding", "funnel", "metrics", "series"})
            out[part] = Json::array();
    } else {
        out.update(run_data(outcome, read_series(sources[main].database, identity)));
        out["targets"] = targets_json(verdicts(request, outcome));
    }

    std::vector<std::string> hashes;
    std::string commands;
    Problems unreadable;
    for (auto& source : sources) {
        auto const made_by = read_commands(source.database);
        if (made_by.size() > 1)
            out["notes"].push_back(
                fmt::format("{} was made by: {}", source.file, fmt::join(made_by, "; then ")));
        auto const before = out;
        auto const added = add_experiments(
            out, source, &source == &sources[main] ? outcome : outcome_of(source), request.metric);
        unreadable.insert(unreadable.end(), added.unreadable.begin(), added.unreadable.end());
        for (auto const& command : added.commands)
            commands += fmt::format("{} --out {}\n", command, source.file);
        out["sources"].push_back({{"file", source.file},
                                  {"command", source.identity.command},
                                  {"commands", made_by},
                                  {"title", source.identity.title},
                                  {"scenario_hash", source.identity.scenario_hash},
                                  {"seed", source.identity.seed},
                                  {"weeks", source.identity.weeks},
                                  {"replicates", source.runs > 0 ? static_cast<std::size_t>(source.runs)
                                                                 : largest_part(out, before)}});
        hashes.push_back(fmt::format("scenario {} ({}, seed {})", source.identity.scenario_hash, source.file,
                                     source.identity.seed));
    }
    if (commands.empty()) { // what is shown says how it is had again
        throw_if_any(unreadable);
        throw UserError(Problem{.code = ProblemCode::study_no_results,
                                .place = {.file = request.studies.front()},
                                .what = "holds nothing that is complete",
                                .allowed = "an experiment that was interrupted early",
                                .suggestion = "run the same again to go on"});
    }
    if (outcome.summaries.empty())
        for (auto const& source : out["sources"])
            out["replicates"] =
                std::max(out["replicates"].get<std::size_t>(), source["replicates"].get<std::size_t>());
    if (!outcome.summaries.empty()) hashes.push_back("result " + outcome.result_hash());
    auto report = commands + "groundswell report";
    for (auto const& source : sources)
        report += fmt::format(" {}", source.file);
    out["rests_on"] = rests_on_json(scenario, report + " -o report.html", hashes);
    return out;
}

} // namespace

Json study_report(ReportRequest const& request)
{
    auto const damaged = [&](std::exception const& error) {
        return UserError(
            Problem{.code = ProblemCode::file_damaged,
                    .place = {.file = request.studies.front()},
                    .what = "cannot be read to its end",
                    .allowed = error.what(),
                    .suggestion = "the file was changed or damaged: run again what it was made for"});
    };
    try {
        return assembled(request);
    } catch (Json::exception const& error) {
        throw damaged(error);
    } catch (std::logic_error const& error) {
        throw damaged(error);
    }
}

} // namespace groundswell::report
