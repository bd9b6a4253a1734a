#include <algorithm>
#include <fmt/format.h>
#include <groundswell/paired.hpp>
#include <nlohmann/json.hpp>

#include "experiment/asked.hpp"
#include "experiment/definition.hpp"
#include "report/attribute_outcome.hpp"
#include "report/study_sections.hpp"

namespace groundswell::report {

void add_attribution(KeptStudy& study, Json& report)
{
    auto const& arms = study.points.points("attribute");
    if (arms.empty()) return;
    read_definition<AskedAttribute>(study.file, study.points.definition("attribute"));
    // Only where every arm is complete can the whole be divided.
    auto const leading =
        arms.size() == attribute_runs(study.scenario) ? study.points.leading("attribute", arms) : 0;
    auto const planned = std::max(study.scenario.replicates, leading);
    if (leading < planned)
        study.notes.push_back(fmt::format("attribution: {} of {} replicates are complete", leading, planned));
    if (leading == 0) return;
    auto scenario = study.scenario;
    scenario.replicates = leading;
    scenario.import.reset(); // its tables are not here, and no run needs them
    AttributeOptions options;
    if (!study.metric.empty()) options.metric = study.metric;
    options.group = figure_group(options.metric);
    report["attribution"] = attribution_data(attribute_harm(scenario, options, study.points));
    study.commands.push_back("groundswell attribute" + study.options_for(leading));
}

} // namespace groundswell::report
