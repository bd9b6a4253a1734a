#include "bindings.hpp"

#include <fmt/format.h>
#include <groundswell/check_scenario.hpp>
#include <groundswell/compare.hpp>
#include <groundswell/interventions.hpp>
#include <groundswell/read_scenario.hpp>
#include <groundswell/simulation.hpp>
#include <groundswell/write_scenario.hpp>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

namespace groundswell::python {

namespace {

using Texts = std::vector<std::string>;

/// A copy with `name=value` applied, and every fault of them at once.
Scenario overridden(Scenario scenario, Texts const& overrides)
{
    auto problems = check_overrides(scenario, overrides);
    try {
        apply_overrides(scenario, overrides);
    } catch (UserError const& error) {
        problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
    throw_if_any(problems);
    return scenario;
}

Scenario with_disclosure(Scenario scenario, std::optional<int> min_cell, std::optional<int> round_to)
{
    auto const refuse = [](char const* argument, int value) {
        if (value < 1 || value > 1000)
            throw UserError(Problem{.code = ProblemCode::value_out_of_range,
                                    .place = {.argument = argument},
                                    .what = fmt::format("is '{}'", value),
                                    .allowed = "must be a whole number from 1 to 1000"});
    };
    if (min_cell) {
        refuse("min_cell", *min_cell);
        scenario.asked_disclosure.min_cell = *min_cell;
    }
    if (round_to) {
        refuse("round_to", *round_to);
        scenario.asked_disclosure.round_to = *round_to;
    }
    return scenario;
}

/// Every fault of a scenario, those of its tables included.
void check(Scenario const& scenario)
{
    throw_if_any(check_scenario(scenario));
    if (!scenario.generated()) build_world(scenario, {scenario.seed, 0});
}

std::string describe(Scenario const& scenario, bool build)
{
    if (!build) return describe_scenario(scenario, nullptr);
    return describe_scenario(scenario, build_world(scenario, {scenario.seed, 0}).get());
}

} // namespace

void bind_scenario(nb::module_& module)
{
    nb::class_<Scenario>(module, "Scenario", "A checked description of what to simulate.")
        .def_ro("title", &Scenario::title)
        .def_ro("sentence", &Scenario::sentence)
        .def_ro("groups", &Scenario::groups)
        .def_ro("ranks", &Scenario::ranks)
        .def_ro("rank_names", &Scenario::rank_names)
        .def_ro("seed", &Scenario::seed)
        .def_ro("replicates", &Scenario::replicates)
        .def_ro("notes", &Scenario::notes)
        .def_prop_ro("guesses", &Scenario::shown_guesses)
        .def_ro("cost_unit", &Scenario::cost_unit)
        .def_prop_ro("counted", &Scenario::counted)
        .def_prop_ro("min_cell", [](Scenario const& s) { return s.disclosure().min_cell; })
        .def_prop_ro("round_to", [](Scenario const& s) { return s.disclosure().round_to; })
        .def_prop_ro("hash", [](Scenario const& s) { return fmt::format("{:016x}", scenario_hash(s)); })
        .def(
            "with_title",
            [](Scenario scenario, std::string title) {
                scenario.title = std::move(title);
                return scenario;
            },
            nb::arg("title"))
        .def("toml", &write_toml, nb::arg("directory"))
        .def("check", &check, nb::call_guard<nb::gil_scoped_release>())
        .def("describe", &describe, nb::arg("build"), nb::call_guard<nb::gil_scoped_release>())
        .def("overridden", &overridden, nb::arg("overrides"))
        .def("with_disclosure", &with_disclosure, nb::arg("min_cell").none(), nb::arg("round_to").none())
        .def(
            "plan", [](Scenario const& s, std::string const& file) { return read_plan(file, s); },
            nb::arg("file"))
        .def("variant", &variant_of, nb::arg("words"))
        .def("value", [](Scenario const& s, std::string const& name) {
            return parameter_value(s.parameters, name, s.groups, s.ranks);
        });
    module.def("default_scenario", &default_scenario);
    module.def("read_scenario", &read_scenario, nb::arg("name"));
    module.def("read_scenario_text", &read_scenario_text, nb::arg("text"), nb::arg("path"));
    module.def("scenario_for_tables", &scenario_for_tables, nb::arg("people"), nb::arg("ties"),
               nb::call_guard<nb::gil_scoped_release>());
    module.def("scenario_for_profile", &scenario_for_profile, nb::arg("name"));
    module.def("scenario_for_world", &scenario_for_world, nb::arg("file"));
}

} // namespace groundswell::python
