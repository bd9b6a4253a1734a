#include "pack/model_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <groundswell/figures.hpp>
#include <groundswell/parameter_table.hpp>
#include <groundswell/result.hpp>
#include <nlohmann/json.hpp>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "scenario/intervention_json.hpp"

namespace groundswell::pack {

namespace {

constexpr char const* purpose = "I.i Purpose";
constexpr char const* entities = "I.ii Entities, state variables, scales";
constexpr char const* process = "I.iii Process overview";
constexpr char const* initialisation = "III.ii Initialisation";
constexpr char const* input = "III.iii Input data";
constexpr char const* submodels = "III.iv Submodels";
constexpr char const* observation = "III.vi Observation";

struct Row {
    std::string element, part, item, value;
    std::string unit{}, plausible{}, evidence{}, source{}, meaning{};

    std::string text() const
    {
        return csv_row({element, part, item, value, unit, plausible, evidence, source, meaning});
    }
};

std::string range_text(Range const& range)
{
    return range.is_point() ? "" : format_number(range.low) + " .. " + format_number(range.high);
}

char const* element_of(ParameterRow const& row)
{
    for (auto const* part : {"institution.", "ties.", "init."})
        if (row.name.starts_with(part)) return initialisation;
    return row.name.starts_with("run.") ? entities : submodels;
}

std::string scenario_rows(PackedStudy const& study)
{
    auto const& scenario = study.scenario;
    std::string out;
    out += Row{purpose, "", "model", "Groundswell " + study.identity.version}.text();
    out += Row{.element = purpose,
               .part = "",
               .item = "scenario",
               .value = scenario.title,
               .meaning = scenario.sentence}
               .text();
    out += Row{entities, "", "people", study.people ? std::to_string(*study.people) : "", "people"}.text();
    out += Row{entities, "", "groups", fmt::format("{}", fmt::join(study.identity.groups, "; "))}.text();
    out += Row{entities, "", "ranks, lowest first",
               fmt::format("{}", fmt::join(study.identity.rank_names, "; "))}
               .text();
    for (auto const* name : state_names)
        out += Row{entities, "", "state variable", name}.text();
    out += Row{entities, "", "step", "1", "week"}.text();
    for (std::size_t i = 0; i < component_count; ++i)
        out += Row{process, "", fmt::format("component {}", component_names[i]),
                   scenario.off.*component_switches[i] ? "off" : "on"}
                   .text();
    out += Row{.element = input,
               .part = "",
               .item = "tables of people and ties",
               .value = study.of_tables() ? "yes" : "no",
               .meaning = study.of_tables() ? "not part of this research object" : ""}
               .text();
    return out;
}

std::string intervention_rows(PackedStudy const& study)
{
    std::string out;
    for (auto const& one : interventions_json(study.scenario.interventions))
        out += Row{process, "", "intervention " + one.at("kind").get<std::string>(), one.dump()}.text();
    return out;
}

std::string parameter_rows(PackedStudy const& study)
{
    std::string out;
    for (auto const& at : parameters_for(study.scenario.groups, study.scenario.ranks)) {
        auto const& row = *at.row;
        if (study.scenario.import && (row.name.starts_with("institution.") || row.name.starts_with("ties.")))
            continue; // they are in the tables
        out += Row{.element = element_of(row),
                   .part = row.section,
                   .item = at.name,
                   .value = fmt::format("{}", at.in(study.scenario.parameters)),
                   .unit = row.unit,
                   .plausible = at.default_value ? range_text(at.default_value->plausible) : "",
                   .evidence = row.role == Role::uncertain ? name_of(row.evidence) : name_of(row.role),
                   .source = row.source,
                   .meaning = row.meaning}
                   .text();
    }
    return out;
}

std::string figure_rows()
{
    std::string out;
    for (auto const& figure : all_figures())
        if (figure.use == FigureUse::end_of_run)
            out += Row{.element = observation,
                       .part = "5",
                       .item = std::string(figure.name),
                       .value = "",
                       .unit = std::string(figure.unit),
                       .meaning = std::string(figure.meaning)}
                       .text();
    return out;
}

} // namespace

std::string model_table(PackedStudy const& study)
{
    return csv_row({"element", "part of docs/model.md", "item", "value", "unit", "plausible range",
                    "evidence", "source", "meaning"}) +
           scenario_rows(study) + intervention_rows(study) + parameter_rows(study) + figure_rows();
}

} // namespace groundswell::pack
