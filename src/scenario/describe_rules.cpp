#include <algorithm>
#include <fmt/format.h>

#include "base/math.hpp"
#include "scenario/describe_parts.hpp"
#include "scenario/intervention_fields.hpp"
#include "scenario/parameter_table.hpp"

namespace groundswell::description {

std::string conduct(Scenario const& scenario)
{
    auto const& p = scenario.parameters;
    std::string out = "\nConduct\n  who would ever commit an act of harm:";
    for (std::size_t g = 0; g < scenario.groups.size(); ++g)
        out += fmt::format("{} {} {}", g ? "," : "", scenario.groups[g], percent(p.propensity.harm.share[g]));
    out += "\n  who would ever make a remark:";
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
    return fmt::format(
        "\nWhat the institution does with a report\n"
        "  it rules after {} weeks; {} of bare reports against the lowest rank are found true, {} against "
        "the highest\n"
        "  then: comfort for the accused {}, a penalty {}, dismissal {}, amends {}\n"
        "  a colleague hears of the ruling with probability {}\n"
        "  between equals, {} of those who report meet retaliation\n",
        format_number(policy.delay), percent(logistic(policy.substantiate)),
        percent(logistic(policy.substantiate - shield)), percent(r[0]), percent(r[1]), percent(r[2]),
        percent(r[3]), format_number(policy.transparency),
        percent(logistic(scenario.parameters.retaliation.base)));
}

namespace {

std::string scope_words(Scenario const& scenario, InterventionSpec const& spec)
{
    auto const& scope = spec.scope;
    std::vector<std::string> parts;
    if (scope.share < 1) parts.push_back(percent(scope.share) + " of");
    parts.push_back(scope.groups.empty() ? "everyone" : fmt::format("{}", fmt::join(scope.groups, " and ")));
    if (!scope.ranks.empty()) {
        std::vector<std::string> names;
        for (int const rank : scope.ranks) {
            auto const at = static_cast<std::size_t>(rank);
            names.push_back(at < scenario.rank_names.size() ? scenario.rank_names[at] : std::to_string(rank));
        }
        parts.push_back(fmt::format("of rank {}", fmt::join(names, ", ")));
    }
    if (!scope.units.empty()) parts.push_back(fmt::format("in {}", fmt::join(scope.units, ", ")));
    return fmt::format("{}", fmt::join(parts, " "));
}

/// What is particular to this one, after the sentence on its kind.
std::string particulars(Scenario const& scenario, InterventionSpec const& spec)
{
    auto const& use = use_of(spec.kind);
    std::vector<std::string> parts;
    if (use.uses("dose")) parts.push_back("dose " + format_number(spec.dose));
    for (auto const& [name, value] : spec.set)
        parts.push_back(name + " = " + format_number(value));
    if (spec.kind == InterventionKind::escrow)
        parts.push_back(fmt::format("{} of silent targets use it, {} against one person file all",
                                    percent(spec.uptake), spec.match));
    if (spec.kind == InterventionKind::remove_offenders)
        parts.push_back(spec.top_share > 0
                            ? "the top " + percent(spec.top_share) + " by propensity (an oracle)"
                            : fmt::format("everyone with {} or more reports", spec.reports));
    if (spec.quota) parts.push_back("by quota");
    if (spec.kind == InterventionKind::movement)
        parts.push_back(fmt::format("{} x {}", spec.count, spec.post));
    if (use.uses("scope")) parts.push_back("for " + scope_words(scenario, spec));
    if (spec.every > 0) parts.push_back(fmt::format("every {} weeks", spec.every));
    if (spec.ramp) parts.push_back("growing linearly");
    if (spec.cost_per_person > 0) parts.push_back(format_number(spec.cost_per_person) + " per person");
    if (spec.cost_per_week > 0) parts.push_back(format_number(spec.cost_per_week) + " per week");
    return fmt::format("{}", fmt::join(parts, "; "));
}

/// `----====----`: 40 columns from the first week to the last.
std::string time_line(InterventionSpec const& spec, double first, double last)
{
    constexpr int columns = 40;
    auto const column = [&](double week) {
        return std::clamp(static_cast<int>((week - first) / (last - first) * columns), 0, columns);
    };
    int const begin = std::min(column(spec.start), columns - 1);
    int const end = spec.end ? std::max(column(*spec.end), begin + 1) : columns;
    std::string line(columns, '-');
    std::fill(line.begin() + begin, line.begin() + end, '=');
    return line;
}

} // namespace

std::string interventions(Scenario const& scenario)
{
    if (scenario.interventions.empty()) return "";
    double const last = scenario.parameters.run.weeks;
    double first = 0;
    std::size_t width = 0;
    for (auto const& spec : scenario.interventions) {
        first = std::min(first, static_cast<double>(spec.start));
        width = std::max(width, spec.name.size());
    }
    std::string out =
        fmt::format("\nInterventions, week {} to {}\n", format_number(first), format_number(last));
    for (auto const& spec : scenario.interventions) {
        auto const until = spec.end ? fmt::format("weeks {} to {}", spec.start, *spec.end - 1)
                                    : fmt::format("from week {}", spec.start);
        out += fmt::format("  {:<{}}  {}  {}\n", spec.name, width, time_line(spec, first, last), until);
        auto const more = particulars(scenario, spec);
        out += fmt::format("  {:<{}}  {}{}\n", "", width, use_of(spec.kind).meaning,
                           more.empty() ? "" : ": " + more);
    }
    return out;
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
        if (member.standard) line.standards.push_back(format_number(member.standard->value));
        line.differs = line.differs || (member.standard ? value != member.standard->value
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
