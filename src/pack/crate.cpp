#include "pack/crate.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/read_scenario.hpp>
#include <groundswell/version.hpp>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "pack/citation.hpp"
#include "pack/data_table.hpp"
#include "pack/metadata.hpp"
#include "pack/model_table.hpp"
#include "pack/readme.hpp"
#include "pack/request.hpp"
#include "pack/zip.hpp"
#include "report/study_report.hpp"
#include "store/identity.hpp"
#include "store/open_study.hpp"

namespace groundswell::pack {

namespace {

/// The day (UTC) on which a file was changed last.
std::string day_of_change(std::filesystem::path const& file)
{
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0)
        throw UserError(Problem{.code = ProblemCode::file_cannot_be_read,
                                .place = {.file = file.string()},
                                .what = "cannot be asked when it was changed",
                                .suggestion = "give a date"});
    std::chrono::year_month_day const day{
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::from_time_t(status.st_mtime))};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

void require_this_version(StudyIdentity const& identity, std::string const& file)
{
    if (identity.version == GROUNDSWELL_VERSION) return;
    throw UserError(Problem{.code = ProblemCode::file_other_version,
                            .place = {.file = file},
                            .what = "was made by version " + identity.version,
                            .allowed = "this is version " GROUNDSWELL_VERSION
                                       ", whose tables of the model are of another model",
                            .suggestion = "pack it with that version"});
}

/// What goes to others shows no figure of few people, whatever was asked for when it was made.
void require_large_cells(StudyIdentity const& identity, Scenario const& scenario, std::string const& file)
{
    int const usual = DisclosureRules{}.min_cell;
    if (!scenario.counted() || identity.disclosure.min_cell >= usual) return;
    throw UserError(Problem{
        .code = ProblemCode::figure_withheld,
        .place = {.file = file},
        .what = fmt::format("shows figures of fewer than {} people who were counted", usual),
        .allowed = fmt::format("it withholds those of fewer than {} only", identity.disclosure.min_cell),
        .suggestion = "run it again into a new file and let figures of few people be withheld"});
}

/// Figures of the study as its report shows them.
std::vector<TargetFigure> targets_of(Json const& report)
{
    std::vector<TargetFigure> out;
    for (auto const& target : report.at("targets")) {
        auto const& model = target.at("model");
        out.push_back({.model = model.is_number() ? std::optional(model.get<double>()) : std::nullopt,
                       .inside = target.at("inside") == true});
    }
    return out;
}

std::vector<PackedFile> contents(PackedStudy const& study, std::string image)
{
    return {{study_file, "application/vnd.sqlite3", "the study: every replicate, figure and experiment",
             std::move(image)},
            {scenario_file, "application/toml", "the scenario that was simulated", study.identity.scenario},
            {"model.csv", "text/csv",
             "the model in the order of ODD+D: entities, every parameter with its evidence, the figures",
             model_table(study)},
            {"data.csv", "text/csv",
             "the use of data in the terms of RAT-RS: specification, calibration, validation, or none",
             data_table(study)},
            {codemeta_file, "application/ld+json", "the program, as CodeMeta describes it",
             std::string(codemeta())},
            {citation_file, "application/yaml", "how to cite the program", std::string(citation())}};
}

} // namespace

Crate crate_of(CrateRequest const& request)
{
    check_request(request);
    auto const file = request.study.string();
    auto const database = open_study(request.study);
    auto const identity = read_identity(database);
    require_this_version(identity, file);
    auto scenario = read_kept_scenario(identity.scenario, file);
    require_large_cells(identity, scenario, file);
    auto const report = report::study_report({.studies = {file}, .against = {}});
    auto const& people = report.at("people");
    auto const& result = report.at("result_hash");
    PackedStudy const study{.identity = identity,
                            .commands = read_commands(database),
                            .scenario = std::move(scenario),
                            .people =
                                people.is_null() ? std::nullopt : std::optional(people.get<std::size_t>()),
                            .result_hash = result.is_null() ? "" : result.get<std::string>(),
                            .targets = targets_of(report),
                            .date = request.date.empty() ? day_of_change(request.study) : request.date,
                            .licence = request.licence,
                            .authors = authors_of(request)};
    auto files = contents(study, database.image());
    auto text = readme(study, files);
    files.push_back({"README.md", "text/markdown", "this list, in words", std::move(text)});
    auto description = metadata(study, files);
    files.insert(files.begin(), {metadata_file, "application/ld+json", "", std::move(description)});

    Crate out{.bytes = zip_of(files), .names = {}, .of_tables = study.of_tables()};
    std::ranges::transform(files, std::back_inserter(out.names), &PackedFile::name);
    return out;
}

} // namespace groundswell::pack
