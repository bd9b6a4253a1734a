#include "report/costs.hpp"

#include <algorithm>

#include "report/words.hpp"
#include "scenario/cost_unit.hpp"

namespace groundswell::report {

namespace {

/// Takes each unit once, in the scenario's own spelling.
class Units {
  public:
    void add(Scenario const& scenario, InterventionSpec const& spec)
    {
        if (spec.cost_per_person == 0 && spec.cost_per_week == 0) return;
        auto unit = cost_unit_of(scenario, spec);
        if (same_cost_unit(unit, scenario.cost_unit)) unit = scenario.cost_unit;
        if (std::ranges::none_of(units, [&](auto const& known) { return same_cost_unit(known, unit); }))
            units.push_back(std::move(unit));
    }
    std::vector<std::string> units;
};

void add_others(Units& out, Scenario const& from, Scenario const& without)
{
    for (auto const& spec : from.interventions)
        if (std::ranges::find(without.interventions, spec) == without.interventions.end())
            out.add(from, spec);
}

} // namespace

std::vector<std::string> cost_units(Scenario const& scenario)
{
    Units out;
    for (auto const& spec : scenario.interventions)
        out.add(scenario, spec);
    return out.units;
}

std::vector<std::string> cost_units(Scenario const& base, Scenario const& variant)
{
    Units out;
    add_others(out, variant, base);
    add_others(out, base, variant);
    return out.units;
}

std::string unit_words(std::string const& unit)
{
    return unit.empty() ? "in the scenario's own unit of cost" : unit;
}

std::string units_words(std::vector<std::string> const& units)
{
    std::vector<std::string> words;
    for (auto const& unit : units)
        words.push_back(unit.empty() ? "a unit that is not said" : unit);
    return joined(words);
}

} // namespace groundswell::report
