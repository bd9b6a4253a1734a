#include <groundswell/compare.hpp>

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <groundswell/over_members.hpp>
#include <groundswell/write_scenario.hpp>
#include <memory>

#include "experiment/asked.hpp"
#include "experiment/definition.hpp"
#include "experiment/design.hpp"
#include "experiment/plausible.hpp"
#include "scenario/hash.hpp"
#include "world/import.hpp"

namespace groundswell {

namespace {

/// Pairs run between two looks at the stopping rule; it never changes where the rule stops.
constexpr std::uint32_t batch = 16;

/// Points are named by what was run, so that a study grows by further variants.
std::string point_name(NamedScenario const& arm)
{
    return fmt::format("{} {:016x}", arm.name, scenario_hash(arm.scenario));
}

/// What an arm runs, so that a study can say it later: without folders, and without what its hash leaves out.
std::string arm_text(NamedScenario const& arm, std::uint32_t seed)
{
    Scenario plain = arm.scenario;
    plain.title = arm.name;
    plain.sentence.clear();
    plain.seed = seed;
    plain.replicates = 1;
    if (plain.import) plain.import = without_folders(std::move(*plain.import));
    return write_toml(plain);
}

PairedPlan plan_of(CompareSpec const& spec)
{
    auto const& base = spec.arms.front().scenario;
    PairedPlan plan;
    plan.experiment = "compare";
    plan.definition = definition_of(
        AskedCompare{.base = fmt::format("{:016x}", scenario_hash(base)),
                     .seed = base.seed,
                     .from_start = spec.part == PartAt::burn_in_start,
                     .uncertain = spec.uncertain,
                     .version = GROUNDSWELL_VERSION,
                     .fit = spec.fit ? fmt::format("{:016x}", spec.fit.points->hash()) : "",
                     .at = spec.part == PartAt::later_week ? std::to_string(spec.past.until) : ""});
    for (auto const& arm : spec.arms) {
        plan.arms.push_back(point_name(arm));
        plan.asked_of_arms.push_back(definition_of(AskedArm{arm.name, arm_text(arm, base.seed)}));
    }
    plan.part = spec.part;
    plan.past = spec.past;
    auto const design = spec.uncertain ? std::make_shared<Design>(base, base.seed) : nullptr;
    plan.scenarios = [&spec, design](std::uint32_t replicate) {
        if (spec.fit) return plausible_arms(spec.arms, spec.fit.points->at(member_of(replicate)));
        if (design) return plausible_arms(spec.arms, design->at(replicate));
        std::vector<Scenario> out;
        for (auto const& arm : spec.arms)
            out.push_back(arm.scenario);
        return out;
    };
    return plan;
}

/// The number of pairs at which the rule stops for every variant, or nothing.
std::optional<std::size_t> enough(std::vector<PairedReplicate> const& replicates, CompareSize const& size,
                                  std::size_t arms)
{
    std::size_t out = 0;
    auto const group = figure_group(size.metric);
    auto const base = paired_column(replicates, 0, size.metric, group);
    for (std::size_t arm = 1; arm < arms; ++arm) {
        auto differences = paired_column(replicates, arm, size.metric, group);
        if (!base || !differences) return std::nullopt;
        for (std::size_t i = 0; i < base->size(); ++i)
            (*differences)[i] -= (*base)[i];
        auto const at = stop_at(*differences, *size.stop);
        if (!at) return std::nullopt;
        out = std::max(out, *at);
    }
    return out;
}

/// Run every member, and take the mean of each for one replicate.
void run_over_fit(CompareRun& out, PairedPlan const& plan, CompareSize const& size, PointStore& store)
{
    auto const& fit = out.spec.fit;
    define_fit(fit, store);
    PairedOptions options{.threads = size.threads,
                          .which = member_replicates(fit.members, fit.replicates),
                          .stop = size.interruption,
                          .card = size.card};
    for (auto const replicate : options.which)
        out.resumed += std::ranges::all_of(plan.arms, [&](std::string const& arm) {
            return store.recall({plan.experiment, arm, replicate}).has_value();
        });
    std::size_t done = 0;
    if (size.advance) options.advance = [&] { size.advance(++done, options.which.size()); };
    out.runs = run_paired(plan, options, store);
    out.replicates = means_of_members(out.runs);
}

} // namespace

void check_comparison(CompareSpec const& spec, CompareSize const& size, Shard const& shard)
{
    require_figure("metric", size.metric);
    if (spec.arms.size() < 2)
        throw UserError(Problem{.code = ProblemCode::argument_missing,
                                .place = {.argument = "with"},
                                .what = "is missing",
                                .allowed = "nothing to compare the base with",
                                .suggestion = "for example: bystander_training"});
    throw_if_any(check_comparable(spec.arms));
    if (spec.fit && (spec.uncertain || size.stop))
        throw UserError(Problem{.code = ProblemCode::argument_conflict,
                                .place = {.argument = "fit"},
                                .what = spec.uncertain ? "given together with points of the plausible space"
                                                       : "given together with a half-width",
                                .allowed = "a fit says itself which points are run, and how many"});
    if (size.stop && !shard.is_whole())
        throw UserError(Problem{
            .code = ProblemCode::argument_conflict,
            .place = {.argument = "half_width"},
            .what = "given together with a shard",
            .allowed = "how many pairs it takes follows from all pairs, and a shard runs some of them",
            .suggestion = "say how many replicates"});
}

CompareRun run_comparison(CompareSpec spec, CompareSize const& size, PointStore& store)
{
    check_comparison(spec, size, store.shard());
    CompareRun out;
    out.spec = std::move(spec);
    auto const plan = plan_of(out.spec);
    auto const& arms = plan.arms;
    if (out.spec.fit) {
        run_over_fit(out, plan, size, store);
        return out;
    }

    auto const most = size.stop ? size.most : size.replicates;
    auto const first =
        size.stop ? static_cast<std::uint32_t>(size.stop->minimum + size.stop->look_ahead) : size.replicates;
    std::size_t done = 0;
    out.reached = !size.stop;
    auto planned = std::min(first, most);
    for (std::uint32_t r = 0; r < planned; ++r)
        out.resumed += std::ranges::all_of(arms, [&](std::string const& arm) {
            return store.recall({plan.experiment, arm, r}).has_value();
        });
    while (done < planned) {
        PairedOptions options{.threads = size.threads,
                              .first = static_cast<std::uint32_t>(done),
                              .count = planned - static_cast<std::uint32_t>(done),
                              .stop = size.interruption,
                              .card = size.card};
        if (size.advance) options.advance = [&] { size.advance(++done, planned); };
        auto more = run_paired(plan, options, store);
        std::ranges::move(more, std::back_inserter(out.replicates));
        done = planned;
        if (!size.stop) break;
        if (auto const at = enough(out.replicates, size, arms.size())) {
            out.replicates.resize(*at);
            out.reached = true;
            break;
        }
        planned = std::min(planned + batch, most);
    }
    return out;
}

} // namespace groundswell
