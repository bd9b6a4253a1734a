#include <algorithm>
#include <fstream>
#include <groundswell/read_scenario.hpp>
#include <iterator>

#include "scenario/check.hpp"
#include "scenario/cost_unit.hpp"
#include "scenario/read_context.hpp"

namespace groundswell {

std::optional<Scenario> read_plan(std::string const& file, Scenario const& base)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::nullopt;
    std::string const text{std::istreambuf_iterator<char>(in), {}};
    auto const root = parse_toml(text, file);
    TomlNode const *blocks = nullptr, *cost = nullptr;
    for (auto const& [key, node] : *root.table()) {
        if (key == "intervention")
            blocks = &node;
        else if (key == "cost")
            cost = &node;
        else if (key != "title" && key != "sentence")
            return std::nullopt;
    }
    if (!blocks) return std::nullopt;

    Scenario out = base;
    ReadContext context({.file = file});
    if (auto const* list = context.list(*blocks, "intervention")) {
        out.interventions = read_interventions(*list, out, context);
        if (context.problems().empty()) context.take(check_interventions(out));
    }
    // The plan's unit is of its own interventions, not of the base's.
    if (auto const unit = cost ? read_cost_unit(*cost, context) : std::nullopt)
        for (auto& spec : out.interventions)
            if (spec.cost_unit.empty()) spec.cost_unit = *unit;
    throw_if_any(context.problems());
    out.interventions.insert(out.interventions.begin(), base.interventions.begin(), base.interventions.end());
    fill_defaults(out);
    auto const problems = check_interventions(out);
    if (!problems.empty())
        context.say({.code = problems.front().code,
                     .what = "does not go with the interventions of the base: " + problems.front().text(),
                     .suggestion = "give them names of their own"});
    throw_if_any(context.problems());
    return out;
}

} // namespace groundswell
