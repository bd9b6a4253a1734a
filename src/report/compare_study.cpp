#include <algorithm>
#include <fmt/format.h>
#include <groundswell/read_scenario.hpp>
#include <nlohmann/json.hpp>

#include "experiment/asked.hpp"
#include "experiment/definition.hpp"
#include "report/compare_outcome.hpp"
#include "report/study_sections.hpp"
#include "report/words.hpp"

namespace groundswell::report {

namespace {

/// The arm as it was run. What a scenario changed is not known where it needs tables that are not here, but
/// what followed is.
NamedScenario arm_of(AskedArm const& asked, Scenario const& base)
{
    try {
        return {asked.name, read_kept_scenario(asked.scenario, asked.name)};
    } catch (UserError const&) {
        return {asked.name, base};
    }
}

/// One outcome for each variant: they may have different numbers of pairs.
std::vector<CompareOutcome> kept_comparisons(KeptStudy& study)
{
    std::vector<CompareOutcome> out;
    auto const& arms = study.points.points("compare");
    if (arms.empty()) return out;
    auto const asked = read_definition<AskedCompare>(study.file, study.points.definition("compare"));
    for (std::size_t i = 1; i < arms.size(); ++i) {
        auto const asked_arm =
            read_definition<AskedArm>(study.file, study.points.definition("compare/" + arms[i]));
        CompareOutcome outcome{
            .run = {}, .metric = study.metric.empty() ? "harm" : study.metric, .findings = {}, .stop = {}};
        auto& run = outcome.run;
        run.replicates = study.points.complete("compare", {arms.front(), arms[i]});
        if (run.replicates.size() < study.scenario.replicates)
            study.notes.push_back(fmt::format("comparison with {}: {} of {} pairs are complete",
                                              asked_arm.name, run.replicates.size(),
                                              study.scenario.replicates));
        if (run.replicates.empty()) continue;
        run.resumed = run.replicates.size();
        run.spec.part = asked.from_start ? PartAt::burn_in_start : PartAt::week_zero;
        run.spec.uncertain = asked.uncertain;
        run.spec.arms = {{"base", study.scenario}, arm_of(asked_arm, study.scenario)};
        outcome.findings = variant_findings(run, outcome.metric);
        out.push_back(std::move(outcome));
    }
    return out;
}

} // namespace

void add_comparisons(KeptStudy& study, Json& report)
{
    auto const comparisons = kept_comparisons(study);
    if (comparisons.empty()) return;
    std::size_t pairs = 0;
    for (auto const& comparison : comparisons)
        pairs = std::max(pairs, comparison.run.replicates.size());
    auto command = "groundswell compare" + study.options_for(pairs);
    for (auto const& comparison : comparisons) {
        report["comparisons"].push_back(comparison_data(comparison, 0));
        command += " --with " + shell_word(comparison.findings.front().name);
    }
    auto const& spec = comparisons.front().run.spec;
    study.commands.push_back(command + (spec.uncertain ? " --uncertain" : "") +
                             (spec.part == PartAt::burn_in_start ? " --from-start" : ""));
}

} // namespace groundswell::report
