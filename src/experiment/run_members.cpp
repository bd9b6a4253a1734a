#include <groundswell/run_members.hpp>

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/over_replicates.hpp>

#include "experiment/asked.hpp"
#include "experiment/definition.hpp"
#include "scenario/hash.hpp"

namespace groundswell {

MemberRun run_members(Scenario scenario, FitUse fit, PairedOptions options, PointStore& store)
{
    MemberRun out{.scenario = std::move(scenario), .fit = std::move(fit), .runs = {}};
    define_fit(out.fit, store);
    PairedPlan plan;
    plan.experiment = AskedMembers::kind;
    plan.definition =
        definition_of(AskedMembers{.scenario = fmt::format("{:016x}", scenario_hash(out.scenario)),
                                   .seed = out.scenario.seed,
                                   .fit = fmt::format("{:016x}", out.fit.points->hash()),
                                   .version = GROUNDSWELL_VERSION});
    plan.arms = {"member"};
    plan.scenarios = [&out](std::uint32_t replicate) {
        return std::vector{out.fit.points->at(member_of(replicate))};
    };
    plan.part = PartAt::burn_in_start; // one arm: its burn-in is its own
    options.which = member_replicates(out.fit.members, out.fit.replicates);
    out.runs = run_paired(plan, options, store);
    return out;
}

std::vector<MemberFigure> member_figures(MemberRun const& run)
{
    std::vector<MemberFigure> out;
    auto groups = run.scenario.groups;
    groups.emplace_back("all");
    for (auto const& metric : figure_names())
        for (auto const& group : groups) {
            bool const kept = std::ranges::any_of(run.runs, [&](PairedReplicate const& r) {
                return std::ranges::any_of(r.arms.front(), [&](PointValue const& v) {
                    return v.metric == metric && v.group == group;
                });
            });
            if (!kept) continue;
            MemberFigure figure{.metric = metric, .group = group};
            auto const column = member_column(run.runs, 0, metric, group);
            figure.withheld = !column;
            if (column) figure.over = estimate_over_members(*column, bounds_of(metric));
            out.push_back(std::move(figure));
        }
    return out;
}

std::optional<MemberStates> member_states(MemberRun const& run)
{
    auto const norms = member_column(run.runs, 0, "perceived_norm");
    return norms ? states_over_members(*norms) : std::nullopt;
}

} // namespace groundswell
