#include <groundswell/write_scenario.hpp>

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>
#include <map>

#include "scenario/groups.hpp"
#include "scenario/toml_tree.hpp"
#include "scenario/write_interventions.hpp"
#include "scenario/write_world.hpp"

namespace groundswell {

namespace {

/// Parameters that differ from what reading would fill in, by top-level table. A list by rank is one line.
class ParameterLines {
  public:
    explicit ParameterLines(Scenario const& scenario)
    {
        Scenario standard = scenario;
        standard.hiring.clear(); // tables may not be at hand where this is read
        settle_groups(standard);
        auto const members = parameters_for(scenario.groups, scenario.ranks);
        for (std::size_t at = 0; at < members.size();) {
            std::size_t end = at + 1;
            auto const key = key_of(members[at]);
            while (end < members.size() && members[at].rank >= 0 && key_of(members[end]) == key)
                ++end;
            bool wanted = false;
            std::vector<std::string> values;
            for (; at < end; ++at) {
                double const value = members[at].in(scenario.parameters);
                double const untold = members[at].row->shape == Shape::single
                                          ? members[at].default_value->value
                                          : members[at].in(standard.parameters);
                wanted = wanted || scenario.given.contains(members[at].name) || value != untold;
                values.push_back(fmt::format("{}", value));
            }
            if (!wanted) continue;
            bool const list = members[end - 1].rank >= 0;
            auto const dot = key.find('.');
            add(key.substr(0, dot), key.substr(dot + 1),
                list ? fmt::format("[{}]", fmt::join(values, ", ")) : values.front());
        }
    }

    void add(std::string const& table, std::string const& key, std::string const& value)
    {
        auto found = std::ranges::find(tables_, table, &std::pair<std::string, std::string>::first);
        if (found == tables_.end()) found = tables_.insert(found, {table, ""});
        found->second += fmt::format("{} = {}\n", key, value);
    }

    std::string text() const
    {
        std::string out;
        for (auto const& [table, lines] : tables_)
            out += fmt::format("\n[{}]\n{}", table, lines);
        return out;
    }

  private:
    static std::string key_of(ParameterAt const& member)
    {
        return member.rank < 0 ? member.name : member.name.substr(0, member.name.rfind('.'));
    }

    std::vector<std::pair<std::string, std::string>> tables_;
};

} // namespace

std::string write_toml(Scenario const& scenario, std::string const& directory)
{
    std::string out = fmt::format("title = {}\n", toml_quoted(scenario.title));
    if (!scenario.sentence.empty()) out += fmt::format("sentence = {}\n", toml_quoted(scenario.sentence));
    out += fmt::format("groups = {}\n", toml_list(scenario.groups));
    out += scenario.rank_names.empty() ? fmt::format("ranks = {}\n", scenario.ranks)
                                       : fmt::format("ranks = {}\n", toml_list(scenario.rank_names));
    if (scenario.import) out += world_text(*scenario.import, directory);
    if (scenario.profile) out += source_text("profile", scenario.profile->file, directory);
    if (scenario.world_file) out += source_text("file", scenario.world_file->file, directory);
    ParameterLines lines(scenario);
    lines.add("run", "seed", std::to_string(scenario.seed));
    lines.add("run", "replicates", std::to_string(scenario.replicates));
    if (!scenario.cost_unit.empty()) lines.add("cost", "unit", toml_quoted(scenario.cost_unit));
    std::vector<std::string> off;
    for (std::size_t i = 0; i < component_count; ++i)
        if (scenario.off.*component_switches[i]) off.emplace_back(component_names[i]);
    if (!off.empty()) lines.add("components", "off", toml_list(off));
    out += lines.text();
    for (auto const& intervention : scenario.interventions)
        out += intervention_text(intervention);
    return out;
}

} // namespace groundswell
