#include <groundswell/check_scenario.hpp>

#include <algorithm>
#include <fmt/format.h>

#include "base/how_many.hpp"
#include "base/text.hpp"
#include "scenario/describe_parts.hpp"

namespace groundswell {

namespace {

std::string list(char const* heading, std::vector<std::string> const& items)
{
    if (items.empty()) return "";
    std::string out = fmt::format("\n{}\n", heading);
    for (auto const& item : items)
        out += "  " + item + "\n";
    return out;
}

std::string time(Scenario const& scenario)
{
    auto const& run = scenario.parameters.run;
    return fmt::format(
        "\nTime\n  {} of burn-in{}, then {} counted; shares of people and of events look back {},\n"
        "  survey questions over the time that each asks about, burn-in included\n"
        "  {} from seed {}\n",
        how_many(run.burnin, "week"), scenario.import ? " (leavers are replaced like for like)" : "",
        how_many(run.weeks, "week"), how_many(std::min(run.window, run.weeks), "week"),
        how_many(scenario.replicates, "replicate"), scenario.seed);
}

std::string components(Scenario const& scenario)
{
    std::vector<std::string> off;
    for (std::size_t i = 0; i < component_count; ++i)
        if (scenario.off.*component_switches[i]) off.emplace_back(component_names[i]);
    return list("Components switched off", off);
}

} // namespace

std::string describe_scenario(Scenario const& scenario, World const* world,
                              std::vector<std::string> const& guesses)
{
    std::string out = scenario.title + "\n";
    if (!scenario.sentence.empty()) out += scenario.sentence + "\n";
    out += description::people(scenario, world);
    out += description::ties(scenario, world);
    out += time(scenario);
    out += description::conduct(scenario);
    out += description::policy(scenario);
    out += components(scenario);
    out += description::interventions(scenario);
    out += description::changes(scenario);
    out += list("Guessed or assumed about the tables", guesses.empty() ? scenario.shown_guesses() : guesses);
    out += list("Worth knowing", scenario.notes);
    return out;
}

} // namespace groundswell
