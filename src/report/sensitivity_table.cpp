#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>

#include "experiment/allowed_cube.hpp"
#include "report/sensitivity_outcome.hpp"

namespace groundswell::report {

namespace {

using Out = std::back_insert_iterator<std::string>;

/// Every figure that some run has, in the order of the first that has it.
std::vector<std::string> figures_in(std::vector<SensitivityRun> const& runs)
{
    std::vector<std::string> out;
    for (auto const& run : runs)
        for (auto const& value : run.figures)
            if (std::ranges::find(out, value.metric) == out.end()) out.push_back(value.metric);
    return out;
}

void add_figures(Out& out, SensitivityRun const& run, std::vector<std::string> const& names)
{
    for (auto const& name : names) {
        auto const at = std::ranges::find(run.figures, name, &PointValue::metric);
        if (at == run.figures.end() || std::isnan(at->value))
            *out = ',';
        else
            fmt::format_to(out, ",{}", at->value);
    }
}

} // namespace

std::string sensitivity_table(SensitivityResult const& result, Scenario const& scenario)
{
    AllowedCube const cube(scenario);
    auto const figures = figures_in(result.runs);
    std::string text = "stage,row,point,replicate";
    Out out(text);
    for (auto const& name : result.parameters)
        fmt::format_to(out, ",unit:{}", name);
    for (auto const& name : result.parameters)
        fmt::format_to(out, ",{}", name);
    for (auto const& name : figures)
        fmt::format_to(out, ",figure:{}", name);
    *out = '\n';
    for (auto const& run : result.runs) {
        auto const stage = run.key.experiment.substr(run.key.experiment.find('/') + 1);
        fmt::format_to(out, "{},{},\"{}\",{}", stage, run.key.replicate, run.key.point, run.draws);
        for (double const u : run.unit)
            fmt::format_to(out, ",{}", u);
        auto const parameters = cube.at(run.unit).parameters;
        for (auto const& parameter : cube.parameters())
            fmt::format_to(out, ",{}", parameter.at.in(parameters));
        add_figures(out, run, figures);
        *out = '\n';
    }
    return text;
}

} // namespace groundswell::report
