#include <groundswell/dose.hpp>

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/over_members.hpp>
#include <groundswell/parameter_table.hpp>
#include <groundswell/problems.hpp>

#include "base/how_many.hpp"
#include "base/text.hpp"
#include "experiment/asked.hpp"
#include "experiment/definition.hpp"
#include "scenario/check.hpp"
#include "scenario/hash.hpp"
#include "scenario/share_sets.hpp"

namespace groundswell {

namespace {

bool is_parameter(DoseSpec const& spec)
{
    return find_parameter(spec.lever, spec.base.groups, spec.base.ranks).has_value();
}

Scenario at_dose(DoseSpec const& spec, double dose)
{
    Scenario out = spec.base;
    set_lever(out, spec.lever, dose, "parameter");
    return out;
}

/// The push first, and then the dose. What an intervention does from then on is a second intervention, so
/// that nobody stays held by the push.
Scenario pushed_then(DoseSpec const& spec, double dose)
{
    Scenario out = at_dose(spec, dose);
    if (is_parameter(spec)) {
        // The push sets what the dose sets, the other shares of a set included.
        auto const pushed = at_dose(spec, spec.to);
        intervention::ParameterChange change{.set = {{spec.lever, spec.to}}};
        for (auto const& name : share_set_of(spec.lever))
            change.set[name] = find_parameter(name, pushed.groups, pushed.ranks)->in(pushed.parameters);
        out.interventions.push_back(
            {.kind = std::move(change), .name = "push", .start = 0, .end = spec.push});
        return out;
    }
    auto const pushed = at_dose(spec, spec.to);
    auto const owner = spec.lever.substr(0, spec.lever.rfind('.'));
    auto const is_owner = [&](InterventionSpec const& s) {
        return s.name == owner || s.info().name == owner;
    };
    for (auto& own : out.interventions)
        if (is_owner(own)) own.start = std::max(own.start, spec.push);
    auto push = *std::ranges::find_if(pushed.interventions, is_owner);
    push.name = "push";
    push.end = std::min(push.end.value_or(spec.push), spec.push);
    out.interventions.push_back(std::move(push));
    return out;
}

Week horizon_of(Scenario const& base)
{
    return static_cast<Week>(base.parameters.run.weeks + .5);
}

void check_spec(DoseSpec const& spec)
{
    Problems problems;
    auto const range = lever_range(spec.base, spec.lever, "parameter");
    auto const bound = [&](char const* argument, double value) {
        if (value < range.low || value > range.high || std::isnan(value))
            problems.push_back(
                {.code = ProblemCode::value_out_of_range,
                 .place = {.argument = argument},
                 .what = fmt::format("is {}", format_number(value)),
                 .allowed = "must lie in " + format_interval(range.low, range.high, range.integer),
                 .suggestion = "that is the allowed range of " + spec.lever});
    };
    bound("from", spec.from);
    bound("to", spec.to);
    if (spec.from == spec.to)
        problems.push_back({.code = ProblemCode::argument_conflict,
                            .place = {.argument = "to"},
                            .what = fmt::format("is {}, as is the first dose", format_number(spec.to)),
                            .allowed = "must differ"});
    if (Week const after = horizon_of(spec.base) - spec.push; spec.push < 1 || after < least_after_push)
        problems.push_back(
            {.code = ProblemCode::value_out_of_range,
             .place = {.argument = "push"},
             .what = fmt::format("is {}, which leaves {} of the horizon", how_many(spec.push, "week"),
                                 std::max(0, after)),
             .allowed =
                 fmt::format("what stays is measured over {} weeks or more after the push", least_after_push),
             .suggestion = fmt::format("a horizon of {} weeks or more would do, or a shorter push",
                                       std::max(1, spec.push) + least_after_push)});
    auto const at = find_parameter(spec.lever, spec.base.groups, spec.base.ranks);
    if (at && !at->row->changes_during_run())
        problems.push_back({.code = ProblemCode::dose_of_world,
                            .place = {.key = spec.lever, .argument = "parameter"},
                            .what = "shapes the world itself",
                            .allowed = "a dose is what can be turned in one world",
                            .suggestion = "run a scenario for each value"});
    if (spec.lever.ends_with(".start") || spec.lever.ends_with(".end"))
        problems.push_back({.code = ProblemCode::dose_of_week,
                            .place = {.key = spec.lever, .argument = "parameter"},
                            .what = "is a week",
                            .allowed = "a dose is a strength",
                            .suggestion = "compare two weeks"});
    throw_if_any(problems);
}

} // namespace

Week usual_push(Scenario const& base)
{
    Week const weeks = horizon_of(base);
    if (weeks < 2 * least_after_push)
        throw UserError(
            Problem{.code = ProblemCode::value_out_of_range,
                    .place = {.argument = "weeks"},
                    .what = fmt::format("is {}", weeks),
                    .allowed = fmt::format("a push of {} weeks and as many after it", least_after_push),
                    .suggestion = fmt::format("{} or more would do", 2 * least_after_push)});
    return std::min(104, weeks / 2);
}

DosePlan plan_doses(DoseSpec const& spec)
{
    check_spec(spec);
    DosePlan out;
    bool const whole = lever_range(spec.base, spec.lever, "parameter").integer;
    for (int i = 0; i <= spec.steps; ++i) {
        double const part = static_cast<double>(i) / spec.steps;
        double const dose = i == spec.steps ? spec.to : spec.from + part * (spec.to - spec.from);
        double const turned = whole ? std::round(dose) : std::round(dose * 1e12) / 1e12;
        if (out.doses.empty() || out.doses.back() != turned) out.doses.push_back(turned);
    }
    for (double const dose : out.doses) {
        out.arms.push_back("up " + format_number(dose));
        out.scenarios.push_back(at_dose(spec, dose));
    }
    for (std::size_t i = 0; i + 1 < out.doses.size(); ++i) {
        out.arms.push_back("down " + format_number(out.doses[i]));
        out.scenarios.push_back(pushed_then(spec, out.doses[i]));
    }
    return out;
}

namespace {

/// The base and every history at one point of the plausible space.
std::vector<Scenario> doses_at(DoseSpec spec, Scenario const& point)
{
    spec.base = point;
    auto out = plan_doses(spec).scenarios;
    out.insert(out.begin(), point);
    for (auto& scenario : out) { // a dose may turn one of two numbers that the point has in order
        auto& propensity = scenario.parameters.propensity;
        for (std::size_t g = 0; g < scenario.groups.size(); ++g)
            propensity.harm.share[g] = std::min(propensity.harm.share[g], propensity.everyday.share[g]);
    }
    return out;
}

} // namespace

DoseRun run_doses(DoseSpec spec, PairedOptions const& options, PointStore& store)
{
    DoseRun out{.spec = std::move(spec), .plan = {}, .replicates = {}};
    out.plan = plan_doses(out.spec);
    auto const& base = out.spec.base;
    auto const& fit = out.spec.fit;
    define_fit(fit, store);
    PairedPlan plan;
    plan.experiment = "dose";
    plan.definition = definition_of(AskedDose{.base = fmt::format("{:016x}", scenario_hash(base)),
                                              .seed = base.seed,
                                              .parameter = out.spec.lever,
                                              .to = out.spec.to,
                                              .push = out.spec.push,
                                              .version = GROUNDSWELL_VERSION,
                                              .fit = fit ? fmt::format("{:016x}", fit.points->hash()) : ""});
    // The world is burnt in under the base's own rules, whatever the doses: hence the base goes first.
    plan.arms = {"base"};
    plan.arms.insert(plan.arms.end(), out.plan.arms.begin(), out.plan.arms.end());
    plan.asked_of_arms = {""};
    auto const doses = out.plan.doses.size();
    for (std::size_t arm = 0; arm < out.plan.arms.size(); ++arm)
        plan.asked_of_arms.push_back(definition_of(
            AskedHistory{.dose = out.plan.doses[arm < doses ? arm : arm - doses], .pushed = arm >= doses}));
    plan.scenarios = [&out, &fit](std::uint32_t replicate) {
        if (fit) return doses_at(out.spec, fit.points->at(member_of(replicate)));
        std::vector<Scenario> arms{out.spec.base};
        arms.insert(arms.end(), out.plan.scenarios.begin(), out.plan.scenarios.end());
        return arms;
    };
    auto asked = options;
    if (fit) asked.which = member_replicates(fit.members, fit.replicates);
    auto runs = run_paired(plan, asked, store);
    for (auto& replicate : runs)
        replicate.arms.erase(replicate.arms.begin());
    if (!fit) {
        out.replicates = std::move(runs);
        return out;
    }
    out.replicates = means_of_members(runs);
    out.runs = std::move(runs);
    return out;
}

} // namespace groundswell
