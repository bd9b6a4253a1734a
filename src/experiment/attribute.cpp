#include <groundswell/attribute.hpp>

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/over_replicates.hpp>
#include <groundswell/paired.hpp>
#include <groundswell/problems.hpp>
#include <limits>

#include "base/text.hpp"
#include "experiment/attribute_plan.hpp"
#include "experiment/shapley.hpp"

namespace groundswell {

namespace {

double figure_of(std::vector<PointValue> const& values, std::string_view metric, std::string_view group)
{
    for (auto const& value : values)
        if (value.metric == metric && value.group == group) return value.value;
    return std::numeric_limits<double>::quiet_NaN();
}

/// Part over whole: ratio of means, with the standard error of the linearised ratio.
AttributedPart part_of(std::string name, std::vector<double> const& part, std::vector<double> const& whole)
{
    AttributedPart out{std::move(name), estimate_difference(part), {}};
    double const mean = estimate_difference(whole).mean;
    if (!(mean != 0)) return out;
    double const ratio = out.value.mean / mean;
    std::vector<double> linear(part.size());
    for (std::size_t i = 0; i < part.size(); ++i)
        linear[i] = ratio + (part[i] - ratio * whole[i]) / mean;
    out.share = estimate_difference(linear);
    return out;
}

/// The figures of one replicate in all combinations, and its Shapley values.
struct Attributed {
    double whole{0}, residue{0};
    std::vector<double> components;
};

double individual_of(Attributed const& a)
{
    return a.components[static_cast<std::size_t>(
        std::ranges::find(component_names, std::string_view("individuals")) - component_names.begin())];
}

double structural_of(Attributed const& a)
{
    return a.whole - a.residue - individual_of(a);
}

Attribution summed(std::vector<Attributed> const& replicates, Bounds bounds)
{
    auto const column = [&](auto&& f) {
        std::vector<double> out;
        for (auto const& replicate : replicates)
            out.push_back(f(replicate));
        return out;
    };
    auto const whole = column([](Attributed const& a) { return a.whole; });
    Attribution out;
    out.replicates = replicates.size();
    out.whole = estimate_mean(whole, bounds);
    for (std::size_t c = 0; c < component_count; ++c)
        out.components.push_back(
            part_of(component_names[c], column([c](Attributed const& a) { return a.components[c]; }), whole));
    out.residue = part_of("residue", column([](Attributed const& a) { return a.residue; }), whole);
    out.individual = part_of("individual", column(individual_of), whole);
    out.structural = part_of("structural", column(structural_of), whole);
    return out;
}

void require_known(Scenario const& scenario, AttributeOptions const& options)
{
    require_figure("metric", options.metric);
    auto groups = scenario.groups;
    groups.insert(groups.begin(), "all");
    if (std::ranges::count(groups, options.group) == 0)
        throw UserError(Problem{.code = ProblemCode::name_unknown,
                                .place = {.argument = "group"},
                                .what = "unknown group '" + options.group + "'",
                                .allowed = fmt::format("one of {}", fmt::join(groups, ", ")),
                                .suggestion = did_you_mean(options.group, groups)});
}

/// An arm of which nothing is kept, because the witnesses are too few.
bool is_withheld(std::vector<PointValue> const& arm)
{
    return std::ranges::count(arm, too_few_witnesses, &PointValue::metric) > 0;
}

/// A figure that is withheld in any run is withheld in all.
void require_shown(std::vector<PairedReplicate> const& runs, AttributeOptions const& options)
{
    for (auto const& run : runs)
        for (auto const& arm : run.arms)
            if (!is_withheld(arm) && std::ranges::none_of(arm, [&](PointValue const& v) {
                    return v.metric == options.metric && v.group == options.group;
                }))
                throw UserError(
                    Problem{.code = ProblemCode::figure_withheld,
                            .place = {.argument = "group"},
                            .what = "'" + options.group + "' has no " + options.metric + " that can be shown",
                            .allowed = "it is about too few people in some run, or would give "
                                       "such a figure away",
                            .suggestion = "ask for all people"});
}

class Collection {
  public:
    Collection(std::vector<PairedReplicate> const& runs, AttributeOptions const& options)
        : runs_(runs), options_(options)
    {
        for (std::size_t i = 0; i < runs.size(); ++i)
            if (auto one = attributed(runs[i])) {
                at_.push_back(i);
                values_.push_back(std::move(*one));
            }
    }

    std::vector<Attributed> const& values() const { return values_; }

    std::vector<Attributed> in_state(std::vector<bool> const& in_high, bool high) const
    {
        std::vector<Attributed> out;
        for (std::size_t k = 0; k < at_.size(); ++k)
            if (in_high[at_[k]] == high) out.push_back(values_[k]);
        return out;
    }

    /// What is avoided in the arm in which these witnesses answer.
    Complicity complicity(std::string const& who, std::size_t arm) const
    {
        std::vector<double> part, whole;
        for (auto const& run : runs_) {
            if (is_withheld(run.arms[arm])) return {who, part_of(who, {}, {}), true};
            double const all = value(run, 0), answered = value(run, arm);
            if (std::isnan(all) || std::isnan(answered)) continue;
            part.push_back(all - answered);
            whole.push_back(all);
        }
        return {who, part_of(who, part, whole)};
    }

    MemberEstimate structural_shares() const
    {
        std::vector<std::vector<double>> shares;
        for (auto const& a : values_)
            if (a.whole != 0) shares.push_back({structural_of(a) / a.whole});
        return estimate_over_members(shares, no_bounds);
    }

    std::vector<double> final_norms() const
    {
        std::vector<double> out;
        for (auto const& run : runs_)
            out.push_back(figure_of(run.arms[0], "perceived_norm", "all"));
        return out;
    }

  private:
    double value(PairedReplicate const& run, std::size_t arm) const
    {
        return figure_of(run.arms[arm], options_.metric, options_.group);
    }

    std::optional<Attributed> attributed(PairedReplicate const& run) const
    {
        std::vector<double> worth(combinations);
        for (std::size_t on = 0; on < combinations; ++on)
            worth[on] = value(run, combinations - 1 - on);
        if (std::ranges::any_of(worth, [](double x) { return std::isnan(x); })) return std::nullopt;
        return Attributed{worth.back(), worth.front(), shapley_values(worth, component_count)};
    }

    std::vector<PairedReplicate> const& runs_;
    AttributeOptions const& options_;
    std::vector<std::size_t> at_; ///< which replicate each value is of
    std::vector<Attributed> values_;
};

} // namespace

std::size_t attribute_runs(Scenario const& scenario)
{
    return combinations + witness_scopes(scenario).size();
}

AttributeResult attribute_harm(Scenario const& scenario, AttributeOptions const& options, PointStore& store)
{
    require_known(scenario, options);
    auto const& fit = options.fit;
    define_fit(fit, store);
    auto runs = run_paired(
        attribute_plan(scenario, fit),
        {.threads = options.threads,
         .first = 0,
         .count = scenario.replicates,
         .which = fit ? member_replicates(fit.members, fit.replicates) : std::vector<std::uint32_t>{},
         .advance = options.advance,
         .stop = options.stop,
         .card = options.card},
        store);
    if (fit) runs = means_of_members(runs);
    require_shown(runs, options);
    Collection const collection(runs, options);
    auto const bounds = bounds_of(options.metric);

    auto const& run = scenario.parameters.run;
    AttributeResult out{.metric = options.metric,
                        .group = options.group,
                        .asked = runs.size(),
                        .all = summed(collection.values(), bounds),
                        .complicity = {},
                        .states = fit || !can_tell_states(run.weeks + run.burnin)
                                      ? std::nullopt
                                      : lasting_states(collection.final_norms()),
                        .low = {},
                        .high = {}};
    if (fit) out.structural_over_members = collection.structural_shares();
    std::size_t arm = combinations;
    for (auto const& witnesses : witness_scopes(scenario))
        out.complicity.push_back(collection.complicity(witnesses.who, arm++));
    if (out.states) {
        out.low = summed(collection.in_state(out.states->in_high, false), bounds);
        out.high = summed(collection.in_state(out.states->in_high, true), bounds);
    }
    return out;
}

} // namespace groundswell
