#include <groundswell/compare_finding.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/figures.hpp>
#include <groundswell/over_replicates.hpp>
#include <groundswell/parameter_table.hpp>

#include "experiment/compare_cost.hpp"
#include "experiment/compare_fading.hpp"
#include "experiment/paired_states.hpp"

namespace groundswell {

namespace {

class Finder {
  public:
    Finder(CompareRun const& run, std::size_t arm)
        : run_(run), arm_(arm), base_(run.spec.arms.front().scenario), variant_(run.spec.arms[arm].scenario)
    {}

    VariantFinding operator()(std::string const& metric) const
    {
        VariantFinding out;
        out.name = run_.spec.arms[arm_].name;
        out.changes = changes_between(base_, variant_);
        out.main = figure(metric, figure_group(metric));
        for (auto const& name : figure_names())
            for (auto const& group : groups())
                if (is_kept(name, group)) out.figures.push_back(figure(name, group));
        reductions(out);
        out.cost = cost_per_act({.base_cost = kept(0, "cost"),
                                 .variant_cost = kept(arm_, "cost"),
                                 .base_acts = kept(0, "counted_acts"),
                                 .variant_acts = kept(arm_, "counted_acts")});
        out.fading = fading_of({.course = course(),
                                .whole = figure("harm", "all").paired.difference,
                                .end = end(),
                                .key = Key{base_.seed, 0}});
        out.states = states(metric);
        if (run_.spec.fit) out.member_states = states_of_members();
        if (run_.spec.part != PartAt::burn_in_start)
            for (auto const& at : parameters_for(base_.groups, base_.ranks))
                if (acts_at_birth(at.name) && at.in(base_.parameters) != at.in(variant_.parameters))
                    out.inborn.push_back(at.name);
        return out;
    }

  private:
    std::vector<std::string> groups() const
    {
        auto out = base_.groups;
        out.emplace_back("all");
        return out;
    }

    std::vector<double> kept(std::size_t arm, std::string_view metric) const
    {
        return paired_column(run_.replicates, arm, metric).value_or(std::vector<double>{});
    }

    /// Whether the base or this variant has the figure for this group in any replicate. What other variants
    /// have makes no difference, since a report may show this one without them.
    bool is_kept(std::string const& metric, std::string const& group) const
    {
        return std::ranges::any_of(run_.replicates, [&](PairedReplicate const& r) {
            return std::ranges::any_of(std::array{std::size_t{0}, arm_}, [&](std::size_t arm) {
                return std::ranges::any_of(
                    r.arms[arm], [&](PointValue const& v) { return v.metric == metric && v.group == group; });
            });
        });
    }

    FigureDifference figure(std::string const& metric, std::string const& group) const
    {
        FigureDifference out{.metric = metric, .group = group};
        auto const base = paired_column(run_.replicates, 0, metric, group);
        auto const variant = paired_column(run_.replicates, arm_, metric, group);
        out.withheld = !base || !variant;
        if (out.withheld) return out;
        out.paired = paired_difference(*base, *variant, bounds_of(metric));
        if (run_.spec.fit) out.over_members = effect(metric, group);
        return out;
    }

    /// Over the members, from every run.
    MemberEffect effect(std::string const& metric, std::string const& group) const
    {
        auto const base = member_column(run_.runs, 0, metric, group);
        auto differences = member_column(run_.runs, arm_, metric, group);
        if (!base || !differences) return {};
        for (std::size_t m = 0; m < base->size(); ++m)
            for (std::size_t r = 0; r < (*base)[m].size(); ++r)
                (*differences)[m][r] -= (*base)[m][r];
        return effect_over_members(*differences);
    }

    bool long_enough() const
    {
        auto const& run = base_.parameters.run;
        return can_tell_states(run.weeks + run.burnin);
    }

    std::optional<std::pair<MemberStates, MemberStates>> states_of_members() const
    {
        if (!long_enough()) return std::nullopt;
        auto const base = member_column(run_.runs, 0, "perceived_norm");
        auto const variant = member_column(run_.runs, arm_, "perceived_norm");
        if (!base || !variant) return std::nullopt;
        auto const states = states_over_members(*base);
        if (!states) return std::nullopt;
        return std::pair{*states, members_by_state(*variant, *states)};
    }

    static void reductions(VariantFinding& out)
    {
        std::vector<double> all;
        for (auto const& figure : out.figures)
            if (!figure.withheld && std::isfinite(figure.paired.variance_reduction))
                all.push_back(figure.paired.variance_reduction);
        if (all.empty()) return;
        std::ranges::sort(all);
        out.smallest_reduction = all.front();
        out.median_reduction = all[all.size() / 2];
    }

    /// [pair][quarter] of harm, variant minus base.
    std::vector<std::vector<double>> course() const
    {
        std::vector<std::vector<double>> out(run_.replicates.size());
        for (std::size_t week = 0;; week += quarter) {
            auto const name = fmt::format("harm@{}", week);
            auto const base = paired_column(run_.replicates, 0, name),
                       variant = paired_column(run_.replicates, arm_, name);
            if (!base || !variant) return out;
            for (std::size_t i = 0; i < out.size(); ++i)
                out[i].push_back((*variant)[i] - (*base)[i]);
        }
    }

    /// The week in which the last change ends, if all do within the horizon.
    std::optional<double> end() const
    {
        double const weeks = base_.parameters.run.weeks;
        bool const rules = std::ranges::any_of(
            changes_between(base_, variant_), [](std::string const& c) { return !c.ends_with(" is added"); });
        std::optional<double> out;
        for (auto const& spec : variant_.interventions) {
            if (std::ranges::any_of(base_.interventions,
                                    [&](auto const& other) { return other.name == spec.name; }))
                continue;
            if (!spec.end || *spec.end >= weeks) return std::nullopt;
            out = std::max(out.value_or(0), static_cast<double>(*spec.end));
        }
        return rules ? std::nullopt : out;
    }

    /// None where each pair draws other numbers: runs under other rules say nothing about lasting states.
    std::optional<PairedStates> states(std::string const& metric) const
    {
        if (run_.spec.uncertain || run_.spec.fit || !long_enough()) return std::nullopt;
        auto const base_norm = paired_column(run_.replicates, 0, "perceived_norm");
        auto const norm = paired_column(run_.replicates, arm_, "perceived_norm");
        auto const base = paired_column(run_.replicates, 0, metric, figure_group(metric));
        auto const variant = paired_column(run_.replicates, arm_, metric, figure_group(metric));
        if (!base_norm || !norm || !base || !variant) return std::nullopt;
        auto const& p = base_.parameters;
        auto const over = end();
        return split_states({.base_norm = *base_norm,
                             .variant_norm = *norm,
                             .base = *base,
                             .variant = *variant,
                             .long_after = over && is_long_after(p.run.weeks - *over, p.halflife.norm)});
    }

    CompareRun const& run_;
    std::size_t arm_;
    Scenario const &base_, &variant_;
};

} // namespace

std::vector<VariantFinding> variant_findings(CompareRun const& run, std::string const& metric)
{
    std::vector<VariantFinding> out;
    for (std::size_t arm = 1; arm < run.spec.arms.size(); ++arm)
        out.push_back(Finder(run, arm)(metric));
    return out;
}

} // namespace groundswell
