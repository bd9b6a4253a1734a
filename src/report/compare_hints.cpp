#include "report/compare_hints.hpp"

#include <algorithm>

namespace groundswell::report {

namespace {

std::vector<std::string> names_for(InterventionKind kind)
{
    using enum InterventionKind;
    switch (kind) {
    case bystander_training:
        return {"reaction.responsibility", "halflife.responsibility", "reaction.crowd"};
    case norm_correction:
        return {"reaction.norm", "learn.norm", "halflife.norm"};
    case ally_mobilisation:
        return {"reaction.responsibility", "reaction.intervene", "learn.norm"};
    case accountability:
        return {"disclose.report", "disclose.trust", "policy.substantiate"};
    case escrow:
        return {"disclose.report", "policy.priors", "retaliation.base"};
    case remove_offenders:
        return {"propensity.harm.sigma", "disclose.report", "learn.impunity"};
    case parity:
        return {"acts.power", "reaction.power", "career.climate"};
    case status_reform:
        return {"acts.power", "policy.shield", "reaction.power"};
    case movement:
        return {"effect.testimony", "discourse.amplify", "discourse.deflect"};
    case dialogue:
        return {"discourse.deflect", "effect.absolve", "effect.doubt"};
    case answering:
        return {"reaction.intervene", "reaction.support", "reaction.crowd"};
    case parameter:
        break;
    }
    return {"reaction.intervene", "learn.norm", "learn.impunity"};
}

} // namespace

std::vector<Hint> compare_hints(Scenario const& base, Scenario const& variant)
{
    std::vector<std::string> names;
    for (auto const& spec : variant.interventions) {
        if (std::ranges::any_of(base.interventions, [&](auto const& s) { return s.name == spec.name; }))
            continue;
        for (auto const& name : names_for(spec.kind))
            if (names.size() < 5 && std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
    return hints_for(base, names.empty() ? names_for(InterventionKind::parameter) : names);
}

} // namespace groundswell::report
