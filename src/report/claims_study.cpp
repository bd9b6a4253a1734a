#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "experiment/asked.hpp"
#include "experiment/definition.hpp"
#include "report/claims_outcome.hpp"
#include "report/exclusion_words.hpp"
#include "report/study_sections.hpp"

namespace groundswell::report {

namespace {

/// Points and replicates that are complete in every claim of a study.
struct KeptDesign {
    std::vector<std::string> ids;
    std::uint32_t points{0}, replicates{0};
    bool unfinished{false}; ///< some claims have more
    bool of_fit{false};     ///< points are members of the fit that the study keeps
};

/// The space of claims that were tested over the fit of the study.
std::string fit_space(KeptStudy const& study)
{
    return fmt::format("{:016x}", kept_fit_of(study, {}).points->hash());
}

KeptDesign kept_design(KeptStudy const& study)
{
    KeptDesign out;
    for (auto const& experiment : study.points.experiments("claims/")) {
        auto const asked = read_definition<AskedClaim>(study.file, study.points.definition(experiment));
        out.of_fit = !study.points.definition(kept_fit).empty() && asked.space == fit_space(study);
        std::uint32_t most = 0;
        for (auto const& point : study.points.points(experiment))
            most = std::max(most, study.points.leading(experiment, {point}));
        std::uint32_t complete = 0;
        while (study.points.leading(experiment, {fmt::format("point {}", complete)}) == most)
            ++complete;
        bool const first = out.ids.empty();
        out.unfinished = out.unfinished || complete < study.points.points(experiment).size() ||
                         (!first && (complete != out.points || most != out.replicates));
        out.points = first ? complete : std::min(out.points, complete);
        out.replicates = first ? most : std::min(out.replicates, most);
        out.ids.push_back(asked.id);
    }
    return out;
}

/// The command with every claim that the study holds: some may have been added to it later.
std::string command_for(KeptStudy const& study, std::vector<std::string> const& ids)
{
    auto const options = study.command.find(" --");
    return fmt::format("groundswell claims {}{}", fmt::join(ids, " "),
                       options == std::string::npos ? "" : study.command.substr(options));
}

} // namespace

void add_claims(KeptStudy& study, Json& report)
{
    auto const design = kept_design(study);
    if (design.unfinished)
        study.notes.push_back(fmt::format("claims: the study was not finished; {} points are complete{}",
                                          design.points, design.points > 0 ? ", and shown" : ""));
    if (design.points == 0 || design.replicates == 0) return;
    ClaimsSetting setting;
    setting.options.base = study.scenario;
    setting.options.points = design.points;
    setting.options.replicates = design.replicates;
    if (design.of_fit) setting.options.fit = kept_fit_of(study, {}).points;
    setting.parameters = varied_parameters(study.scenario);
    setting.excluded = excluded_from(study.scenario);
    auto const claims =
        claims_data(test_claims(chosen_claims(design.ids), setting.options, study.points), setting);
    for (auto const& claim : claims)
        report["claims"].push_back(claim);
    study.notes.push_back("claims: " +
                          (design.of_fit ? design_sentence(setting) : exclusion_sentence(setting.excluded)));
    study.commands.push_back(command_for(study, design.ids));
    if (study.command.ends_with(" --quick")) study.notes.push_back(std::string("claims: ") + quick_caveat);
}

} // namespace groundswell::report
