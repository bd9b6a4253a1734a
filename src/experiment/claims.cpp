#include <groundswell/claims.hpp>

#include <algorithm>
#include <groundswell/problems.hpp>

#include "experiment/claim_mechanisms.hpp"
#include "experiment/claim_states.hpp"
#include "experiment/claim_units.hpp"
#include "experiment/claim_values.hpp"
#include "experiment/claim_verdict.hpp"
#include "experiment/region.hpp"

namespace groundswell {

namespace {

using Units = std::vector<std::vector<ClaimUnit>>;
using Features = std::vector<std::vector<double>>;

/// The numbers that differ between points, by point.
Features features_of(ParameterPoints const& space, std::uint32_t points)
{
    Features out;
    for (std::uint32_t i = 0; i < points; ++i) {
        auto const scenario = space.at(i);
        out.emplace_back();
        for (auto const& parameter : space.parameters())
            out.back().push_back(parameter.at.in(scenario.parameters));
    }
    return out;
}

ClaimResult result_of(Claim const& claim, Units const& units)
{
    ClaimResult out;
    out.claim = claim;
    for (auto const& part : claim.parts) {
        PartResult result;
        for (auto const& point : units) {
            double const value = value_of(part, point);
            result.values.push_back(value);
            if (part.is_reported_only()) continue;
            result.holds.k += part.holds(value) ? 1 : 0;
            ++result.holds.n;
        }
        result.effect = spread_of(result.values);
        out.parts.push_back(std::move(result));
    }
    for (auto const& point : units)
        out.holds.push_back(claim_holds(claim, point));
    out.share = {static_cast<std::size_t>(std::ranges::count(out.holds, true)), out.holds.size()};
    out.verdict = verdict_of(out.share);
    if (out.verdict == ClaimVerdict::undecided) out.points_to_decide = points_that_decide(out.share);
    out.states = states_of(claim, units);
    return out;
}

void require_replicates(ClaimsOptions const& options)
{
    Problems problems;
    if (options.points < 1)
        problems.push_back({.code = ProblemCode::value_out_of_range,
                            .place = {.argument = "points"},
                            .what = "is 0",
                            .allowed = "at least 1"});
    if (options.replicates < 1)
        problems.push_back({.code = ProblemCode::value_out_of_range,
                            .place = {.argument = "replicates"},
                            .what = "is 0",
                            .allowed = "at least 1"});
    if (options.fit && options.points > *options.fit->size())
        problems.push_back({.code = ProblemCode::value_out_of_range,
                            .place = {.argument = "members"},
                            .what = "is " + std::to_string(options.points),
                            .allowed = "the fit has " + std::to_string(*options.fit->size())});
    auto const& groups = options.base.groups;
    for (auto const* group : {"woman", "man"})
        if (std::ranges::find(groups, group) == groups.end())
            problems.push_back({.code = ProblemCode::name_unknown,
                                .place = {.argument = "claims"},
                                .what = "the scenario has no group '" + std::string(group) + "'",
                                .allowed = "claims speak of women and men"});
    throw_if_any(problems);
}

} // namespace

std::vector<ClaimResult> test_claims(std::vector<Claim> const& claims, ClaimsOptions const& options,
                                     PointStore& store)
{
    require_replicates(options);
    auto const units = run_claims(claims, options, store);
    auto const& base = options.base;
    auto const space = space_of(options);
    auto const features = features_of(*space, options.points);
    std::vector<ClaimResult> out;
    for (std::size_t c = 0; c < claims.size(); ++c) {
        auto result = result_of(claims[c], units[c]);
        if (result.verdict == ClaimVerdict::depends || result.verdict == ClaimVerdict::undecided)
            result.region = find_region({features, result.holds});
        result.mechanisms = mechanisms_of(result, *space, features, Key{base.seed, 0});
        out.push_back(std::move(result));
    }
    return out;
}

std::vector<std::string> varied_parameters(Scenario const& base)
{
    std::vector<std::string> names;
    for (auto const& parameter : uncertain_parameters(base))
        names.push_back(parameter.at.name);
    return names;
}

} // namespace groundswell
