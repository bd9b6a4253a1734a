#include "bindings.hpp"
#include "outcome.hpp"

#include <groundswell/fit.hpp>
#include <groundswell/members.hpp>
#include <groundswell/targets.hpp>
#include <nanobind/stl/string.h>

namespace groundswell::python {

namespace {

/// How large a fit is.
struct FitAsked {
    std::string targets;
    std::uint32_t members{256}, first_points{1024}, points{512}, waves{6}, replicates{2},
        member_replicates{8};
};

nb::list rows_of(FitResult const& result)
{
    nb::list out;
    for (std::size_t i = 0; i < result.targets.size(); ++i) {
        auto const& target = result.targets[i];
        nb::dict row;
        row["quantity"] = target.quantity;
        row["group"] = target.group;
        row["survey"] = target.value;
        row["survey_low"] = target.low;
        row["survey_high"] = target.high;
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
    {
        nb::gil_scoped_release const released;
        FitOptions options{.scenario = scenario, .targets = read_targets(asked.targets)};
        options.members = asked.members;
        options.first_points = asked.first_points;
        options.points = asked.points;
        options.waves = asked.waves;
        options.replicates = asked.replicates;
        options.member_replicates = asked.member_replicates;
        options.threads = where.threads;
        options.advance = [&](std::size_t done, std::size_t planned) { work.advance_to(done, planned); };
        options.stop = work.stop();
        check_fit(options);
        auto study = where.open(scenario, 0);
        result = run_fit(options, study);
        auto kept = members_for(scenario, where.command);
        for (auto const& member : result.members)
            add_member(kept, member.scenario, member.result_hash);
        members = write_members(kept);
    }
    nb::dict out;
    out["rows"] = rows_of(result);
    out["parameters"] = parameters_of(result);
    out["members"] = members;
    out["found"] = result.members.size();
    out["runs"] = result.runs;
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
        .def_rw("replicates", &FitAsked::replicates)
        .def_rw("member_replicates", &FitAsked::member_replicates);
    module.def("fit", &fit, nb::arg("scenario"), nb::arg("asked"), nb::arg("where"), nb::arg("work"));
}

} // namespace groundswell::python
