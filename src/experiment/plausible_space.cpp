#include "experiment/plausible_space.hpp"

#include <algorithm>

#include "base/hash.hpp"

namespace groundswell {

namespace {

/// Sets of parameters that sum to 1.
std::vector<std::vector<std::string>> families(Scenario const& scenario)
{
    std::vector<std::string> hiring;
    for (auto const& group : scenario.groups)
        hiring.push_back("career.hiring." + group);
    return {{"kinds.hostility.share", "kinds.advance.share", "kinds.coercion.share"},
            {"policy.response.coddle", "policy.response.sanction", "policy.response.remove",
             "policy.response.restore"},
            {"discourse.frames.innocence", "discourse.frames.hurt", "discourse.frames.equivalence"},
            hiring};
}

/// Divide what is drawn of a family by its sum, so that all of it, the given included, sums to 1.
void keep_sum(Scenario& scenario, std::vector<std::string> const& family,
              std::vector<UncertainParameter> const& drawn)
{
    double given = 0, free = 0;
    std::vector<double*> members;
    for (auto const& name : family) {
        double& value = parameter_value(scenario.parameters, name, scenario.groups, scenario.ranks);
        bool const is_drawn =
            std::ranges::any_of(drawn, [&](UncertainParameter const& u) { return u.at.name == name; });
        (is_drawn ? free : given) += value;
        if (is_drawn) members.push_back(&value);
    }
    if (free > 0)
        for (double* member : members)
            *member *= std::max(0.0, 1 - given) / free;
}

} // namespace

PlausibleSpace::PlausibleSpace(Scenario scenario)
    : scenario_(std::move(scenario)), parameters_(uncertain_parameters(scenario_))
{
    for (auto& at : contradictions_of(scenario_)) {
        Rule rule{std::move(at), {}};
        for (std::size_t k = 0; k < parameters_.size(); ++k)
            if (parameters_[k].at.name == rule.at.smaller.name ||
                parameters_[k].at.name == rule.at.larger.name)
                rule.drawn.push_back(k);
        if (!rule.drawn.empty()) rules_.push_back(std::move(rule)); // else it is for `check_scenario` to say
    }
}

Scenario PlausibleSpace::scenario_at(std::span<double const> unit) const
{
    Scenario out = scenario_;
    for (std::size_t k = 0; k < parameters_.size(); ++k)
        parameters_[k].at.in(out.parameters) = parameters_[k].drawn(unit[k]);
    keep_sums(out);
    return out;
}

std::vector<double> PlausibleSpace::unit_of(Scenario const& scenario) const
{
    std::vector<double> out;
    for (auto const& parameter : parameters_)
        out.push_back(parameter.unit_of(parameter.at.in(scenario.parameters)));
    return out;
}

bool PlausibleSpace::contradicts(Scenario const& scenario) const
{
    return std::ranges::any_of(rules_,
                               [&](Rule const& rule) { return rule.at.is_met_by(scenario.parameters); });
}

void PlausibleSpace::keep_sums(Scenario& scenario) const
{
    for (auto const& family : families(scenario))
        keep_sum(scenario, family, parameters_);
}

std::uint64_t PlausibleSpace::hash() const
{
    Hash hash;
    for (auto const& [at, plausible] : parameters_) {
        hash.text(at.name);
        hash.number(plausible.low);
        hash.number(plausible.high);
    }
    for (auto const& rule : rules_) {
        hash.text(rule.at.smaller.name);
        hash.text(rule.at.larger.name);
    }
    return hash.value();
}

} // namespace groundswell
