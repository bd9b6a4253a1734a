#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/attribute_outcome.hpp"
#include "report/fit_words.hpp"
#include "report/metric_words.hpp"
#include "report/windows.hpp"
#include "scenario/hash.hpp"

namespace groundswell::report {

namespace {

Json part_json(AttributedPart const& part)
{
    return {{"name", part.name}, {"value", json_of(part.value)}, {"share", json_of(part.share)}};
}

Json attribution_json(Attribution const& a)
{
    Json out{{"replicates", a.replicates}, {"whole", json_of(a.whole)}, {"components", Json::array()}};
    for (auto const& component : a.components)
        out["components"].push_back(part_json(component));
    out["residue"] = part_json(a.residue);
    out["individual"] = part_json(a.individual);
    out["structural"] = part_json(a.structural);
    return out;
}

Json complicity_json(AttributeResult const& result)
{
    Json out = Json::array();
    for (auto const& circle : result.complicity)
        if (!circle.withheld)
            out.push_back({{"who", circle.who},
                           {"value", json_of(circle.avoided.value)},
                           {"share", json_of(circle.avoided.share)}});
    return out;
}

/// Of whom nothing is said, because they are too few.
Json complicity_withheld(AttributeResult const& result)
{
    Json out = Json::array();
    for (auto const& circle : result.complicity)
        if (circle.withheld) out.push_back(circle.who);
    return out;
}

Json states_json(AttributeResult const& result)
{
    if (!result.states) return nullptr;
    return {{"border", result.states->border},
            {"low", attribution_json(result.low)},
            {"high", attribution_json(result.high)}};
}

} // namespace

Json attribute_json(AttributeResult const& result, AttributeSetting const& setting)
{
    Json out{{"version", GROUNDSWELL_VERSION},
             {"title", setting.scenario.title},
             {"scenario_hash", fmt::format("{:016x}", scenario_hash(setting.scenario))},
             {"seed", setting.scenario.seed},
             {"min_cell", setting.scenario.disclosure().min_cell},
             {"round", setting.scenario.disclosure().round_to},
             {"fit", fit_json(setting.fit)},
             {"structural_over_members",
              result.structural_over_members ? json_of(*result.structural_over_members) : Json(nullptr)},
             {"metric", result.metric},
             {"group", result.group},
             {"replicates", result.asked},
             {"attribution", attribution_json(result.all)},
             {"complicity", complicity_json(result)},
             {"complicity_withheld", complicity_withheld(result)},
             {"lasting_states", states_json(result)},
             {"notes", setting.scenario.notes}};
    auto const reach = simulated_time_of(setting.scenario);
    add_windows(out, reach);
    for (auto const& note : window_notes(reach))
        out["notes"].push_back(note);
    return out;
}

Json attribution_data(AttributeResult const& result)
{
    Json out = attribution_json(result.all);
    for (auto& component : out["components"])
        component["label"] = component_words(component["name"].get<std::string>());
    out["metric"] = result.metric;
    out["group"] = result.group;
    out["replicates"] = result.asked;
    out["label"] = figure_words(result.metric).words;
    out["sentence"] = attribute_sentence(result.all);
    if (auto const text = structural_over_members(result); !text.empty())
        out["sentence"] = out["sentence"].get<std::string>() + " " + text;
    out["complicity"] = complicity_json(result);
    out["lasting_states"] = states_json(result);
    round_all(out);
    return out;
}

} // namespace groundswell::report
