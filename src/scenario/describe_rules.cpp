#include <fmt/format.h>

#include <groundswell/parameter_table.hpp>

#include "base/how_many.hpp"
#include "base/math.hpp"
#include "base/text.hpp"
#include "scenario/describe_parts.hpp"

namespace groundswell::description {

std::string conduct(Scenario const& scenario)
{
    auto const& p = scenario.parameters;
    std::string out = "\nConduct\n  people who would ever commit an act of harm:";
    for (std::size_t g = 0; g < scenario.groups.size(); ++g)
        out += fmt::format("{} {} {}", g ? "," : "", scenario.groups[g], percent(p.propensity.harm.share[g]));
    out += "\n  people who would ever make a remark:";
    for (std::size_t g = 0; g < scenario.groups.size(); ++g)
        out += fmt::format("{} {} {}", g ? "," : "", scenario.groups[g],
                           percent(p.propensity.everyday.share[g]));
    out += "\n  kinds of act: ";
    for (std::size_t k = 0; k < kind_count; ++k)
        out += fmt::format("{}{} (severity {}{})", k ? ", " : "", kind_names[k],
                           format_number(p.kinds[k].severity),
                           k ? ", " + percent(p.kinds[k].share) + " of harm" : "");
    return out + "\n";
}

std::string policy(Scenario const& scenario)
{
    auto const& policy = scenario.parameters.policy;
    auto const& r = policy.response;
    double const shield = scenario.off.power ? 0 : policy.shield;
    return fmt::format("\nWhat the institution does with a report\n"
                       "  it rules after {}; {} of reports without evidence against the lowest rank "
                       "are found true, {} against "
                       "the highest\n"
                       "  then: comfort for the accused {}, a penalty {}, dismissal {}, amends {}\n"
                       "  a colleague hears of the ruling with probability {}\n"
                       "  between equals, {} of those who report meet retaliation\n",
                       how_many(policy.delay, "week"), percent(logistic(policy.substantiate)),
                       percent(logistic(policy.substantiate - shield)), percent(r[0]), percent(r[1]),
                       percent(r[2]), percent(r[3]), format_number(policy.transparency),
                       percent(logistic(scenario.parameters.retaliation.base)));
}

std::string changes(Scenario const& scenario)
{
    struct Line {
        std::string name, meaning;
        std::vector<std::string> values, standards; ///< one, or one by rank
        bool differs{false};
    };
    std::vector<Line> lines;
    for (auto const& member : parameters_for(scenario.groups, scenario.ranks)) {
        if (!scenario.generated() && member.name.starts_with("institution.")) continue;
        auto const name = member.rank < 0 ? member.name : member.name.substr(0, member.name.rfind('.'));
        if (lines.empty() || lines.back().name != name)
            lines.push_back({name, member.row->meaning, {}, {}, false});
        auto& line = lines.back();
        double const value = member.in(scenario.parameters);
        line.values.push_back(format_number(value));
        if (member.default_value) line.standards.push_back(format_number(member.default_value->value));
        line.differs = line.differs || (member.default_value ? value != member.default_value->value
                                                             : scenario.given.contains(member.name));
    }
    std::string out;
    for (auto const& line : lines) {
        if (!line.differs) continue;
        out += fmt::format("  {} = {}", line.name, fmt::join(line.values, ", "));
        if (!line.standards.empty()) out += fmt::format(" (default {})", fmt::join(line.standards, ", "));
        out += fmt::format(": {}\n", line.meaning);
    }
    return "\nDifferent from the default institution\n" + (out.empty() ? "  nothing\n" : out);
}

} // namespace groundswell::description
