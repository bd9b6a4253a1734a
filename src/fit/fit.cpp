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
#include "fit/member_search.hpp"

namespace groundswell {

namespace {

constexpr std::uint32_t most_points = 65'536, most_waves = 256, most_rounds = 64, most_replicates = 256;
static_assert(most_points * 16 == replicates_of_wave &&
              (1 + most_waves + most_rounds) * replicates_of_wave <= further_replicates);

/// Points of a wave follow from what all points before gave.
void require_whole(Shard const& shard)
{
    if (shard.is_whole()) return;
    throw UserError(
        Problem{.code = ProblemCode::argument_conflict,
                .place = {.argument = "shard"},
                .what = "is " + shard.text() + ", and a fit has no shards",
                .allowed = "it chooses the points of a wave by all runs before it, a dozen times in a row",
                .suggestion = "make the fit on one machine with many threads; what runs its members takes "
                              "shards"});
}

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
    within("rounds", options.rounds, 0, most_rounds);
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

std::uint32_t missing_members(FitOptions const& options, FitResult const& fit)
{
    return options.members - static_cast<std::uint32_t>(fit.members.size());
}

/// Whether members are missing, and the next round cannot take more runs than there may be.
bool may_go_on(FitOptions const& options, std::size_t done, FitResult const& fit)
{
    auto const missing = missing_members(options, fit);
    std::size_t const climbed = std::min<std::size_t>(options.points, candidates_for(missing));
    auto const next = climbed * options.replicates + runs_of_search(options, missing) + options.members;
    return missing > 0 && (options.most_runs == 0 || done + next <= options.most_runs);
}

} // namespace

std::size_t planned_runs(FitOptions const& options)
{
    std::size_t const waves = std::size_t{options.waves} * options.points * options.replicates;
    return options.first_points + waves + runs_of_search(options, options.members) + options.members;
}

void check_fit(FitOptions const& options, Shard const& shard)
{
    require_whole(shard);
    check_options(options, FitSpace(options.scenario));
    survey_rows(options.scenario, options.targets, options.rules);
    excluded_from(options.scenario); // refuses a scenario of which every point contradicts itself
}

FitResult run_fit(FitOptions const& options, PointStore& store)
{
    check_fit(options, store.shard());
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
        out.waves.push_back(w < spread ? match.spread_wave() : match.climbing_wave(options.points));
    out.conflicts = conflicts_of(rows, match.runs());
    MemberSearch search(options, space, rows, runner);
    search(match, out);
    for (std::uint32_t round = 0;
         round < options.rounds && match.has_open_line() && may_go_on(options, runner.done(), out); ++round) {
        out.waves.push_back(match.climbing_wave(candidates_for(missing_members(options, out))));
        search(match, out);
    }
    search.finish(out);
    out.parameters = learned_parameters(space.parameters(), out.members);
    out.runs = runner.done();
    out.resumed = runner.resumed();
    if (out.members.empty()) throw UserError(no_member(rows, match.runs(), out));
    return out;
}

} // namespace groundswell
