#include "experiment/decision_columns.hpp"

#include <cmath>
#include <limits>

#include "experiment/design.hpp"

namespace groundswell {

ComparedWorlds worlds_of(CompareRun const& run)
{
    ComparedWorlds out;
    for (std::size_t i = 0; i < run.replicates.size(); ++i) {
        auto const point = run.replicates[i].replicate; // each pair has a point of its own
        if (out.points.empty() || out.points.back() != point) {
            out.points.push_back(point);
            out.pairs.emplace_back();
        }
        out.pairs.back().push_back(i);
    }
    return out;
}

std::optional<std::vector<double>> world_column(CompareRun const& run, std::size_t arm,
                                                std::string_view metric, std::string_view group)
{
    auto const column = paired_column(run.replicates, arm, metric, group);
    if (!column) return std::nullopt;
    std::vector<double> out;
    for (auto const& pairs : worlds_of(run).pairs) {
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

std::optional<std::vector<OptionColumns>> option_columns(CompareRun const& run,
                                                         std::span<std::size_t const> arms)
{
    std::vector<OptionColumns> out;
    for (auto const arm : arms) {
        auto harm = world_column(run, arm, "counted_acts"), cost = world_column(run, arm, "cost");
        if (!harm || !cost) return std::nullopt;
        out.push_back({run.spec.arms[arm].name, std::move(*harm), std::move(*cost)});
    }
    return out;
}

std::vector<Knowable> uncertain_knowables(CompareRun const& run)
{
    auto const& base = run.spec.arms.front().scenario;
    Design const design(base, base.seed);
    std::vector<Knowable> out;
    for (auto const& parameter : design.parameters())
        out.push_back({parameter.at.name, {}});
    for (auto const point : worlds_of(run).points) {
        auto const drawn = design.at(point);
        for (std::size_t k = 0; k < out.size(); ++k)
            out[k].values.push_back(design.parameters()[k].at.in(drawn.parameters));
    }
    return out;
}

} // namespace groundswell
