#include <groundswell/attribute.hpp>

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/over_replicates.hpp>
#include <groundswell/paired.hpp>
#include <groundswell/problems.hpp>
#include <limits>

#include "base/text.hpp"
#include "experiment/asked.hpp"
#include "experiment/definition.hpp"
#include "experiment/shapley.hpp"
#include "scenario/hash.hpp"

namespace groundswell {

namespace {

constexpr std::size_t combinations = std::size_t{1} << component_count;

/// The scenario with the components off whose bit is 0.
Scenario with_components(Scenario scenario, std::size_t on)
{
    for (std::size_t c = 0; c < component_count; ++c)
        if (!(on >> c & 1U)) scenario.off.*component_switches[c] = true;
    return scenario;
}

std::string name_of_combination(std::size_t on)
{
    std::string name;
    for (std::size_t c = 0; c < component_count; ++c)
        if (!(on >> c & 1U)) name += (name.empty() ? "off=" : "+") + std::string(component_names[c]);
    return name.empty() ? "whole" : name;
}

/// Whose silence is asked about.
struct WitnessScope {
    std::string who;
    Scope scope;
};

/// Everyone's, each group's, each rank's.
std::vector<WitnessScope> witness_scopes(Scenario const& scenario)
{
    std::vector<WitnessScope> out{{"all", {}}};
    for (auto const& group : scenario.groups)
        out.push_back({group, {.groups = {group}, .ranks = {}, .units = {}}});
    for (int rank = 0; rank < scenario.ranks; ++rank)
        out.push_back({fmt::format("rank {}", rank), {.groups = {}, .ranks = {rank}, .units = {}}});
    return out;
}

Scenario with_answers(Scenario scenario, WitnessScope const& witnesses)
{
    scenario.interventions.push_back({.kind = intervention::Answering{},
                                      .name = "answering of " + witnesses.who,
                                      .start = -static_cast<Week>(scenario.parameters.run.burnin),
                                      .scope = witnesses.scope});
    return scenario;
}

/// Figures that are known and may be shown, without the course of harm from quarter to quarter.
std::vector<PointValue> known_figures(ReplicateResult const& result)
{
    auto out = kept_figures(result);
    std::erase_if(out, [](PointValue const& value) {
        return std::isnan(value.value) || value.metric.starts_with("harm@");
    });
    return out;
}

PairedPlan plan_of(Scenario const& scenario)
{
    PairedPlan plan;
    plan.experiment = "attribute";
    plan.definition = definition_of(
        AskedAttribute{.scenario = fmt::format("{:016x}", scenario_hash(scenario)), .seed = scenario.seed});
    plan.part = PartAt::burn_in_start;
    plan.measure = known_figures;
    std::vector<Scenario> arms;
    // The whole comes first: it is the base of every pair.
    for (std::size_t on = combinations; on-- > 0;) {
        arms.push_back(with_components(scenario, on));
        plan.arms.push_back(name_of_combination(on));
    }
    for (auto const& witnesses : witness_scopes(scenario)) {
        arms.push_back(with_answers(scenario, witnesses));
        plan.arms.push_back("answering=" + witnesses.who);
    }
    plan.scenarios = [arms = std::move(arms)](std::uint32_t) { return arms; };
    return plan;
}

double figure_of(std::vector<PointValue> const& values, std::string_view metric, std::string_view group)
{
    for (auto const& value : values)
        if (value.metric == metric && value.group == group) return value.value;
    return std::numeric_limits<double>::quiet_NaN();
}

/// Part over whole: ratio of means, with the standard error of the linearised ratio.
AttributedPart part_of(std::string name, std::vector<double> const& part, std::vector<double> const& whole)
{
    AttributedPart out{std::move(name), estimate_difference(part), {}};
    double const mean = estimate_difference(whole).mean;
    if (!(mean != 0)) return out;
    double const ratio = out.value.mean / mean;
    std::vector<double> linear(part.size());
    for (std::size_t i = 0; i < part.size(); ++i)
        linear[i] = ratio + (part[i] - ratio * whole[i]) / mean;
    out.share = estimate_difference(linear);
    return out;
}

/// The figures of one replicate in all combinations, and its Shapley values.
struct Attributed {
    double whole{0}, residue{0};
    std::vector<double> components;
};

Attribution summed(std::vector<Attributed> const& replicates, Bounds bounds)
{
    auto const column = [&](auto&& f) {
        std::vector<double> out;
        for (auto const& replicate : replicates)
            out.push_back(f(replicate));
        return out;
    };
    auto const whole = column([](Attributed const& a) { return a.whole; });
    Attribution out;
    out.replicates = replicates.size();
    out.whole = estimate_mean(whole, bounds);
    for (std::size_t c = 0; c < component_count; ++c)
        out.components.push_back(
            part_of(component_names[c], column([c](Attributed const& a) { return a.components[c]; }), whole));
    out.residue = part_of("residue", column([](Attributed const& a) { return a.residue; }), whole);
    auto const individuals = static_cast<std::size_t>(
        std::ranges::find(component_names, std::string_view("individuals")) - component_names.begin());
    out.individual =
        part_of("individual", column([&](Attributed const& a) { return a.components[individuals]; }), whole);
    out.structural = part_of(
        "structural",
        column([&](Attributed const& a) { return a.whole - a.residue - a.components[individuals]; }), whole);
    return out;
}

void require_known(Scenario const& scenario, AttributeOptions const& options)
{
    require_figure("metric", options.metric);
    auto groups = scenario.groups;
    groups.insert(groups.begin(), "all");
    if (std::ranges::count(groups, options.group) == 0)
        throw UserError(Problem{.code = ProblemCode::name_unknown,
                                .place = {.argument = "group"},
                                .what = "unknown group '" + options.group + "'",
                                .allowed = fmt::format("one of {}", fmt::join(groups, ", ")),
                                .suggestion = did_you_mean(options.group, groups)});
}

/// A figure that is withheld in any run is withheld in all.
void require_shown(std::vector<PairedReplicate> const& runs, AttributeOptions const& options)
{
    for (auto const& run : runs)
        for (auto const& arm : run.arms)
            if (std::ranges::none_of(arm, [&](PointValue const& v) {
                    return v.metric == options.metric && v.group == options.group;
                }))
                throw UserError(
                    Problem{.code = ProblemCode::figure_withheld,
                            .place = {.argument = "group"},
                            .what = "'" + options.group + "' has no " + options.metric + " that can be shown",
                            .allowed = "it is about too few people in some run, or would give "
                                       "such a figure away",
                            .suggestion = "ask for all people"});
}

class Collection {
  public:
    Collection(std::vector<PairedReplicate> const& runs, AttributeOptions const& options)
        : runs_(runs), options_(options)
    {
        for (std::size_t i = 0; i < runs.size(); ++i)
            if (auto one = attributed(runs[i])) {
                at_.push_back(i);
                values_.push_back(std::move(*one));
            }
    }

    std::vector<Attributed> const& values() const { return values_; }

    std::vector<Attributed> in_state(std::vector<bool> const& in_high, bool high) const
    {
        std::vector<Attributed> out;
        for (std::size_t k = 0; k < at_.size(); ++k)
            if (in_high[at_[k]] == high) out.push_back(values_[k]);
        return out;
    }

    /// What is avoided in the arm in which these witnesses answer.
    AttributedPart avoided(std::string const& who, std::size_t arm) const
    {
        std::vector<double> part, whole;
        for (auto const& run : runs_) {
            double const all = value(run, 0), answered = value(run, arm);
            if (std::isnan(all) || std::isnan(answered)) continue;
            part.push_back(all - answered);
            whole.push_back(all);
        }
        return part_of(who, part, whole);
    }

    std::vector<double> final_norms() const
    {
        std::vector<double> out;
        for (auto const& run : runs_)
            out.push_back(figure_of(run.arms[0], "perceived_norm", "all"));
        return out;
    }

  private:
    double value(PairedReplicate const& run, std::size_t arm) const
    {
        return figure_of(run.arms[arm], options_.metric, options_.group);
    }

    std::optional<Attributed> attributed(PairedReplicate const& run) const
    {
        std::vector<double> worth(combinations);
        for (std::size_t on = 0; on < combinations; ++on)
            worth[on] = value(run, combinations - 1 - on);
        if (std::ranges::any_of(worth, [](double x) { return std::isnan(x); })) return std::nullopt;
        return Attributed{worth.back(), worth.front(), shapley_values(worth, component_count)};
    }

    std::vector<PairedReplicate> const& runs_;
    AttributeOptions const& options_;
    std::vector<std::size_t> at_; ///< which replicate each value is of
    std::vector<Attributed> values_;
};

} // namespace

std::size_t attribute_runs(Scenario const& scenario)
{
    return combinations + witness_scopes(scenario).size();
}

AttributeResult attribute_harm(Scenario const& scenario, AttributeOptions const& options, PointStore& store)
{
    require_known(scenario, options);
    auto const runs = run_paired(plan_of(scenario),
                                 {.threads = options.threads,
                                  .first = 0,
                                  .count = scenario.replicates,
                                  .advance = options.advance,
                                  .stop = options.stop},
                                 store);
    require_shown(runs, options);
    Collection const collection(runs, options);
    auto const bounds = bounds_of(options.metric);

    AttributeResult out{.metric = options.metric,
                        .group = options.group,
                        .asked = runs.size(),
                        .all = summed(collection.values(), bounds),
                        .complicity = {},
                        .states = lasting_states(collection.final_norms()),
                        .low = {},
                        .high = {}};
    std::size_t arm = combinations;
    for (auto const& witnesses : witness_scopes(scenario))
        out.complicity.push_back({witnesses.who, collection.avoided(witnesses.who, arm++)});
    if (out.states) {
        out.low = summed(collection.in_state(out.states->in_high, false), bounds);
        out.high = summed(collection.in_state(out.states->in_high, true), bounds);
    }
    return out;
}

} // namespace groundswell
