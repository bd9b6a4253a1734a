#include "view/kept_experiments.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <regex>

#include "base/problems.hpp"
#include "experiment/attribute.hpp"
#include "experiment/compare_variant.hpp"
#include "experiment/paired_figures.hpp"
#include "scenario/read.hpp"

namespace groundswell::view {

namespace {

/// "base 0123456789abcdef" to "base".
std::string arm_name(std::string const& point)
{
    return point.substr(0, point.rfind(' '));
}

/// The scenario of a variant: as the study keeps it, else from its words.
Scenario variant_scenario(KeptPoints const& points, std::string const& point, Scenario const& base)
{
    auto const text = points.definition("compare/" + point);
    try {
        if (!text.empty()) return read_kept_scenario(text, arm_name(point));
        return variant_of(base, arm_name(point));
    } catch (UserError const&) {
        // A scenario file of a study that does not keep it: what was changed is not known, what followed is.
        return base;
    }
}

double number_in(std::string const& text, std::string const& pattern)
{
    std::smatch match;
    if (!std::regex_search(text, match, std::regex(pattern))) return std::nan("");
    return std::strtod(match[1].str().c_str(), nullptr);
}

std::string text_in(std::string const& text, std::string const& pattern)
{
    std::smatch match;
    return std::regex_search(text, match, std::regex(pattern)) ? match[1].str() : "";
}

/// Doses of one run of the command: from the first that was kept towards the last, in order.
std::vector<double> doses_of(std::vector<std::string> const& points, double to)
{
    std::vector<double> out;
    for (auto const& point : points)
        if (point.starts_with("up ")) out.push_back(std::strtod(point.c_str() + 3, nullptr));
    if (out.empty()) return out;
    double const from = out.front();
    std::erase_if(out, [&](double x) { return x < std::min(from, to) || x > std::max(from, to); });
    std::ranges::sort(out, [&](double a, double b) { return std::abs(a - to) > std::abs(b - to); });
    return out;
}

} // namespace

std::vector<CompareOutcome> kept_comparisons(KeptPoints const& points, Asked const& asked,
                                             std::vector<std::string>& notes)
{
    std::vector<CompareOutcome> out;
    auto const& arms = points.points("compare");
    if (arms.empty()) return out;
    auto const definition = points.definition("compare");
    for (std::size_t i = 1; i < arms.size(); ++i) {
        CompareOutcome outcome{
            .run = {}, .metric = asked.metric.empty() ? "harm" : asked.metric, .findings = {}, .stop = {}};
        auto& run = outcome.run;
        run.replicates = points.complete("compare", {arms.front(), arms[i]});
        if (run.replicates.size() < asked.scenario.replicates)
            notes.push_back(fmt::format("comparison with {}: {} of {} pairs are complete", arm_name(arms[i]),
                                        run.replicates.size(), asked.scenario.replicates));
        if (run.replicates.empty()) continue;
        run.resumed = run.replicates.size();
        run.spec.part = definition.find("parted at the start of burn-in") != std::string::npos
                            ? PartAt::burn_in_start
                            : PartAt::week_zero;
        run.spec.uncertain = definition.find("uncertain numbers drawn") != std::string::npos;
        run.spec.arms = {{"base", asked.scenario},
                         {arm_name(arms[i]), variant_scenario(points, arms[i], asked.scenario)}};
        outcome.findings = variant_findings(run, outcome.metric);
        out.push_back(std::move(outcome));
    }
    return out;
}

std::vector<DoseOutcome> kept_doses(KeptPoints const& points, Asked const& asked,
                                    std::vector<std::string>& notes)
{
    auto const& names = points.points("dose");
    if (names.empty()) return {};
    auto const definition = points.definition("dose");
    double const to = number_in(definition, "pushed to ([^ ]+) for");
    double const push = number_in(definition, " for ([0-9]+) weeks");
    auto const doses = doses_of(names, to);
    if (doses.size() < 2 || std::isnan(push)) return {};

    DoseOutcome out;
    out.metric = asked.metric.empty() ? "late_harm" : asked.metric;
    out.run.spec = {.base = asked.scenario,
                    .lever = text_in(definition, "seed [0-9]+, (.+), pushed to "),
                    .from = doses.front(),
                    .to = to,
                    .steps = static_cast<int>(doses.size()) - 1,
                    .push = static_cast<Week>(push)};
    auto& plan = out.run.plan;
    plan.doses = doses;
    for (double const dose : doses)
        plan.arms.push_back("up " + format_number(dose));
    for (std::size_t i = 0; i + 1 < doses.size(); ++i)
        plan.arms.push_back("down " + format_number(doses[i]));
    out.run.replicates = points.complete("dose", plan.arms);
    if (out.run.replicates.size() < asked.scenario.replicates)
        notes.push_back(fmt::format("dose of {}: {} of {} replicates are complete", out.run.spec.lever,
                                    out.run.replicates.size(), asked.scenario.replicates));
    if (out.run.replicates.empty()) return {};
    out.curve = dose_curve(out.run, out.metric);
    out.tipping = find_tipping(out.run, out.metric);
    std::vector<DoseOutcome> all;
    all.push_back(std::move(out));
    return all;
}

Json kept_attribution(KeptPoints& points, Asked const& asked, std::vector<std::string>& notes)
{
    auto const& arms = points.points("attribute");
    if (arms.empty()) return nullptr;
    // Only where every arm is complete can the whole be divided.
    auto const leading =
        arms.size() == attribute_runs(asked.scenario) ? points.leading("attribute", arms) : 0;
    auto const planned = std::max(asked.scenario.replicates, leading);
    if (leading < planned)
        notes.push_back(fmt::format("attribution: {} of {} replicates are complete", leading, planned));
    if (leading == 0) return nullptr;
    AttributeSetting setting;
    setting.scenario = asked.scenario;
    setting.scenario.replicates = leading;
    setting.scenario.import.reset(); // its tables are not here, and no run needs them
    setting.people = asked.people;
    AttributeOptions options;
    if (!asked.metric.empty()) options.metric = asked.metric;
    options.group = figure_group(options.metric);
    return attribution_data(attribute_harm(setting.scenario, options, points), setting);
}

Json kept_claims(KeptPoints& points, Asked const& asked, std::vector<std::string>& notes)
{
    std::vector<std::string> ids;
    std::uint32_t whole = 0, replicates = 0;
    bool first = true, rest = false;
    for (auto const& experiment : points.experiments("claims/")) {
        ids.push_back(experiment.substr(std::string("claims/").size()));
        std::uint32_t most = 0;
        for (auto const& point : points.points(experiment))
            most = std::max(most, points.leading(experiment, {point}));
        std::uint32_t complete = 0;
        while (points.leading(experiment, {fmt::format("point {}", complete)}) == most)
            ++complete;
        rest = rest || complete < points.points(experiment).size() ||
               (!first && (complete != whole || most != replicates));
        whole = first ? complete : std::min(whole, complete);
        replicates = first ? most : std::min(replicates, most);
        first = false;
    }
    if (rest)
        notes.push_back(
            fmt::format("claims: the study was not finished; {} points of the plausible space are "
                        "complete{}",
                        whole, whole > 0 ? ", and shown" : ""));
    if (whole == 0 || replicates == 0) return Json::array();
    ClaimsSetting setting;
    setting.options.base = asked.scenario;
    setting.options.points = whole;
    setting.options.replicates = replicates;
    setting.parameters = varied_parameters(asked.scenario);
    return claims_data(test_claims(chosen_claims(ids), setting.options, points), setting);
}

} // namespace groundswell::view
