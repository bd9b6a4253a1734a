#include "bindings.hpp"

#include <array>
#include <groundswell/claim.hpp>
#include <groundswell/counters.hpp>
#include <groundswell/figures.hpp>
#include <groundswell/interventions.hpp>
#include <groundswell/parameter_points.hpp>
#include <groundswell/parameter_table.hpp>
#include <groundswell/read_scenario.hpp>
#include <groundswell/result.hpp>
#include <groundswell/validate.hpp>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

namespace groundswell::python {

namespace {

/// One row for every number of a scenario, in the order of the table.
nb::list parameter_rows(Scenario const& scenario)
{
    std::set<std::string> uncertain;
    for (auto const& one : uncertain_parameters(scenario))
        uncertain.insert(one.at.name);
    nb::list out;
    for (auto const& at : parameters_for(scenario.groups, scenario.ranks)) {
        nb::dict row;
        row["name"] = at.name;
        row["value"] = at.in(scenario.parameters);
        row["unit"] = at.row->unit;
        row["default"] = at.default_value ? nb::cast(at.default_value->value) : nb::none();
        row["allowed_low"] = at.row->allowed.low;
        row["allowed_high"] = at.row->allowed.high;
        row["plausible_low"] = at.default_value ? nb::cast(at.default_value->plausible.low) : nb::none();
        row["plausible_high"] = at.default_value ? nb::cast(at.default_value->plausible.high) : nb::none();
        row["whole"] = at.row->integer;
        row["role"] = name_of(at.row->role);
        row["evidence"] = name_of(at.row->evidence);
        row["uncertain"] = uncertain.contains(at.name);
        row["changes_during_run"] = at.row->changes_during_run();
        row["source"] = at.row->source;
        row["meaning"] = at.row->meaning;
        out.append(row);
    }
    return out;
}

nb::list figure_rows()
{
    nb::list out;
    for (auto const& figure : all_figures()) {
        if (!figure.can_be_chosen()) continue;
        nb::dict row;
        row["name"] = figure.name;
        row["label"] = figure.label;
        row["unit"] = figure.unit;
        row["meaning"] = figure.meaning;
        row["main_group"] = figure.main_group();
        row["low"] = figure.bounds.low;
        row["high"] = figure.bounds.high;
        out.append(row);
    }
    return out;
}

template <class Names>
nb::list texts(Names const& names)
{
    nb::list out;
    for (auto const& name : names)
        out.append(nb::cast(std::string(name)));
    return out;
}

} // namespace

void bind_catalogue(nb::module_& module)
{
    module.def("parameter_rows", &parameter_rows, nb::arg("scenario"));
    module.def("figure_rows", &figure_rows);
    module.def("shipped_scenarios", [] {
        std::vector<std::string> names;
        for (auto const& shipped : shipped_scenarios())
            names.emplace_back(shipped.name);
        return names;
    });
    module.def("intervention_names", [] { return texts(standard_names()); });
    module.def("claim_ids", [] {
        std::vector<std::string> ids;
        for (auto const& claim : shipped_claims())
            ids.push_back(claim.id);
        return ids;
    });
    module.def("model_names", [] {
        std::vector<std::string> names;
        for (auto const& model : published_models())
            names.push_back(model.name);
        return names;
    });
    module.def("counter_names", [] { return texts(counter_names); });
    module.def("state_names", [] { return texts(state_names); });
}

} // namespace groundswell::python
