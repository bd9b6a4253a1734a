#include <algorithm>
#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>

#include "base/text.hpp"
#include "scenario/read_context.hpp"

namespace groundswell {

namespace {

/// Keys that a scenario may set: full names of parameters, and names of lists by rank.
std::vector<std::string> keys_of(std::vector<ParameterAt> const& members)
{
    std::vector<std::string> keys{"run.seed", "run.replicates", "components.off"};
    for (auto const& member : members) {
        auto const name = member.rank < 0 ? member.name : member.name.substr(0, member.name.rfind('.'));
        if (keys.back() != name) keys.push_back(name);
    }
    return keys;
}

void read_list(Scenario& scenario, std::vector<ParameterAt> const& members, TomlNode const& value,
               ReadContext& context)
{
    auto const& first = members.front().name;
    auto const name = first.substr(0, first.rfind('.'));
    auto const* items = context.list(value, name);
    if (!items) return;
    if (items->size() != members.size()) {
        context.say(value,
                    {.code = ProblemCode::value_wrong_count,
                     .place = {.key = name},
                     .what = fmt::format("{} has {} values", name, items->size()),
                     .allowed = fmt::format("one for each of {} ranks, lowest first", members.size())});
        return;
    }
    for (std::size_t i = 0; i < members.size(); ++i)
        if (auto const number = context.number((*items)[i], members[i].name)) {
            members[i].in(scenario.parameters) = *number;
            scenario.given.insert(members[i].name);
        }
}

template <class Integer>
void read_whole(TomlNode const& value, std::string const& name, Range allowed, Integer& into,
                ReadContext& context)
{
    auto const number = context.whole(value, name);
    if (!number) return;
    if (allowed.contains(static_cast<double>(*number)))
        into = static_cast<Integer>(*number);
    else
        context.say(value, {.code = ProblemCode::value_out_of_range,
                            .place = {.key = name},
                            .what = fmt::format("{} is {}", name, *number),
                            .allowed = fmt::format("from {:.0f} to {:.0f}", allowed.low, allowed.high)});
}

} // namespace

void read_parameter(Scenario& scenario, std::string const& name, TomlNode const& value, ReadContext& context)
{
    if (name == "run.seed") return read_whole(value, name, {0, 4294967295.0}, scenario.seed, context);
    if (name == "run.replicates") return read_whole(value, name, {1, 1e6}, scenario.replicates, context);
    auto const members = parameters_for(scenario.groups, scenario.ranks);
    if (auto const one = std::ranges::find(members, name, &ParameterAt::name); one != members.end()) {
        if (auto const number = context.number(value, name)) {
            one->in(scenario.parameters) = *number;
            scenario.given.insert(name);
        }
        return;
    }
    std::vector<ParameterAt> listed;
    std::vector<std::string> below;
    for (auto const& member : members)
        if (member.name.starts_with(name + ".")) {
            below.push_back(member.name);
            if (member.rank >= 0 && member.name.rfind('.') == name.size()) listed.push_back(member);
        }
    if (!listed.empty()) return read_list(scenario, listed, value, context);
    if (below.empty()) return context.unknown_key(value, name, keys_of(members));
    if (auto const* table = value.table()) {
        for (auto const& [key, inner] : *table)
            read_parameter(scenario, name + "." + key, inner, context);
        return;
    }
    auto const* items = value.array();
    if (items && items->size() == below.size()) { // in the order of the parameter table
        for (std::size_t i = 0; i < below.size(); ++i)
            read_parameter(scenario, below[i], (*items)[i], context);
        return;
    }
    context.say(value, {.code = items ? ProblemCode::value_wrong_count : ProblemCode::value_wrong_type,
                        .place = {.key = name},
                        .what = items ? fmt::format("{} has {} values", name, items->size())
                                      : fmt::format("{} is {}", name, value.type()),
                        .allowed = fmt::format("a table or a list of {}", fmt::join(below, ", "))});
}

void read_components(Components& off, TomlNode const& list, ReadContext& context)
{
    std::vector<std::string> const names(component_names.begin(), component_names.end());
    for (auto const& name : context.texts(list, "components.off")) {
        auto const found = std::ranges::find(names, name);
        if (found == names.end())
            context.say(list, {.code = ProblemCode::name_unknown,
                               .place = {.key = "components.off"},
                               .what = "components.off names the unknown component '" + name + "'",
                               .allowed = fmt::format("{}", fmt::join(names, ", ")),
                               .suggestion = did_you_mean(name, names)});
        else
            off.*component_switches[static_cast<std::size_t>(found - names.begin())] = true;
    }
}

} // namespace groundswell
