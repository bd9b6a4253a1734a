#include <groundswell/fit.hpp>

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/bounds.hpp>
#include <groundswell/exclusion.hpp>
#include <groundswell/members.hpp>
#include <groundswell/problems.hpp>

#include "base/text.hpp"
#include "experiment/definition.hpp"
#include "fit/asked_fit.hpp"
#include "fit/conflicts.hpp"
#include "fit/history_match.hpp"
#include "fit/learned.hpp"
#include "fit/row_spread.hpp"

namespace groundswell {

namespace {

// Every run has draws of its own. So what is asked for must fit between these beginnings: waves from 0 on,
// then the candidates' further replicates, then the fresh ones.
constexpr std::uint32_t further_replicates = 1U << 29, fresh_replicates = 1U << 30;
constexpr std::uint32_t most_points = 65'536, most_waves = 256, most_replicates = 256;
static_assert(most_points * 16 == replicates_of_wave &&
              (most_waves + 1) * replicates_of_wave <= further_replicates);
/// Candidates for each member: some fail, and some do not meet the rules again.
constexpr double candidates_for_a_member = 3, chosen_for_a_member = 1.4;

void check_options(FitOptions const& options, FitSpace const& space)
{
    Problems problems;
    auto const within = [&](char const* name, double value, double least, double most) {
        if (value >= least && value <= most) return;
        problems.push_back({.code = ProblemCode::value_out_of_range,
                            .place = {.argument = name},
                            .what = fmt::format("is {}", format_number(value)),
                            .allowed = most == unbounded ? fmt::format("at least {}", format_number(least))
                                                         : fmt::format("from {} to {}", format_number(least),
                                                                       format_number(most))});
    };
    within("members", options.members, 1, most_members);
    within("first_points", options.first_points, 64, replicates_of_wave);
    within("points", options.points, 16, most_points);
    within("waves", options.waves, 2, most_waves);
    within("replicates", options.replicates, 2, most_replicates);
    within("member_replicates", options.member_replicates, options.replicates + 1, most_replicates);
    auto const at_least = [&](char const* name, double value, double least) {
        within(name, value, least, unbounded);
    };
    at_least("cutoff", options.rules.cutoff, 0);
    at_least("largest", options.rules.largest, 1);
    if (!(options.rules.inside >= 0 && options.rules.inside <= 1))
        problems.push_back({.code = ProblemCode::value_out_of_range,
                            .place = {.argument = "inside"},
                            .what = fmt::format("is {:g}", options.rules.inside),
                            .allowed = "a share of the rows, 0 to 1"});
    if (options.targets.empty())
        problems.push_back({.code = ProblemCode::argument_missing,
                            .place = {.argument = "targets"},
                            .what = "holds no row",
                            .allowed = "a fit needs at least one survey figure"});
    if (auto const& held = options.held_out;
        held.of > 0 && (held.fold < 1 || held.fold > held.of || held.of < 2))
        problems.push_back({.code = ProblemCode::value_out_of_range,
                            .place = {.argument = "hold_out"},
                            .what = fmt::format("is {}/{}", held.fold, held.of),
                            .allowed = "a fold of two or more, from the first to the last, as 1/4"});
    if (space.dimensions() == 0)
        problems.push_back({.code = ProblemCode::value_conflict,
                            .place = {.argument = "scenario"},
                            .what = "sets every uncertain number itself",
                            .allowed = "nothing is left to fit",
                            .suggestion = "leave some numbers out"});
    throw_if_any(problems);
}

/// The second half of a fit: candidates are run to the end, and those that meet the rules once more, with
/// fresh draws.
class MemberSearch {
  public:
    MemberSearch(FitOptions const& options, FitSpace const& space, std::span<SurveyRow const> rows,
                 PointRunner& runner)
        : options_(options), space_(space), rows_(rows), runner_(runner)
    {}

    void operator()(HistoryMatch const& match, FitResult& out)
    {
        auto const candidates =
            match.best(static_cast<std::size_t>(std::ceil(candidates_for_a_member * options_.members)));
        out.candidates = candidates.size();
        auto chosen = chosen_of(match, candidates);
        out.chosen = chosen.size();
        auto const runs = runner_(
            chosen, {.name = "fresh draws", .first = fresh_replicates, .count = options_.member_replicates});
        std::vector<std::vector<double>> points;
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            auto const means = row_means(runs[i], rows_.size());
            auto const standing = standing_of(rows_, means, options_.rules);
            if (!standing.is_member(options_.rules)) continue;
            ++out.confirmed;
            if (out.members.size() == options_.members) continue;
            out.members.push_back(member_of(chosen[i], means, standing));
            points.push_back(chosen[i]);
        }
        std::vector<std::vector<double>> means;
        for (auto const& member : out.members)
            means.push_back(member.rows);
        for (std::size_t j = 0; j < rows_.size(); ++j)
            out.rows.push_back(spread_of_row(rows_[j], means, j));
        auto const first = runner_(points, {.name = "replicate 0", .first = 0, .count = 1, .shared = true});
        for (std::size_t i = 0; i < points.size(); ++i)
            out.members[i].result_hash = first[i].front().result_hash;
    }

  private:
    FitMember member_of(std::span<double const> unit, std::span<RowMean const> means,
                        RowStanding const& standing) const
    {
        FitMember out;
        out.scenario = space_.at(unit);
        for (auto const& parameter : space_.parameters())
            out.values.push_back(parameter.at.in(out.scenario.parameters));
        for (auto const& mean : means)
            out.rows.push_back(mean.mean);
        out.implausibility = standing.held;
        out.inside = standing.inside;
        return out;
    }
    /// Those that meet the rules with all replicates, in the order in which they were expected to do best.
    std::vector<std::vector<double>> chosen_of(HistoryMatch const& match,
                                               std::vector<std::size_t> const& candidates)
    {
        auto const& known = match.runs();
        std::vector<std::vector<double>> points;
        for (auto const i : candidates)
            points.push_back(known.points[i]);
        auto const runs = runner_(points, {.name = "candidates",
                                           .first = further_replicates,
                                           .count = options_.member_replicates - options_.replicates});
        std::vector<std::vector<double>> out;
        auto const most = static_cast<std::size_t>(std::ceil(chosen_for_a_member * options_.members));
        for (std::size_t i = 0; i < points.size() && out.size() < most; ++i)
            if (standing_of(rows_, joined(known, candidates[i], runs[i]), options_.rules)
                    .is_member(options_.rules))
                out.push_back(points[i]);
        return out;
    }
    /// Means over the runs of a wave and the further ones.
    std::vector<RowMean> joined(FitRuns const& known, std::size_t point,
                                std::span<RowsOfRun const> further) const
    {
        auto out = row_means(further, rows_.size());
        double const n = options_.replicates, m = static_cast<double>(further.size());
        for (std::size_t j = 0; j < rows_.size(); ++j) {
            double const before = known.means[point][j];
            if (std::isnan(before)) continue;
            out[j].mean = std::isnan(out[j].mean) ? before : (n * before + m * out[j].mean) / (n + m);
            out[j].variance *= m / (n + m);
        }
        return out;
    }

    FitOptions const& options_;
    FitSpace const& space_;
    std::span<SurveyRow const> rows_;
    PointRunner& runner_;
};

} // namespace

std::size_t planned_runs(FitOptions const& options)
{
    std::size_t const waves = std::size_t{options.waves} * options.points * options.replicates;
    auto const candidates = static_cast<std::size_t>(std::ceil(candidates_for_a_member * options.members));
    auto const chosen = static_cast<std::size_t>(std::ceil(chosen_for_a_member * options.members));
    return options.first_points + waves + candidates * (options.member_replicates - options.replicates) +
           chosen * options.member_replicates + options.members;
}

void check_fit(FitOptions const& options)
{
    check_options(options, FitSpace(options.scenario));
    survey_rows(options.scenario, options.targets, options.rules);
    excluded_from(options.scenario); // refuses a scenario of which every point contradicts itself
}

FitResult run_fit(FitOptions const& options, PointStore& store)
{
    check_fit(options);
    FitSpace const space(options.scenario);
    auto rows = survey_rows(options.scenario, options.targets, options.rules);
    for (std::size_t j = 0; j < rows.size(); ++j)
        rows[j].held_out = options.held_out.holds(j);
    store.define("fit", definition_of(asked_fit(options, space.hash())));
    PointRunner runner(options, space, rows, store);
    HistoryMatch match(options, space, rows, runner);
    FitResult out;
    out.targets = options.targets;
    for (auto const& row : rows)
        out.held_out.push_back(row.held_out);
    out.waves.push_back(match.first_wave());
    auto const spread = (options.waves + 1) / 2;
    for (std::uint32_t w = 0; w < options.waves; ++w)
        out.waves.push_back(w < spread ? match.spread_wave() : match.climbing_wave());
    out.conflicts = conflicts_of(rows, match.runs());
    MemberSearch{options, space, rows, runner}(match, out);
    out.parameters = learned_parameters(space.parameters(), out.members);
    out.runs = runner.done();
    out.resumed = runner.resumed();
    if (out.members.empty()) throw UserError(no_member(rows, match.runs(), out));
    return out;
}

} // namespace groundswell
