#include <algorithm>
#include <fmt/format.h>
#include <groundswell/over_members.hpp>
#include <groundswell/paired.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "experiment/asked.hpp"
#include "experiment/definition.hpp"
#include "report/attribute_outcome.hpp"
#include "report/metric_words.hpp"
#include "report/study_sections.hpp"

namespace groundswell::report {

namespace {

/// The leading members of a fit that are complete, each with as many replicates as the first.
FitUse complete_members(KeptStudy const& study)
{
    auto const& arms = study.points.points("attribute");
    std::map<std::uint32_t, std::uint32_t> replicates;
    auto const runs = study.points.complete("attribute", arms);
    for (auto const& run : runs)
        ++replicates[member_of(run.replicate)];
    auto out = kept_fit_of(study, runs);
    out.replicates = replicates.empty() ? 0 : replicates.begin()->second;
    out.members = 0;
    while (replicates.contains(out.members) && replicates[out.members] == out.replicates)
        ++out.members;
    return out;
}

/// What a page shows, with the weeks that it is about.
Json attribution_over(KeptStudy const& study, AttributeResult const& result)
{
    auto out = attribution_data(result);
    out["weeks"] = static_cast<Week>(study.scenario.parameters.run.weeks);
    out["label"] = label_over(result.metric, out["weeks"].get<Week>());
    return out;
}

void add_attribution_of_fit(KeptStudy& study, Json& report)
{
    bool const all_arms = study.points.points("attribute").size() == attribute_runs(study.scenario);
    auto const fit = all_arms ? complete_members(study) : FitUse{};
    if (!fit || fit.members == 0) {
        study.notes.emplace_back("attribution: no member of the fit is complete");
        return;
    }
    study.notes.push_back(fmt::format("attribution: over the first {} members of the fit", fit.members));
    AttributeOptions options{.fit = fit};
    if (!study.metric.empty()) options.metric = study.metric;
    options.group = figure_group(options.metric);
    report["attribution"] = attribution_over(study, attribute_harm(study.scenario, options, study.points));
    study.commands.push_back("groundswell attribute" + study.options_for(0));
}

} // namespace

void add_attribution(KeptStudy& study, Json& report)
{
    auto const& arms = study.points.points("attribute");
    if (arms.empty()) return;
    auto const asked = read_definition<AskedAttribute>(study.file, study.points.definition("attribute"));
    if (!asked.fit.empty()) return add_attribution_of_fit(study, report);
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
    report["attribution"] = attribution_over(study, attribute_harm(scenario, options, study.points));
    study.commands.push_back("groundswell attribute" + study.options_for(leading));
}

} // namespace groundswell::report
