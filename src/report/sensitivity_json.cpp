#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/exclusion_words.hpp"
#include "report/metric_words.hpp"
#include "report/sensitivity_outcome.hpp"
#include "scenario/hash.hpp"

namespace groundswell::report {

namespace {

Json share_json(VarianceShare const& share)
{
    return {{"mean", finite(share.value)},
            {"low", finite(share.interval.low)},
            {"high", finite(share.interval.high)}};
}

Json index_json(SensitivityIndex const& index)
{
    return {{"name", index.name},
            {"numbers", index.numbers},
            {"first", share_json(index.first)},
            {"total", share_json(index.total)}};
}

Json indices_json(std::vector<SensitivityIndex> const& indices)
{
    Json out = Json::array();
    for (auto const& index : indices)
        out.push_back(index_json(index));
    return out;
}

Json screening_json(MetricSensitivity const& metric)
{
    Json out = Json::array();
    for (auto const& effects : metric.screening)
        out.push_back({{"parameter", effects.parameter},
                       {"mechanism", effects.mechanism},
                       {"mean", finite(effects.mean)},
                       {"absolute", finite(effects.absolute)},
                       {"low", finite(effects.interval.low)},
                       {"high", finite(effects.interval.high)},
                       {"deviation", finite(effects.deviation)},
                       {"direction", direction_of(effects)},
                       {"kept", effects.kept}});
    return out;
}

Json metric_json(MetricSensitivity const& metric)
{
    auto numbers = indices_json(metric.numbers);
    for (auto& number : numbers) {
        auto const name = number["name"].get<std::string>();
        auto const& effects = effects_of(metric, name);
        number["mechanism"] = effects.mechanism;
        number["direction"] = direction_of(effects);
    }
    return {{"metric", metric.metric},
            {"group", metric.group},
            {"label", figure_words(metric.metric).words},
            {"replicates", metric.replicates},
            {"mean", finite(metric.mean)},
            {"variance", finite(metric.variance)},
            {"sentences", sensitivity_sentences(metric)},
            {"numbers", std::move(numbers)},
            {"mechanisms", indices_json(metric.mechanisms)},
            {"alone", share_json(metric.alone)},
            {"screened_out", metric.screened_out ? index_json(*metric.screened_out) : Json(nullptr)},
            {"chance", index_json(metric.chance)},
            {"replicates_to_decide",
             metric.replicates_to_decide ? Json(*metric.replicates_to_decide) : Json(nullptr)},
            {"screening", screening_json(metric)}};
}

} // namespace

Json sensitivity_data(SensitivityResult const& result)
{
    Json out = Json::array();
    for (auto const& metric : result.metrics)
        out.push_back(metric_json(metric));
    round_all(out);
    return out;
}

Json sensitivity_json(SensitivityResult const& result, SensitivitySetting const& setting)
{
    Json out{{"version", GROUNDSWELL_VERSION},
             {"title", setting.scenario.title},
             {"scenario_hash", fmt::format("{:016x}", scenario_hash(setting.scenario))},
             {"seed", setting.scenario.seed},
             {"trajectories", setting.options.trajectories},
             {"keep", setting.options.keep},
             {"replicates", setting.options.replicates},
             {"runs", result.runs.size()},
             {"parameters", result.parameters},
             {"excluded", exclusion_json(setting.excluded)},
             {"metrics", Json::array()},
             {"notes", setting.scenario.notes}};
    for (auto const& metric : result.metrics)
        out["metrics"].push_back(metric_json(metric));
    return out;
}

} // namespace groundswell::report
