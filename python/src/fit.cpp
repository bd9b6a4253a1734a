#include "bindings.hpp"
#include "outcome.hpp"
#include "survey_row.hpp"

#include <groundswell/fit.hpp>
#include <groundswell/members.hpp>
#include <groundswell/targets.hpp>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

namespace groundswell::python {

namespace {

/// How large a fit is.
struct FitAsked {
    std::vector<std::string> targets; ///< tables; none: the shipped one
    std::uint32_t members{256}, first_points{1024}, points{512}, waves{6}, rounds{4}, replicates{2},
        member_replicates{8}, fold{0}, of{0}, largest{2};
    double cutoff{3}, inside{.8}, discrepancy{.1};
    bool experiments{false};
};

std::vector<Target> rows_of_tables(std::vector<std::string> const& tables)
{
    std::vector<Target> out;
    Problems problems;
    for (auto const& name : tables.empty() ? std::vector<std::string>{""} : tables) {
        try {
            for (auto& row : read_targets(name))
                out.push_back(std::move(row));
        } catch (UserError const& error) {
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
        }
    }
    throw_if_any(problems);
    return out;
}

FitOptions options_of(Scenario const& scenario, FitAsked const& asked, Where const& where, Work& work)
{
    FitOptions out{.scenario = scenario, .targets = rows_of_tables(asked.targets)};
    out.rules = {.cutoff = asked.cutoff,
                 .largest = asked.largest,
                 .inside = asked.inside,
                 .discrepancy = asked.discrepancy};
    out.held_out = {asked.fold, asked.of};
    out.experiments = asked.experiments;
    out.members = asked.members;
    out.first_points = asked.first_points;
    out.points = asked.points;
    out.waves = asked.waves;
    out.rounds = asked.rounds;
    out.replicates = asked.replicates;
    out.member_replicates = asked.member_replicates;
    out.threads = where.threads;
    out.card = where.card;
    out.advance = [&work](std::size_t done, std::size_t planned) { work.advance_to(done, planned); };
    out.stop = work.stop();
    return out;
}

nb::list experiments_of(FitResult const& result)
{
    nb::list out;
    for (auto const& effect : result.experiments) {
        nb::dict row;
        row["id"] = effect.id;
        row["part"] = effect.part;
        row["what"] = effect.what;
        row["unit"] = effect.unit;
        row["measured"] = effect.value ? nb::cast(*effect.value) : nb::none();
        row["measured_low"] = effect.low;
        row["measured_high"] = effect.high;
        row["low"] = effect.members.low;
        row["median"] = effect.members.median;
        row["high"] = effect.members.high;
        row["held"] = effect.held;
        row["covered"] = effect.is_covered();
        out.append(row);
    }
    return out;
}

nb::list rows_of(FitResult const& result)
{
    nb::list out;
    for (std::size_t i = 0; i < result.targets.size(); ++i) {
        auto row = survey_row(result.targets[i]);
        auto const& spread = result.rows.at(i);
        row["low"] = spread.low;
        row["median"] = spread.median;
        row["high"] = spread.high;
        row["inside"] = spread.inside;
        row["held_out"] = static_cast<bool>(result.held_out.at(i));
        out.append(row);
    }
    return out;
}

nb::list parameters_of(FitResult const& result)
{
    nb::list out;
    for (auto const& learned : result.parameters) {
        nb::dict row;
        row["name"] = learned.name;
        row["plausible_low"] = learned.plausible.low;
        row["plausible_high"] = learned.plausible.high;
        row["low"] = learned.low;
        row["median"] = learned.median;
        row["high"] = learned.high;
        row["distance"] = learned.distance;
        row["learned"] = learned.learned;
        out.append(row);
    }
    return out;
}

/// Find the members, and return them as text with what was learned.
nb::dict fit(Scenario const& scenario, FitAsked const& asked, Where const& where, Work& work)
{
    FitResult result;
    std::string members;
    Report report;
    {
        nb::gil_scoped_release const released;
        auto const options = options_of(scenario, asked, where, work);
        check_fit(options);
        auto study = where.open(scenario, 0);
        result = run_fit(options, study);
        auto kept = members_for(scenario, where.command);
        for (auto const& member : result.members)
            add_member(kept, member.scenario, member.result_hash);
        members = write_members(kept);
        report = report_fit(options, result, where.command);
        keep_fit(members, report, study);
    }
    nb::dict out;
    out["rows"] = rows_of(result);
    out["parameters"] = parameters_of(result);
    out["members"] = members;
    out["found"] = result.members.size();
    out["runs"] = result.runs;
    out["experiments"] = experiments_of(result);
    out["not_run"] = nb::cast(result.not_run);
    out["findings"] = nb::cast(report.findings);
    out["json"] = report.json;
    return out;
}

} // namespace

void bind_fit(nb::module_& module)
{
    nb::class_<FitAsked>(module, "FitAsked", "How large a fit is.")
        .def(nb::init<>())
        .def_rw("targets", &FitAsked::targets)
        .def_rw("members", &FitAsked::members)
        .def_rw("first_points", &FitAsked::first_points)
        .def_rw("points", &FitAsked::points)
        .def_rw("waves", &FitAsked::waves)
        .def_rw("rounds", &FitAsked::rounds)
        .def_rw("fold", &FitAsked::fold)
        .def_rw("of", &FitAsked::of)
        .def_rw("largest", &FitAsked::largest)
        .def_rw("cutoff", &FitAsked::cutoff)
        .def_rw("inside", &FitAsked::inside)
        .def_rw("discrepancy", &FitAsked::discrepancy)
        .def_rw("experiments", &FitAsked::experiments)
        .def_rw("replicates", &FitAsked::replicates)
        .def_rw("member_replicates", &FitAsked::member_replicates);
    module.def("fit", &fit, nb::arg("scenario"), nb::arg("asked"), nb::arg("where"), nb::arg("work"));
}

} // namespace groundswell::python
