#include "bindings.hpp"
#include "survey_row.hpp"

#include <fmt/format.h>
#include <groundswell/merge.hpp>
#include <groundswell/over_replicates.hpp>
#include <groundswell/read_scenario.hpp>
#include <groundswell/study.hpp>
#include <groundswell/targets.hpp>
#include <nanobind/stl/filesystem.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

namespace groundswell::python {

namespace {

nb::dict identity_as_dict(StudyIdentity const& identity)
{
    nb::dict out;
    out["version"] = identity.version;
    out["title"] = identity.title;
    out["scenario_hash"] = identity.scenario_hash;
    out["scenario"] = identity.scenario;
    out["command"] = identity.command;
    out["seed"] = identity.seed;
    out["weeks"] = identity.weeks;
    out["window"] = identity.window;
    out["observe_every"] = identity.observe_every;
    out["min_cell"] = identity.disclosure.min_cell;
    out["round_to"] = identity.disclosure.round_to;
    out["shard"] = identity.shard.text();
    out["groups"] = identity.groups;
    out["rank_names"] = identity.rank_names;
    return out;
}

/// Every figure over the replicates, with the interval of its mean.
nb::list figures_of(StudyReader const& reader)
{
    nb::list out;
    for (auto const& summary : summarise_replicates(reader.summaries())) {
        nb::dict row;
        row["figure"] = summary.name;
        row["group"] = summary.group;
        row["n"] = summary.estimate.n;
        row["mean"] = summary.estimate.mean;
        row["se"] = summary.estimate.se;
        row["low"] = summary.estimate.low;
        row["high"] = summary.estimate.high;
        row["withheld"] = summary.withheld;
        out.append(row);
    }
    return out;
}

/// Each survey figure beside the runs.
nb::list against(StudyReader const& reader, std::string const& targets)
{
    nb::list out;
    for (auto const& verdict : judge(read_targets(targets), summarise_replicates(reader.summaries()))) {
        auto const& target = verdict.target;
        auto row = survey_row(target);
        auto const shown = [&](double value) { return verdict.measured ? nb::cast(value) : nb::none(); };
        row["model"] = shown(verdict.model.mean);
        row["low"] = shown(verdict.model.low);
        row["high"] = shown(verdict.model.high);
        row["in_range"] = verdict.in_range;
        row["overlaps"] = verdict.overlaps;
        row["source"] = target.source;
        row["year"] = target.year;
        out.append(row);
    }
    return out;
}

std::string result_hash(StudyReader const& reader)
{
    return fmt::format("{:016x}", combined_result_hash(reader.summaries()));
}

/// What shards lack: shard, file and command of each.
nb::list missing_rows(StudyMerge const& merge)
{
    nb::list out;
    for (auto const& one : merge.missing()) {
        nb::dict row;
        row["shard"] = one.shard.text();
        row["file"] = one.file;
        row["command"] = one.command;
        out.append(row);
    }
    return out;
}

} // namespace

void bind_study(nb::module_& module)
{
    nb::call_guard<nb::gil_scoped_release> const released;
    nb::class_<StudyReader>(module, "StudyReader", "Reads a study; the file is left as it is.")
        .def(nb::init<std::filesystem::path const&>(), nb::arg("path"))
        .def("identity", [](StudyReader const& reader) { return identity_as_dict(reader.identity()); })
        .def("figures", &figures_of)
        .def("result_hash", &result_hash)
        .def("against", &against, nb::arg("targets"))
        .def("commands", &StudyReader::commands)
        .def("experiments", &StudyReader::experiments)
        .def("export_csv", &StudyReader::export_csv, nb::arg("folder"), released)
        .def("export_json", &StudyReader::export_json, nb::arg("file"), released);
    nb::class_<StudyMerge>(module, "StudyMerge", "Studies that hold different parts of one.")
        .def(nb::init<std::vector<std::filesystem::path> const&>(), nb::arg("studies"), released)
        .def("missing", &missing_rows)
        .def("write", &StudyMerge::write, nb::arg("out"), released);
    module.def("read_kept_scenario", &read_kept_scenario, nb::arg("text"), nb::arg("name"));
}

} // namespace groundswell::python
