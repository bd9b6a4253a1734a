#include "fit/member_search.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "fit/row_spread.hpp"
#include "observe/quantile.hpp"

namespace groundswell {

namespace {

constexpr double candidates_for_a_member = 3, chosen_for_a_member = 1.4;

/// Means over two sets of runs, of so many replicates each. A row without a value in one has that of the
/// other.
std::vector<RowMean> joined(std::span<RowMean const> a, double n, std::span<RowMean const> b, double m)
{
    std::vector<RowMean> out(b.begin(), b.end());
    for (std::size_t j = 0; j < out.size(); ++j) {
        if (std::isnan(a[j].mean)) continue;
        out[j].mean = std::isnan(b[j].mean) ? a[j].mean : (n * a[j].mean + m * b[j].mean) / (n + m);
        out[j].variance *= m / (n + m);
    }
    return out;
}

/// What the waves say about a point.
std::vector<RowMean> known_means(FitRuns const& runs, std::size_t point)
{
    std::vector<RowMean> out;
    for (std::size_t j = 0; j < runs.means[point].size(); ++j)
        out.push_back({runs.means[point][j], runs.variances[point][j] / runs.replicates[point]});
    return out;
}

/// A measured effect over the members that know it.
RowSpread spread_of_effect(FitResult const& fit, std::size_t effect)
{
    std::vector<double> values;
    auto const& row = fit.experiments[effect];
    double inside = 0;
    for (auto const& member : fit.members) {
        double const x = member.effects[effect];
        if (std::isnan(x)) continue;
        values.push_back(x);
        inside += row.low <= x && x <= row.high ? 1 : 0;
    }
    if (values.empty()) return {};
    return {quantile_of_next(values, .025), quantile(values, .5), quantile_of_next(values, .975),
            inside / static_cast<double>(values.size())};
}

std::size_t chosen_for(std::size_t members)
{
    return static_cast<std::size_t>(std::ceil(chosen_for_a_member * static_cast<double>(members)));
}

} // namespace

std::size_t candidates_for(std::uint32_t members)
{
    return static_cast<std::size_t>(std::ceil(candidates_for_a_member * members));
}

std::size_t runs_of_search(FitOptions const& options, std::uint32_t members)
{
    return candidates_for(members) * (options.member_replicates - options.replicates) +
           chosen_for(members) * (options.member_replicates + ExperimentRows(options).runs());
}

void MemberSearch::operator()(HistoryMatch& match, FitResult& out)
{
    auto const missing = options_.members - out.members.size();
    confirm(chosen_of(match, missing, out), match, out);
}

std::vector<MemberSearch::Candidate> MemberSearch::chosen_of(HistoryMatch& match, std::size_t missing,
                                                             FitResult& out)
{
    auto const candidates = match.candidates(candidates_for(static_cast<std::uint32_t>(missing)));
    out.candidates += candidates.size();
    std::vector<std::vector<double>> points;
    for (auto const i : candidates)
        points.push_back(match.runs().points[i]);
    auto const count = options_.member_replicates - options_.replicates;
    auto const runs = runner_(points, {.name = "candidates", .first = further_, .count = count});
    further_ += static_cast<std::uint32_t>(points.size()) * count;
    std::vector<Candidate> chosen;
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto means = joined(known_means(match.runs(), candidates[i]), options_.replicates,
                            row_means(runs[i], rows_.size()), count);
        match.learn_more(candidates[i], means, options_.member_replicates);
        if (chosen.size() < chosen_for(missing) &&
            standing_of(rows_, means, options_.rules).is_member(options_.rules))
            chosen.push_back({candidates[i], std::move(points[i]), std::move(means)});
    }
    out.chosen += chosen.size();
    return chosen;
}

void MemberSearch::confirm(std::vector<Candidate> const& chosen, HistoryMatch& match, FitResult& out)
{
    std::vector<std::vector<double>> points;
    for (auto const& candidate : chosen)
        points.push_back(candidate.unit);
    auto const runs =
        runner_(points, {.name = "fresh draws", .first = fresh_, .count = options_.member_replicates});
    fresh_ += static_cast<std::uint32_t>(points.size()) * options_.member_replicates;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        auto const means = row_means(runs[i], rows_.size());
        auto const standing = standing_of(rows_, means, options_.rules);
        if (!standing.is_member(options_.rules)) {
            auto const n = options_.member_replicates;
            match.learn_more(chosen[i].point, joined(chosen[i].means, n, means, n), 2 * n);
            continue;
        }
        ++out.confirmed;
        if (out.members.size() == options_.members) continue;
        auto member = member_of(chosen[i].unit, means, standing);
        match.close_line(chosen[i].point);
        if (!meets_effects(chosen[i].unit, standing, member)) {
            ++out.against_effects;
            continue;
        }
        out.members.push_back(std::move(member));
        points_.push_back(chosen[i].unit);
    }
}

bool MemberSearch::meets_effects(std::span<double const> unit, RowStanding const& standing, FitMember& member)
{
    auto const effects = experiments_(unit, member.scenario, runner_);
    for (auto const& effect : effects)
        member.effects.push_back(effect.value);
    auto all = experiments_.implausibilities(effects);
    all.insert(all.end(), standing.each.begin(), standing.each.end());
    std::ranges::sort(all, std::greater{});
    member.implausibility = held_against(all, options_.rules);
    return member.implausibility <= options_.rules.cutoff;
}

void MemberSearch::finish(FitResult& out)
{
    std::vector<std::vector<double>> means;
    for (auto const& member : out.members)
        means.push_back(member.rows);
    for (std::size_t j = 0; j < rows_.size(); ++j)
        out.rows.push_back(spread_of_row(rows_[j], means, j));
    out.not_run = experiments_.not_run();
    out.experiments = experiments_.rows();
    for (std::size_t i = 0; i < out.experiments.size(); ++i)
        out.experiments[i].members = spread_of_effect(out, i);
    auto const first = runner_(points_, {.name = "replicate 0", .first = 0, .count = 1, .shared = true});
    for (std::size_t i = 0; i < points_.size(); ++i)
        out.members[i].result_hash = first[i].front().result_hash;
}

FitMember MemberSearch::member_of(std::span<double const> unit, std::span<RowMean const> means,
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

} // namespace groundswell
