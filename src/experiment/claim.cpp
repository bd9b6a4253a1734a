#include <groundswell/claim.hpp>

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>
#include <groundswell/problems.hpp>

#include "base/text.hpp"
#include "experiment/chosen.hpp"
#include "experiment/claim_expression.hpp"
#include "experiment/claim_texts.hpp"

namespace groundswell {

Scenario ClaimArm::of(Scenario scenario) const
{
    for (auto const& [key, value] : set) {
        parameter_value(scenario.parameters, key, scenario.groups, scenario.ranks) = value;
        scenario.given.insert(key);
    }
    for (auto const part : component_switches)
        scenario.off.*part = scenario.off.*part || off.*part;
    scenario.interventions.insert(scenario.interventions.end(), interventions.begin(), interventions.end());
    if (weeks) scenario.parameters.run.weeks = *weeks;
    return scenario;
}

bool ClaimPart::holds(double x) const
{
    return x == x && (!above || x > *above) && (!below || x < *below);
}

std::string ClaimPart::threshold() const
{
    if (is_reported_only()) return "reported only";
    std::string out = above ? "above " + format_number(*above) : "";
    if (below) out += (out.empty() ? "below " : ", below ") + format_number(*below);
    return out;
}

ClaimArm const* Claim::arm(std::string_view name) const
{
    auto const found = std::ranges::find(arms, name, &ClaimArm::name);
    return found == arms.end() ? nullptr : &*found;
}

std::vector<ClaimFigure> Claim::figures() const
{
    std::vector<ClaimFigure> out;
    for (auto const& part : parts)
        for (auto& figure : figures_in(part.value))
            if (std::ranges::find(out, figure) == out.end()) out.push_back(std::move(figure));
    return out;
}

std::vector<Claim> const& shipped_claims()
{
    static std::vector<Claim> const claims = [] {
        std::vector<Claim> out;
        for (auto const& [file, text] : claim_texts())
            out.push_back(read_claim(text, "claims/" + std::string(file)));
        return out;
    }();
    return claims;
}

std::vector<Claim> chosen_claims(std::vector<std::string> const& ids)
{
    return chosen_by_id(shipped_claims(), ids, "claim");
}

} // namespace groundswell
