#include "bindings.hpp"
#include "columns.hpp"
#include "stepping.hpp"

#include <array>
#include <cstring>
#include <groundswell/checkpoint.hpp>
#include <limits>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

namespace groundswell::python {

namespace {

/// The values of a person, in the order of `state_names`.
std::array<double, state_count> values_of(PersonState const& p)
{
    return {p.entitlement, p.attitude, p.norm,     p.responsibility, p.habituation, p.trust,
            p.deterrence,  p.stigma,   p.unspoken, p.momentum,       p.burden,      p.effort};
}

/// One state of everyone by seat; NaN where the seat is vacant.
Column<double> state_column(Stepping const& at, int state)
{
    std::vector<double> out(at.holders().size(), std::numeric_limits<double>::quiet_NaN());
    {
        nb::gil_scoped_release const released;
        for (Seat seat = 0; seat < out.size(); ++seat)
            if (at.holders()[seat] != no_group)
                out[seat] = values_of(at.simulation().read(seat)).at(static_cast<std::size_t>(state));
    }
    return column_of(std::move(out));
}

Column<std::uint8_t> group_column(Stepping const& at)
{
    return column_of(at.holders());
}

template <class T, class F>
Column<T> fact_column(Stepping const& at, F&& fact)
{
    auto const facts = at.facts();
    std::vector<T> out(at.holders().size());
    for (Seat seat = 0; seat < out.size(); ++seat)
        out[seat] = fact(facts, seat);
    return column_of(std::move(out));
}

/// Events of the week that was run last, by counter, group and rank, as a flat array.
Column<std::uint32_t> counts_column(Stepping const& at)
{
    return column_of(at.simulation().counts().cells());
}

/// Figures made of events over the weeks from week 0 so far.
nb::list figure_rows(Stepping const& at, bool by_group)
{
    nb::list out;
    auto const& groups = at.scenario().groups;
    for (auto const& figure : all_figures()) {
        auto const* const ratio = std::get_if<EventRatio>(&figure.formula);
        if (!ratio || figure.use != FigureUse::end_of_run) continue;
        auto const add = [&](std::optional<Group> group) {
            nb::dict row;
            row["figure"] = figure.name;
            row["group"] = group ? groups[*group] : "all";
            row["value"] = at.figure(*ratio, figure.window, group);
            out.append(row);
        };
        if (figure.groups == FigureGroups::all_and_each || figure.groups == FigureGroups::all) add({});
        if (!by_group || figure.groups == FigureGroups::all) continue;
        for (std::size_t g = 0; g < groups.size(); ++g)
            if (figure.groups == FigureGroups::all_and_each || groups[g] == "woman")
                add(static_cast<Group>(g));
    }
    return out;
}

nb::bytes checkpoint(Stepping const& at)
{
    auto const bytes = write_checkpoint(at.simulation());
    return nb::bytes(bytes.data(), bytes.size());
}

} // namespace

void bind_simulation(nb::module_& module)
{
    nb::call_guard<nb::gil_scoped_release> const released;
    nb::class_<SteppingAsked>(module, "SteppingAsked", "Which replicate is run, and how.")
        .def(
            "__init__",
            [](SteppingAsked* self, std::uint32_t replicate, bool burn_in, int threads) {
                new (self) SteppingAsked{replicate, burn_in, threads};
            },
            nb::arg("replicate"), nb::arg("burn_in"), nb::arg("threads"));
    nb::class_<Stepping>(module, "Stepping", "A simulation that is run week by week.")
        .def(
            "__init__",
            [](Stepping* self, Scenario const& scenario, SteppingAsked const& asked, Mechanisms own,
               Work& work) { new (self) Stepping(scenario, asked, std::move(own), work.stop()); },
            nb::arg("scenario"), nb::arg("asked"), nb::arg("mechanisms"), nb::arg("work"), released,
            nb::keep_alive<1, 4>())
        .def("branch", &Stepping::branch, released, nb::keep_alive<0, 1>())
        .def(
            "step", [](Stepping& self, int weeks, Work& work) { self.step(weeks, work.stop()); },
            nb::arg("weeks"), nb::arg("work"), released)
        .def("set", &Stepping::set, nb::arg("name"), nb::arg("value"))
        .def_prop_ro("week", &Stepping::week)
        .def_prop_ro("scenario", &Stepping::scenario, nb::rv_policy::copy)
        .def_prop_ro("seats", [](Stepping const& at) { return at.holders().size(); })
        .def_prop_ro("messages", [](Stepping const& at) { return at.simulation().messages(); })
        .def("state", &state_column, nb::arg("state"))
        .def("group", &group_column)
        .def("rank",
             [](Stepping const& at) {
                 return fact_column<std::uint8_t>(at,
                                                  [](auto& facts, Seat seat) { return facts.rank(seat); });
             })
        .def("unit",
             [](Stepping const& at) {
                 return fact_column<std::uint32_t>(at,
                                                   [](auto& facts, Seat seat) { return facts.unit(seat); });
             })
        .def("counts", &counts_column)
        .def("figures", &figure_rows, nb::arg("by_group"))
        .def("checkpoint", &checkpoint);
}

} // namespace groundswell::python
