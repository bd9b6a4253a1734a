#include "runs.hpp"
#include "bindings.hpp"

#include <algorithm>
#include <filesystem>
#include <groundswell/over_replicates.hpp>
#include <groundswell/paired.hpp>
#include <groundswell/run.hpp>
#include <groundswell/run_checkpoint.hpp>
#include <groundswell/run_members.hpp>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

namespace groundswell::python {

namespace {

/// Keeps each replicate in a study.
class IntoStudy : public Sink {
  public:
    IntoStudy(Study& study, Work& work) : study_(&study), work_(&work) {}
    void take(ReplicateResult const& result) override
    {
        study_->take(result);
        work_->advance();
    }

  private:
    Study* study_;
    Work* work_;
};

/// The replicates that a study holds; none if there is no such file.
std::vector<std::uint32_t> replicates_in(std::string const& study)
{
    std::vector<std::uint32_t> out;
    std::error_code ignored;
    if (!std::filesystem::exists(study, ignored)) return out;
    for (auto const& summary : StudyReader(study).summaries())
        out.push_back(summary.replicate);
    std::ranges::sort(out);
    return out;
}

/// Mechanisms of one's own are a part of what a study is of: runs with and without are never mixed.
StudyIdentity identity_of_run(Scenario const& scenario, RunAsked const& asked, Where const& where)
{
    auto out = where.identity(scenario, RunOptions{}.observe_every);
    if (!asked.hash.empty()) out.scenario_hash = asked.hash;
    return out;
}

void run(Scenario const& scenario, RunAsked const& asked, std::vector<OwnMechanism const*> own,
         Where const& where, Work& work)
{
    auto with = asked;
    with.own = std::move(own);
    run_into(scenario, with, where, work);
}

/// The report of a run from its study.
Outcome report(Scenario const& scenario, std::string const& study)
{
    auto const summaries = StudyReader(study).summaries();
    return Outcome(report_run(scenario, summaries), combined_result_hash(summaries));
}

nb::list members_rows(MemberRun const& run)
{
    nb::list out;
    for (auto const& figure : member_figures(run)) {
        nb::dict row;
        auto const& over = figure.over;
        row["figure"] = figure.metric;
        row["group"] = figure.group;
        row["withheld"] = figure.withheld;
        row["members"] = over.members;
        row["runs"] = over.runs;
        row["mean"] = over.mean.mean;
        row["mean_low"] = over.mean.low;
        row["mean_high"] = over.mean.high;
        row["median"] = over.median;
        row["low"] = over.together.low;
        row["high"] = over.together.high;
        row["parameters_low"] = over.parameters.low;
        row["parameters_high"] = over.parameters.high;
        row["chance_low"] = over.chance.low;
        row["chance_high"] = over.chance.high;
        row["parameters_share"] = over.parameters_share();
        out.append(row);
    }
    return out;
}

/// Run the members of a fit. None if other shards have some of the runs.
nb::object run_fit_members(Scenario const& scenario, AskedFit const& fit, Where const& where, Work& work)
{
    MemberRun done;
    Outcome outcome;
    {
        nb::gil_scoped_release const released;
        outcome = where.run(scenario, [&](PointStore& store) {
            done = run_every_member(scenario, fit, where, work, store);
            return Outcome();
        });
    }
    if (outcome.is_part) return nb::none();
    return nb::make_tuple(members_rows(done), fmt::format("{:016x}", points_hash(done.runs)));
}

} // namespace

MemberRun run_every_member(Scenario const& scenario, AskedFit const& fit, Where const& where, Work& work,
                           PointStore& store, std::vector<std::string> const& metrics)
{
    auto const use = fit.of(scenario);
    PairedOptions options{.threads = where.threads, .card = where.card};
    options.advance = [&] { work.advance(); };
    options.stop = work.stop();
    work.plan(where.share_of(std::size_t{use.members} * use.replicates));
    keep_asked(metrics, store);
    return run_members(scenario, use, options, store);
}

void run_into(Scenario const& scenario, RunAsked const& asked, Where const& where, Work& work)
{
    RunOptions options{.threads = where.threads,
                       .first_replicate = asked.first,
                       .replicates = asked.count,
                       .card = where.card};
    auto const there =
        replicates_in(where.study); // in ascending order; a study that is being read cannot be written
    Study study(where.study, identity_of_run(scenario, asked, where));
    std::size_t kept = 0;
    for (std::uint32_t i = 0; i < asked.count; ++i) {
        auto const replicate = asked.first + i;
        bool const is_there = std::ranges::binary_search(there, replicate);
        kept += is_there;
        if (is_there || !where.shard.has(replicate)) options.skip.push_back(replicate);
    }
    options.cache = standard_cache();
    options.stop = work.stop();
    options.own = asked.own;
    options.checkpoint = asked.checkpoint;
    work.advance_to(kept, where.share_of(asked.count));
    IntoStudy sink(study, work);
    try {
        run_replicates(scenario, options, sink);
    } catch (Stopped const&) {
        if (asked.checkpoint) asked.checkpoint->flush();
        throw;
    }
    if (asked.checkpoint) asked.checkpoint->flush();
    if (!where.shard.is_whole()) study.end_shard(false);
}

void bind_runs(nb::module_& module)
{
    nb::class_<RunAsked>(module, "RunAsked", "Which replicates are run.")
        .def(
            "__init__",
            [](RunAsked* self, std::uint32_t first, std::uint32_t count, std::string hash) {
                new (self) RunAsked{.first = first, .count = count, .hash = std::move(hash)};
            },
            nb::arg("first"), nb::arg("count"), nb::arg("hash"));
    nb::class_<Outcome>(module, "Outcome", "What an experiment found.")
        .def_ro("findings", &Outcome::findings)
        .def_ro("json", &Outcome::json)
        .def_ro("hash", &Outcome::hash)
        .def_ro("is_part", &Outcome::is_part)
        .def_ro("goes_on", &Outcome::goes_on);
    nb::class_<Where>(module, "Where", "Where an experiment keeps its runs.")
        .def(
            "__init__",
            [](Where* self, std::string study, std::string command, int threads, std::string const& device,
               bool keep_busy, std::string const& shard, std::string after) {
                auto card = open_card(device);
                new (self) Where{std::move(study),
                                 std::move(command),
                                 card && keep_busy ? replicates_at_once(*card) : threads,
                                 std::move(card),
                                 shard.empty() ? Shard{} : shard_of("shard", shard),
                                 std::move(after)};
            },
            nb::arg("study"), nb::arg("command"), nb::arg("threads"), nb::arg("device") = "cpu",
            nb::arg("keep_busy") = false, nb::arg("shard") = "", nb::arg("after") = "");
    nb::class_<AskedFit>(module, "AskedFit", "A fit, and how much of it is run.")
        .def(
            "__init__",
            [](AskedFit* self, std::string name, std::uint32_t members, std::uint32_t replicates) {
                new (self) AskedFit{std::move(name), members, replicates};
            },
            nb::arg("name"), nb::arg("members"), nb::arg("replicates"));
    nb::call_guard<nb::gil_scoped_release> const released;
    module.def("run", &run, nb::arg("scenario"), nb::arg("asked"), nb::arg("mechanisms"), nb::arg("where"),
               nb::arg("work"), released);
    module.def("report", &report, nb::arg("scenario"), nb::arg("study"), released);
    module.def("run_members", &run_fit_members, nb::arg("scenario"), nb::arg("fit"), nb::arg("where"),
               nb::arg("work"));
    module.def("report_studies", &report_studies, nb::arg("studies"), released);
}

} // namespace groundswell::python
