#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/over_members.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/text.hpp"
#include "experiment/asked.hpp"
#include "experiment/definition.hpp"
#include "report/dose_outcome.hpp"
#include "report/study_sections.hpp"

namespace groundswell::report {

namespace {

/// Names of the points of one dose.
struct HistoryNames {
    std::string up, down;
};

/// Doses of one run of the command: from the first that was kept towards the last, in order, with the points
/// of their histories. The last has no down: it is the same as up.
DosePlan kept_plan(KeptStudy const& study, double to)
{
    std::map<double, HistoryNames> names;
    std::vector<double> doses;
    for (auto const& point : study.points.points("dose")) {
        auto const definition = study.points.definition("dose/" + point);
        if (definition.empty()) continue; // the base, from which all are burnt in
        auto const asked = read_definition<AskedHistory>(study.file, definition);
        (asked.pushed ? names[asked.dose].down : names[asked.dose].up) = point;
        if (!asked.pushed) doses.push_back(asked.dose);
    }
    if (!doses.empty()) {
        double const from = doses.front();
        std::erase_if(doses, [&](double x) { return x < std::min(from, to) || x > std::max(from, to); });
        std::ranges::sort(doses, [&](double a, double b) { return std::abs(a - to) > std::abs(b - to); });
    }
    DosePlan out;
    out.doses = doses;
    for (double const dose : doses)
        out.arms.push_back(names[dose].up);
    for (std::size_t i = 0; i + 1 < doses.size(); ++i)
        out.arms.push_back(names[doses[i]].down);
    return out;
}

std::optional<DoseOutcome> kept_dose(KeptStudy& study)
{
    if (study.points.points("dose").empty()) return std::nullopt;
    auto const asked = read_definition<AskedDose>(study.file, study.points.definition("dose"));
    DoseOutcome out;
    out.metric = study.metric.empty() ? "late_harm" : study.metric;
    out.run.plan = kept_plan(study, asked.to);
    auto const& doses = out.run.plan.doses;
    if (doses.size() < 2) return std::nullopt;
    out.run.spec = {.base = study.scenario,
                    .lever = asked.parameter,
                    .from = doses.front(),
                    .to = asked.to,
                    .steps = static_cast<int>(doses.size()) - 1,
                    .push = asked.push};
    out.run.replicates = study.points.complete("dose", out.run.plan.arms);
    if (!asked.fit.empty()) {
        out.run.spec.fit = kept_fit_of(study, out.run.replicates);
        out.run.runs = std::move(out.run.replicates);
        out.run.replicates = means_of_members(out.run.runs);
    } else if (out.run.replicates.size() < study.scenario.replicates)
        study.notes.push_back(fmt::format("dose of {}: {} of {} replicates are complete", asked.parameter,
                                          out.run.replicates.size(), study.scenario.replicates));
    if (out.run.replicates.empty()) return std::nullopt;
    out.curve = dose_curve(out.run, out.metric);
    out.tipping = find_tipping(out.run, out.metric);
    return out;
}

} // namespace

void add_doses(KeptStudy& study, Json& report)
{
    auto const dose = kept_dose(study);
    if (!dose) return;
    report["dose"].push_back(dose_data(*dose));
    auto const& spec = dose->run.spec;
    study.commands.push_back(
        fmt::format("groundswell dose{} --parameter {} --from {} --to {} --steps {} --push {}",
                    study.options_for(spec.fit ? 0 : dose->run.replicates.size()), spec.lever,
                    format_number(spec.from), format_number(spec.to), spec.steps, spec.push));
}

} // namespace groundswell::report
