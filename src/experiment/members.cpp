#include <groundswell/members.hpp>

#include <fmt/format.h>
#include <groundswell/run.hpp>

#include "base/hash.hpp"
#include "scenario/hash.hpp"

namespace groundswell {

std::uint64_t Members::hash() const
{
    Hash hash;
    hash.word(institution);
    for (auto const& parameter : parameters)
        hash.text(parameter);
    for (auto const& member : members)
        for (double const value : member.values)
            hash.number(value);
    return hash.value();
}

std::uint64_t institution_hash(Scenario const& scenario)
{
    auto same = scenario;
    same.parameters.run = {};
    same.parameters.institution.seats = 0;
    same.parameters.institution.units = 0;
    return scenario_hash(same);
}

Members members_for(Scenario const& fitted, std::string command)
{
    Members out{.name = {},
                .version = GROUNDSWELL_VERSION,
                .title = fitted.title,
                .command = std::move(command),
                .scenario = scenario_hash(fitted),
                .institution = institution_hash(fitted),
                .seed = fitted.seed,
                .parameters = {},
                .members = {}};
    for (auto const& parameter : uncertain_parameters(fitted))
        out.parameters.push_back(parameter.at.name);
    return out;
}

void add_member(Members& members, Scenario const& point, std::uint64_t result_hash)
{
    Members::Member out{.values = {}, .result_hash = result_hash};
    for (auto const& name : members.parameters)
        out.values.push_back(parameter_value(point.parameters, name, point.groups, point.ranks));
    members.members.push_back(std::move(out));
}

std::uint64_t member_result_hash(Scenario const& point, std::uint32_t seed)
{
    auto scenario = point;
    scenario.seed = seed;
    return run_replicate(scenario, 0, {.threads = 1, .series = true, .observe_every = 0}).result_hash;
}

void define_fit(FitUse const& fit, PointStore& store)
{
    if (fit) store.define(kept_fit, write_members(fit.points->members()));
}

} // namespace groundswell
