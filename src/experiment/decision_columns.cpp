#include "experiment/decision_columns.hpp"

#include <algorithm>
#include <cmath>
#include <groundswell/over_members.hpp>
#include <limits>
#include <memory>

#include "experiment/design.hpp"

namespace groundswell {

namespace {

/// Every pair that was run: with a fit, each run of each member.
std::vector<PairedReplicate> const& pairs_of(CompareRun const& run)
{
    return run.spec.fit ? run.runs : run.replicates;
}

/// The points at which the worlds of a run lie.
std::shared_ptr<ParameterPoints const> points_of(CompareRun const& run)
{
    auto const& base = run.spec.arms.front().scenario;
    if (run.spec.fit) return run.spec.fit.points;
    return std::make_shared<Design const>(base, base.seed);
}

} // namespace

ComparedWorlds worlds_of(CompareRun const& run)
{
    ComparedWorlds out;
    auto const& pairs = pairs_of(run);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        // Without a fit, each pair has a point of its own.
        auto const point = run.spec.fit ? member_of(pairs[i].replicate) : pairs[i].replicate;
        if (out.points.empty() || out.points.back() != point) {
            out.points.push_back(point);
            out.pairs.emplace_back();
        }
        out.pairs.back().push_back(i);
    }
    return out;
}

SplitWorlds split_pairs(ComparedWorlds const& worlds)
{
    SplitWorlds out{worlds, worlds};
    if (std::ranges::any_of(worlds.pairs, [](auto const& pairs) { return pairs.size() < 2; })) return out;
    for (auto& pairs : out.asked.pairs)
        pairs.resize(1);
    for (auto& pairs : out.harmed.pairs)
        pairs.erase(pairs.begin());
    return out;
}

std::optional<std::vector<double>> world_column(CompareRun const& run, ComparedWorlds const& worlds,
                                                ArmFigure const& figure)
{
    auto const column = paired_column(pairs_of(run), figure.arm, figure.metric, figure.group);
    if (!column) return std::nullopt;
    std::vector<double> out;
    for (auto const& pairs : worlds.pairs) {
        double sum = 0, known = 0;
        for (auto const i : pairs) {
            if (std::isnan((*column)[i])) continue;
            sum += (*column)[i];
            ++known;
        }
        out.push_back(known > 0 ? sum / known : std::numeric_limits<double>::quiet_NaN());
    }
    return out;
}

std::optional<std::vector<OptionColumns>> option_columns(CompareRun const& run, ComparedWorlds const& worlds,
                                                         std::span<std::size_t const> arms)
{
    std::vector<OptionColumns> out;
    for (auto const arm : arms) {
        auto harm = world_column(run, worlds, {.arm = arm, .metric = "counted_acts"});
        auto cost = world_column(run, worlds, {.arm = arm, .metric = "cost"});
        if (!harm || !cost) return std::nullopt;
        out.push_back({run.spec.arms[arm].name, std::move(*harm), std::move(*cost)});
    }
    return out;
}

std::vector<Knowable> uncertain_knowables(CompareRun const& run)
{
    auto const points = points_of(run);
    std::vector<Knowable> out;
    for (auto const& parameter : points->parameters())
        out.push_back({parameter.at.name, {}});
    for (auto const point : worlds_of(run).points) {
        auto const drawn = points->at(point);
        for (std::size_t k = 0; k < out.size(); ++k)
            out[k].values.push_back(points->parameters()[k].at.in(drawn.parameters));
    }
    return out;
}

} // namespace groundswell
