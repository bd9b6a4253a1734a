#include "bindings.hpp"
#include "outcome.hpp"
#include "runs.hpp"

#include <algorithm>
#include <groundswell/attribute.hpp>
#include <groundswell/claims.hpp>
#include <groundswell/compare.hpp>
#include <groundswell/dose.hpp>
#include <groundswell/sensitivity.hpp>
#include <groundswell/targets.hpp>
#include <groundswell/validate.hpp>
#include <nanobind/stl/map.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

namespace groundswell::python {

namespace {

/// How many pairs, and how they part.
struct CompareAsked {
    std::string metric{"harm"};
    std::optional<double> half_width;
    std::uint32_t most{1000};
    std::optional<std::uint32_t> fewest; ///< pairs that a half-width may stop at
    bool uncertain{false}, from_start{false};
    std::optional<double> budget, worth;
    std::vector<std::string> targets; ///< tables of surveys of one's own
};

using Arms = std::vector<std::pair<std::string, Scenario>>;

Outcome compare(Arms const& arms, CompareAsked const& asked, AskedFit const& fit, Where const& where,
                Work& work)
{
    require_figure("metric", asked.metric);
    auto const& base = arms.at(0).second;
    CompareSpec spec;
    for (auto const& [name, scenario] : arms)
        spec.arms.push_back({name, scenario});
    spec.part = asked.from_start ? PartAt::burn_in_start : PartAt::week_zero;
    spec.uncertain = asked.uncertain;
    spec.fit = fit.of(base);
    ComparisonAsked questions{
        .metric = asked.metric, .budget = asked.budget, .worth = asked.worth, .fit = fit.name};
    for (auto const& file : asked.targets)
        for (auto& row : read_targets(file))
            questions.surveys.push_back(std::move(row));
    check_asked(questions, spec);
    CompareSize size{.replicates = base.replicates};
    if (asked.half_width) {
        if (!(*asked.half_width > 0))
            throw UserError(Problem{.code = ProblemCode::value_out_of_range,
                                    .place = {.argument = "half_width"},
                                    .what = fmt::format("is {}", *asked.half_width),
                                    .allowed = "must be above 0"});
        size.stop = StoppingRule{.half_width = *asked.half_width};
        if (asked.fewest) size.stop->minimum = std::max<std::size_t>(2, *asked.fewest);
    }
    size.metric = asked.metric;
    size.most = asked.most;
    size.threads = where.threads;
    size.card = where.card;
    size.advance = [&](std::size_t done, std::size_t planned) {
        work.advance_to(done, where.share_of(planned));
    };
    size.interruption = work.stop();
    questions.stop = size.stop;
    check_comparison(spec, size, where.shard); // before a study file is made
    return where.run(base, [&](PointStore& store) {
        keep_asked(questions, spec, store);
        auto const run = run_comparison(std::move(spec), size, store);
        return Outcome(report_comparison(run, questions), points_hash(run.replicates));
    });
}

struct DoseAsked {
    std::string parameter, metric{"late_harm"};
    double low{0}, high{1};
    int steps{5};
    std::optional<int> push;
};

Outcome dose(Scenario const& scenario, DoseAsked const& asked, AskedFit const& fit, Where const& where,
             Work& work)
{
    require_figure("metric", asked.metric);
    DoseSpec spec{.base = scenario,
                  .lever = asked.parameter,
                  .from = asked.low,
                  .to = asked.high,
                  .steps = asked.steps,
                  .push = asked.push ? *asked.push : usual_push(scenario),
                  .fit = fit.of(scenario)};
    plan_doses(spec);
    PairedOptions options{.threads = where.threads,
                          .count = spec.fit ? spec.fit.members * spec.fit.replicates : scenario.replicates,
                          .card = where.card};
    options.advance = [&] { work.advance(); };
    options.stop = work.stop();
    work.plan(where.share_of(options.count));
    return where.run(scenario, [&](PointStore& store) {
        auto const run = run_doses(std::move(spec), options, store);
        return Outcome(report_doses(run, asked.metric), points_hash(run.replicates));
    });
}

Outcome attribute(Scenario const& scenario, std::string const& metric, std::string const& group,
                  AskedFit const& fit, Where const& where, Work& work)
{
    require_figure("metric", metric);
    AttributeOptions options{.metric = metric, .group = group, .threads = where.threads, .card = where.card};
    options.fit = fit.of(scenario);
    options.advance = [&] { work.advance(); };
    options.stop = work.stop();
    work.plan(
        where.share_of(options.fit ? options.fit.members * options.fit.replicates : scenario.replicates));
    return where.run(scenario, [&](PointStore& store) {
        return Outcome(report_attribution(attribute_harm(scenario, options, store), scenario));
    });
}

/// Which claims are tested, and where.
struct ClaimsAsked {
    std::vector<std::string> ids;
    std::uint32_t points{0}; ///< of the plausible box; 0: members of a fit where one is of this scenario
    AskedFit fit{};          ///< "": the shipped one
};

Outcome claims(Scenario const& scenario, ClaimsAsked const& asked, Where const& where, Work& work)
{
    auto const chosen = chosen_claims(asked.ids);
    auto fit = asked.fit;
    std::string why_box;
    if (asked.points == 0 && fit.name.empty()) {
        why_box = why_not_shipped(scenario);
        if (why_box.empty() || fit.members > 0) fit.name = shipped_fit;
        if (fit.members == 0) fit.members = usual_claim_members;
    }
    ClaimsOptions options{
        .base = scenario, .replicates = fit.replicates, .threads = where.threads, .card = where.card};
    if (asked.points > 0) options.points = asked.points;
    if (auto const use = fit.of(scenario)) {
        options.fit = use.points;
        options.points = use.members;
    }
    options.advance = [&] { work.advance(); };
    options.stop = work.stop();
    work.plan(where.share_of(std::size_t{options.points} * options.replicates));
    return where.run(scenario, [&](PointStore& store) {
        return Outcome(report_claims(test_claims(chosen, options, store), options, why_box));
    });
}

/// How large a sensitivity is.
struct SensitivityAsked {
    std::vector<std::string> metrics;
    std::uint32_t trajectories{8}, keep{10}, replicates{128};
};

Outcome sensitivity(Scenario const& scenario, SensitivityAsked const& asked, Where const& where, Work& work)
{
    SensitivityOptions options{.metrics = asked.metrics,
                               .trajectories = asked.trajectories,
                               .keep = asked.keep,
                               .replicates = asked.replicates,
                               .threads = where.threads,
                               .card = where.card};
    options.advance = [&](std::size_t done, std::size_t planned) {
        work.advance_to(done, where.share_of(planned));
    };
    options.stop = work.stop();
    check_sensitivity(scenario, options); // before a study is made
    return where.run(scenario, [&](PointStore& store) {
        return Outcome(report_sensitivity(measure_sensitivity(scenario, options, store), scenario, options));
    });
}

Outcome sensitivity_over_fit(Scenario const& scenario, std::vector<std::string> const& metrics,
                             AskedFit const& fit, Where const& where, Work& work)
{
    for (auto const& metric : metrics)
        require_figure("metric", metric);
    return where.run(scenario, [&](PointStore& store) {
        auto const run = run_every_member(scenario, fit, where, work, store, metrics);
        return Outcome(report_member_sensitivity(run, metrics), points_hash(run.runs));
    });
}

Outcome validate(std::string const& model, std::map<std::string, double> const& settings, std::uint32_t seed,
                 bool quick, int threads, Work& work)
{
    published::Request const request{
        .set = settings, .seed = seed, .quick = quick, .threads = threads, .stop = work.stop()};
    return Outcome(report_validation(validate_models(model, request), request));
}

} // namespace

void bind_experiments(nb::module_& module)
{
    nb::class_<CompareAsked>(module, "CompareAsked", "How a comparison is made.")
        .def(nb::init<>())
        .def_rw("metric", &CompareAsked::metric)
        .def_rw("half_width", &CompareAsked::half_width, nb::arg().none())
        .def_rw("most", &CompareAsked::most)
        .def_rw("fewest", &CompareAsked::fewest, nb::arg().none())
        .def_rw("uncertain", &CompareAsked::uncertain)
        .def_rw("from_start", &CompareAsked::from_start)
        .def_rw("budget", &CompareAsked::budget, nb::arg().none())
        .def_rw("worth", &CompareAsked::worth, nb::arg().none())
        .def_rw("targets", &CompareAsked::targets);
    nb::class_<ClaimsAsked>(module, "ClaimsAsked", "Which claims are tested, and where.")
        .def(
            "__init__",
            [](ClaimsAsked* self, std::vector<std::string> ids, std::uint32_t points, AskedFit fit) {
                new (self) ClaimsAsked{std::move(ids), points, std::move(fit)};
            },
            nb::arg("ids"), nb::arg("points"), nb::arg("fit"));
    nb::class_<SensitivityAsked>(module, "SensitivityAsked", "How large a sensitivity is.")
        .def(
            "__init__",
            [](SensitivityAsked* self, std::vector<std::string> metrics, std::uint32_t trajectories,
               std::uint32_t keep, std::uint32_t replicates) {
                new (self) SensitivityAsked{std::move(metrics), trajectories, keep, replicates};
            },
            nb::arg("metrics"), nb::arg("trajectories"), nb::arg("keep"), nb::arg("replicates"));
    nb::class_<DoseAsked>(module, "DoseAsked", "What is turned, and how far.")
        .def(nb::init<>())
        .def_rw("parameter", &DoseAsked::parameter)
        .def_rw("metric", &DoseAsked::metric)
        .def_rw("low", &DoseAsked::low)
        .def_rw("high", &DoseAsked::high)
        .def_rw("steps", &DoseAsked::steps)
        .def_rw("push", &DoseAsked::push, nb::arg().none());
    nb::call_guard<nb::gil_scoped_release> const released;
    module.def("compare", &compare, nb::arg("arms"), nb::arg("asked"), nb::arg("fit"), nb::arg("where"),
               nb::arg("work"), released);
    module.def("dose", &dose, nb::arg("scenario"), nb::arg("asked"), nb::arg("fit"), nb::arg("where"),
               nb::arg("work"), released);
    module.def("attribute", &attribute, nb::arg("scenario"), nb::arg("metric"), nb::arg("group"),
               nb::arg("fit"), nb::arg("where"), nb::arg("work"), released);
    module.def("claims", &claims, nb::arg("scenario"), nb::arg("asked"), nb::arg("where"), nb::arg("work"),
               released);
    module.def("sensitivity", &sensitivity, nb::arg("scenario"), nb::arg("asked"), nb::arg("where"),
               nb::arg("work"), released);
    module.def("sensitivity_over_fit", &sensitivity_over_fit, nb::arg("scenario"), nb::arg("metrics"),
               nb::arg("fit"), nb::arg("where"), nb::arg("work"), released);
    module.def("validate", &validate, nb::arg("model"), nb::arg("settings"), nb::arg("seed"),
               nb::arg("quick"), nb::arg("threads"), nb::arg("work"), released);
}

} // namespace groundswell::python
