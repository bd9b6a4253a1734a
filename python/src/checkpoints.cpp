#include "bindings.hpp"
#include "runs.hpp"

#include <groundswell/branch.hpp>
#include <groundswell/compare.hpp>
#include <groundswell/run_checkpoint.hpp>
#include <nanobind/stl/filesystem.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

namespace groundswell::python {

namespace {

using Arms = std::vector<std::pair<std::string, Scenario>>;

/// Run all replicates of the checkpoint's scenario that the study lacks, each from where it is.
void run_with(RunCheckpoint& checkpoint, Where const& where, Work& work)
{
    auto const scenario = checkpoint.scenario();
    run_into(scenario, {.count = scenario.replicates, .checkpoint = &checkpoint}, where, work);
}

/// A scenario of its own, in the world and over the weeks of the run.
Scenario in_the_run(Scenario scenario, Scenario const& base)
{
    scenario.parameters.run = base.parameters.run;
    scenario.seed = base.seed;
    scenario.replicates = base.replicates;
    return scenario;
}

/// Futures that part from a run at a week.
struct BranchAsked {
    int at{0};
    std::string metric{"harm"};
};

Outcome branch(RunCheckpoint const& checkpoint, Arms const& arms, BranchAsked const& asked,
               Where const& where, Work& work)
{
    require_figure("metric", asked.metric);
    auto const& base = checkpoint.scenario();
    auto const weeks = static_cast<int>(base.parameters.run.weeks);
    if (asked.at < 0 || asked.at >= weeks)
        throw UserError(Problem{
            .code = ProblemCode::value_out_of_range,
            .place = {.argument = "at"},
            .what = fmt::format("is {}", asked.at),
            .allowed = fmt::format("0 to {}: the run has {} week{}", weeks - 1, weeks, weeks == 1 ? "" : "s"),
            .suggestion = "name an earlier week, or more weeks"});
    CompareSpec spec{.arms = {}, .part = PartAt::later_week, .past = past_of(checkpoint, asked.at)};
    for (auto const& [name, scenario] : arms)
        spec.arms.push_back({name, scenario});
    throw_if_any(check_comparable(spec.arms)); // before a study file is made
    CompareSize size{.replicates = base.replicates, .metric = asked.metric, .threads = where.threads};
    size.advance = [&](std::size_t done, std::size_t planned) { work.advance_to(done, planned); };
    size.interruption = work.stop();
    auto study = where.open(base, 0);
    auto const run = run_comparison(std::move(spec), size, study);
    return Outcome(report_comparison(run, asked.metric), points_hash(run.replicates));
}

} // namespace

void bind_checkpoints(nb::module_& module)
{
    nb::call_guard<nb::gil_scoped_release> const released;
    nb::class_<RunCheckpoint>(module, "RunCheckpoint", "The state of a run on disk.")
        .def(nb::init<std::filesystem::path const&>(), nb::arg("file"), released)
        .def(
            "__init__",
            [](RunCheckpoint* self, std::filesystem::path const& file, Scenario const& scenario, int every,
               std::string const& command) {
                new (self) RunCheckpoint(file, scenario, {.every = every, .command = command});
            },
            nb::arg("file"), nb::arg("scenario"), nb::arg("every"), nb::arg("command"), released)
        .def_prop_ro(
            "scenario", [](RunCheckpoint const& self) { return self.scenario(); }, nb::rv_policy::move)
        .def_prop_ro("command", [](RunCheckpoint const& self) { return self.asked().command; })
        .def("lengthen", &RunCheckpoint::lengthen, nb::arg("weeks"), nb::arg("command"));
    nb::class_<BranchAsked>(module, "BranchAsked", "Where futures part.")
        .def(
            "__init__",
            [](BranchAsked* self, int at, std::string metric) {
                new (self) BranchAsked{at, std::move(metric)};
            },
            nb::arg("at"), nb::arg("metric"));
    module.def("run_with", &run_with, nb::arg("checkpoint"), nb::arg("where"), nb::arg("work"), released);
    module.def("in_the_run", &in_the_run, nb::arg("scenario"), nb::arg("base"));
    module.def("branch", &branch, nb::arg("checkpoint"), nb::arg("arms"), nb::arg("asked"), nb::arg("where"),
               nb::arg("work"), released);
}

} // namespace groundswell::python
