#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "experiment/asked.hpp"
#include "experiment/definition.hpp"
#include "report/sensitivity_outcome.hpp"
#include "report/study_sections.hpp"

namespace groundswell::report {

namespace {

SensitivityOptions options_of(AskedSizes const& sizes)
{
    SensitivityOptions out{.metrics = {},
                           .trajectories = sizes.trajectories,
                           .keep = sizes.keep,
                           .replicates = sizes.replicates};
    for (auto const& metric : sizes.metrics)
        out.metrics.push_back(metric.name);
    return out;
}

std::string command_of(KeptStudy const& study, SensitivityOptions const& options)
{
    auto out = "groundswell sensitivity" + study.options_for(options.replicates);
    for (auto const& metric : options.metrics)
        out += " --metric " + metric;
    return out + fmt::format(" --trajectories {} --keep {}", options.trajectories, options.keep);
}

} // namespace

void add_sensitivity(KeptStudy& study, Json& report)
{
    for (auto const& name : study.points.defined(AskedSizes::prefix)) {
        auto const options =
            options_of(read_definition<AskedSizes>(study.file, study.points.definition(name)));
        auto const result = kept_sensitivity(study.scenario, options, study.points);
        if (!result) {
            study.notes.push_back("sensitivity: the study was not finished, and too little of it is there");
            continue;
        }
        auto const replicates = result->metrics.front().replicates;
        if (replicates < options.replicates)
            study.notes.push_back(
                fmt::format("sensitivity: {} of {} replicates are complete and have the figure", replicates,
                            options.replicates));
        for (auto const& metric : sensitivity_data(*result))
            report["sensitivity"].push_back(metric);
        study.commands.push_back(command_of(study, options));
    }
}

} // namespace groundswell::report
