#include "experiment/design.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/problems.hpp>

#include "base/hash.hpp"

namespace groundswell {

namespace {

/// Families of parameters that sum to 1.
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

std::vector<UncertainParameter> uncertain_parameters(Scenario const& scenario)
{
    std::vector<UncertainParameter> out;
    for (auto& at : parameters_for(scenario.groups, scenario.ranks)) {
        auto const& row = *at.row;
        if (row.role != Role::uncertain) continue; // a measured one with a range is as uncertain as the range
        if (!scenario.generated() && at.name.starts_with("ties.")) continue; // they are in the table
        if (!at.default_value || at.default_value->plausible.is_point() || scenario.given.contains(at.name))
            continue;
        Range const plausible = at.default_value->plausible;
        out.push_back({std::move(at), plausible});
    }
    return out;
}

double UncertainParameter::drawn(double u) const
{
    if (!at.row->integer) return plausible.low + u * (plausible.high - plausible.low);
    return std::min(plausible.high, plausible.low + std::floor(u * (plausible.high - plausible.low + 1)));
}

Design::Design(Scenario scenario, std::uint32_t seed)
    : scenario_(std::move(scenario)), seed_(seed), parameters_(uncertain_parameters(scenario_)), sobol_(seed)
{
    for (auto& at : contradictions_of(scenario_)) {
        Rule rule{std::move(at), {}};
        for (std::size_t k = 0; k < parameters_.size(); ++k)
            if (parameters_[k].at.name == rule.at.smaller.name ||
                parameters_[k].at.name == rule.at.larger.name)
                rule.drawn.push_back(k);
        if (!rule.drawn.empty()) rules_.push_back(std::move(rule)); // else it is for `check_scenario` to say
    }
    exclusion_ = estimated();
}

Scenario Design::at(std::uint32_t point) const
{
    Scenario out = scenario_;
    for (std::size_t k = 0; k < parameters_.size(); ++k)
        parameters_[k].at.in(out.parameters) = parameters_[k].drawn(sobol_(point, k));
    for (auto const& rule : rules_)
        for (std::uint32_t attempt = 1; rule.at.is_met_by(out.parameters); ++attempt)
            draw(out.parameters, rule.drawn, further_index(point, attempt));
    for (auto const& family : families(out))
        keep_sum(out, family, parameters_);
    return out;
}

std::uint64_t Design::hash() const
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

void Design::draw(Parameters& into, std::vector<std::size_t> const& which, std::uint32_t index) const
{
    for (auto const k : which)
        parameters_[k].at.in(into) = parameters_[k].drawn(sobol_(index, k));
}

/// An index that looks random: points at such indices are independent uniform draws.
std::uint32_t Design::further_index(std::uint32_t point, std::uint32_t attempt) const
{
    return static_cast<std::uint32_t>(mix64(mix64((std::uint64_t{seed_} << 32) + point) + attempt) >> 32);
}

/// Draw the numbers of the rules alone, many times.
Exclusion Design::estimated() const
{
    constexpr std::uint32_t draws = 16384;
    Exclusion out{.share = {0, draws}, .rules = {}};
    for (auto const& rule : rules_)
        out.rules.push_back({rule.at.smaller.name, rule.at.larger.name, rule.at.rule->why, Share{0, draws}});
    Parameters parameters = scenario_.parameters;
    for (std::uint32_t i = 0; i < draws; ++i) {
        bool any = false;
        for (std::size_t r = 0; r < rules_.size(); ++r) {
            draw(parameters, rules_[r].drawn, i);
            bool const met = rules_[r].at.is_met_by(parameters);
            out.rules[r].share.k += met ? 1 : 0;
            any = any || met;
        }
        out.share.k += any ? 1 : 0;
    }
    Problems problems;
    for (auto const& rule : out.rules)
        if (rule.share.k == draws)
            problems.push_back(
                {.code = ProblemCode::value_conflict,
                 .place = {.key = rule.smaller},
                 .what = fmt::format("lies above {} at every point that can be drawn", rule.larger),
                 .allowed = rule.why,
                 .suggestion = "hold neither number fixed, or both"});
    throw_if_any(problems);
    return out;
}

Exclusion excluded_from(Scenario const& base)
{
    return Design(base, base.seed).exclusion();
}

} // namespace groundswell
