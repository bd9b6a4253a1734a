#include "scenario/contradictions.hpp"

#include <algorithm>
#include <array>

namespace groundswell {

namespace {

constexpr std::array<Contradiction, 2> all_contradictions{{
    {.name = "harm within everyday",
     .smaller = "propensity.harm.share.{group}",
     .larger = "propensity.everyday.share.{group}",
     .may_be_equal = true,
     .is_error = true,
     .why = "who does harm also makes remarks (model 3.1)"},
    {.name = "remarks below disclosure",
     .smaller = "kinds.remark.severity",
     .larger = "disclose.min_severity",
     .may_be_equal = false,
     .is_error = false,
     .why = "people would tell and report remarks, which surveys of harm do not count (model 3.5)"},
}};

std::string named_for(std::string name, std::string const& group)
{
    constexpr std::string_view blank = "{group}";
    auto const at = name.find(blank);
    return at == std::string::npos ? name : name.replace(at, blank.size(), group);
}

} // namespace

std::span<Contradiction const> contradictions()
{
    return all_contradictions;
}

std::vector<ContradictionAt> contradictions_of(Scenario const& scenario)
{
    std::vector<ContradictionAt> out;
    auto const all = parameters_for(scenario.groups, scenario.ranks);
    for (auto const& rule : all_contradictions) {
        bool const grouped = named_for(rule.smaller, "") != rule.smaller;
        for (auto const& group : grouped ? scenario.groups : std::vector<std::string>{""}) {
            auto const at = [&](char const* name) {
                return *std::ranges::find(all, named_for(name, group), &ParameterAt::name);
            };
            out.push_back({&rule, at(rule.smaller), at(rule.larger)});
        }
    }
    return out;
}

} // namespace groundswell
