#include "experiment/claim_units.hpp"

#include <cmath>
#include <fmt/format.h>
#include <groundswell/run.hpp>

#include "engine/state.hpp"
#include "experiment/arm_runs.hpp"
#include "experiment/asked.hpp"
#include "experiment/claim_figures.hpp"
#include "experiment/definition.hpp"
#include "experiment/design.hpp"
#include "experiment/units.hpp"
#include "parallel/executor.hpp"
#include "scenario/hash.hpp"

namespace groundswell {

namespace {

std::string experiment_of(Claim const& claim)
{
    return "claims/" + claim.id;
}

std::string asked_of(Claim const& claim, ClaimsOptions const& options, ParameterPoints const& space)
{
    auto const hex = [](Scenario const& scenario) { return fmt::format("{:016x}", scenario_hash(scenario)); };
    AskedClaim asked{.id = claim.id,
                     .scenario = hex(options.base),
                     .space = fmt::format("{:016x}", space.hash()),
                     .seed = options.base.seed,
                     .states = claim.states,
                     .arms = {},
                     .parts = {}};
    for (auto const& arm : claim.arms)
        asked.arms.push_back({arm.name, hex(arm.of(options.base)), arm.from_start});
    for (auto const& part : claim.parts)
        asked.parts.push_back({part.value, part.threshold()});
    return definition_of(asked);
}

ClaimUnit measured(Claim const& claim, ArmRuns& runs, std::vector<std::string> const& groups)
{
    ClaimUnit out;
    ClaimArm const base{.name = "base", .set = {}, .interventions = {}, .weeks = {}};
    auto const take = [&](ClaimFigure const& figure) {
        auto const* arm = claim.arm(figure.arm);
        double const value = figure_value(figure, runs(arm ? *arm : base), groups);
        if (!std::isnan(value)) out[figure.text()] = value;
    };
    for (auto const& figure : claim.figures())
        take(figure);
    take(final_norm("base"));
    for (auto const& arm : claim.arms)
        take(final_norm(arm.name));
    return out;
}

std::vector<PointValue> packed(ClaimUnit const& unit)
{
    std::vector<PointValue> out;
    for (auto const& [figure, value] : unit)
        out.push_back({figure, "all", value});
    return out;
}

ClaimUnit unpacked(std::vector<PointValue> const& values)
{
    ClaimUnit out;
    for (auto const& value : values)
        out[value.metric] = value.value;
    return out;
}

} // namespace

std::shared_ptr<ParameterPoints const> space_of(ClaimsOptions const& options)
{
    if (options.fit) return options.fit;
    return std::make_shared<Design>(options.base, options.base.seed);
}

ClaimFigure final_norm(std::string const& arm)
{
    return {.metric = "perceived_norm", .arm = arm};
}

std::vector<std::vector<std::vector<ClaimUnit>>> run_claims(std::vector<Claim> const& claims,
                                                            ClaimsOptions const& options, PointStore& store)
{
    auto const space = space_of(options);
    if (options.fit) define_fit({.points = options.fit}, store);
    Units units{.of = fmt::format("claims at {} points, {} times", options.points, options.replicates),
                .count = std::size_t{options.points} * options.replicates,
                .points = {},
                .address = {},
                .run = {},
                .take = {}};
    for (auto const& claim : claims) {
        auto const asked = asked_of(claim, options, *space);
        store.define(experiment_of(claim), asked);
        units.of += "\n" + asked;
    }
    std::vector out(claims.size(), std::vector(options.points, std::vector<ClaimUnit>(options.replicates)));
    auto const point_of = [&](std::size_t unit) {
        return static_cast<std::uint32_t>(unit / options.replicates);
    };
    auto const replicate_of = [&](std::size_t unit) {
        return static_cast<std::uint32_t>(unit % options.replicates);
    };
    units.points = [&](std::size_t unit) {
        std::vector<PointKey> keys;
        for (auto const& claim : claims)
            keys.push_back(
                {experiment_of(claim), fmt::format("point {}", point_of(unit)), replicate_of(unit)});
        return keys;
    };
    units.address = [](std::size_t unit) { return std::vector<double>{static_cast<double>(unit)}; };
    units.run = [&](std::vector<double> const& address, std::vector<std::size_t> const& missing,
                    KeepPoint const& keep) {
        auto const unit = static_cast<std::size_t>(address.at(0));
        auto const point = point_of(unit);
        // A replicate of its own for every point: otherwise luck would be shared by the whole design.
        ArmRuns runs(space->at(point), (replicate_of(unit) << 16) + point, options.stop, options.card);
        for (auto const c : missing)
            keep(c, packed(measured(claims[c], runs, options.base.groups)));
    };
    units.take = [&](std::size_t unit, std::size_t c, std::vector<PointValue> const& values) {
        out[c][point_of(unit)][replicate_of(unit)] = unpacked(values);
    };
    if (options.advance) units.advance = [&](bool) { options.advance(); };
    run_units(units, Executor(options.threads, options.stop), store);
    return out;
}

} // namespace groundswell
