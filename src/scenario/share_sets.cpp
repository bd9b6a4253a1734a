#include "scenario/share_sets.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>
#include <groundswell/problems.hpp>

#include "base/text.hpp"
#include "scenario/check.hpp"

namespace groundswell {

namespace {

std::vector<std::vector<std::string>> const& share_sets()
{
    static std::vector<std::vector<std::string>> const sets{
        {"policy.response.coddle", "policy.response.sanction", "policy.response.remove",
         "policy.response.restore"},
        {"kinds.hostility.share", "kinds.advance.share", "kinds.coercion.share"},
        {"discourse.frames.innocence", "discourse.frames.hurt", "discourse.frames.equivalence"}};
    return sets;
}

} // namespace

std::vector<std::string> share_set_of(std::string const& parameter)
{
    for (auto const& names : share_sets())
        if (std::ranges::find(names, parameter) != names.end()) return names;
    return {};
}

std::vector<std::string> complete_shares(Scenario& scenario, std::vector<std::string> const& set)
{
    std::vector<std::string> notes;
    auto const share = [&](std::string const& name) -> double& {
        return parameter_value(scenario.parameters, name, scenario.groups, scenario.ranks);
    };
    for (auto const& names : share_sets()) {
        double given = 0, others = 0;
        std::size_t count = 0;
        for (auto const& name : names)
            if (std::ranges::find(set, name) != set.end()) {
                given += share(name);
                ++count;
            } else {
                others += share(name);
            }
        bool const complete = std::abs(given + others - 1) <= share_tolerance;
        if (count == 0 || complete || !(given <= 1) || !(others > 0)) continue;
        std::vector<std::string> words;
        for (auto const& name : names) {
            if (std::ranges::find(set, name) != set.end()) continue;
            share(name) *= (1 - given) / others;
            words.push_back(fmt::format("{} is {}", name, format_number(share(name))));
        }
        notes.push_back(
            fmt::format("shares that were not set keep their proportions, so that all sum to 1: {}",
                        fmt::join(words, ", ")));
    }
    return notes;
}

} // namespace groundswell
