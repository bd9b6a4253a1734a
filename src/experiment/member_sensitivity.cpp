#include "experiment/member_sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <groundswell/paired.hpp>
#include <numeric>

#include "experiment/bootstrap.hpp"
#include "experiment/claim_mechanisms.hpp"
#include "experiment/rank_regression.hpp"
#include "random/distributions.hpp"

namespace groundswell {

namespace {

using Values = std::vector<double>;

constexpr std::uint32_t shuffles_of_members = 200;
constexpr std::size_t with_interval = 10;
/// Tells these draws from others for the design of experiments.
constexpr std::uint32_t member_shuffling = 0xFEFF;

double mean_over(Values const& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The variance that a regression explains.
double explained(RankBasis const& basis, Values const& outcome)
{
    auto const fit = fitted(basis, outcome);
    double const mean = mean_over(fit);
    double squares = 0;
    for (double const x : fit)
        squares += (x - mean) * (x - mean);
    return squares / static_cast<double>(fit.size());
}

RankBasis basis_of(Values const& ranks)
{
    return RankBasis(std::span(&ranks, 1));
}

Values picked(Values const& from, std::span<std::size_t const> sample)
{
    Values out;
    for (auto const i : sample)
        out.push_back(from[i]);
    return out;
}

double rank_correlation(Values const& a, Values const& b)
{
    double const middle = (static_cast<double>(a.size()) + 1) / 2;
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - middle) * (b[i] - middle);
        aa += (a[i] - middle) * (a[i] - middle);
        bb += (b[i] - middle) * (b[i] - middle);
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

/// What the regressions find in shuffled members: the mean by number, and the largest of each shuffle.
struct FoundByChance {
    Values mean, largest;
};

FoundByChance found_by_chance(std::vector<RankBasis> const& bases, Values outcome, Key key)
{
    FoundByChance out{.mean = Values(bases.size(), 0), .largest = {}};
    for (std::uint32_t s = 0; s < shuffles_of_members; ++s) {
        for (auto i = static_cast<std::uint32_t>(outcome.size()); i-- > 1;)
            std::swap(
                outcome[i],
                outcome[whole_below(uniform(key, Purpose::design, {s, member_shuffling, 0, i}), i + 1)]);
        double largest = 0;
        for (std::size_t k = 0; k < bases.size(); ++k) {
            double const found = explained(bases[k], outcome);
            out.mean[k] += found / shuffles_of_members;
            largest = std::max(largest, found);
        }
        out.largest.push_back(largest);
    }
    std::ranges::sort(out.largest);
    return out;
}

} // namespace

MemberSensitivity shares_over_members(std::span<Values const> columns, std::span<Values const> runs, Key key)
{
    MemberSensitivity out;
    out.over = estimate_over_members(runs, no_bounds);
    std::vector<std::size_t> known;
    Values outcome;
    for (std::size_t m = 0; m < runs.size(); ++m) {
        auto values = runs[m];
        std::erase_if(values, [](double x) { return std::isnan(x); });
        if (values.empty()) continue;
        known.push_back(m);
        outcome.push_back(mean_over(values));
    }
    double const whole =
        out.over.parameters_sd * out.over.parameters_sd + out.over.chance_sd * out.over.chance_sd;
    if (known.size() < least_members_for_sensitivity || !(whole > 0)) return out;
    std::vector<Values> ranks;
    std::vector<RankBasis> bases;
    for (auto const& column : columns) {
        ranks.push_back(ranks_of(picked(column, known)));
        bases.push_back(basis_of(ranks.back()));
    }
    auto const chance = found_by_chance(bases, outcome, key);
    double const seldom = chance.largest[chance.largest.size() - chance.largest.size() / 20 - 1];
    out.chance = seldom / whole;
    auto const outcome_ranks = ranks_of(outcome);
    for (std::size_t k = 0; k < columns.size(); ++k) {
        double const found = explained(bases[k], outcome);
        double const share = std::max(0.0, found - chance.mean[k]) / whole;
        out.shares.push_back({.number = k,
                              .alone = {.value = share, .interval = {share, share}},
                              .correlation = rank_correlation(ranks[k], outcome_ranks),
                              .beyond_chance = found > seldom});
    }
    std::ranges::stable_sort(out.shares, std::ranges::greater{}, [](auto const& s) { return s.alone.value; });
    for (std::size_t i = 0; i < std::min(with_interval, out.shares.size()); ++i) {
        auto& share = out.shares[i];
        auto const k = share.number;
        auto const sampled = bootstrap_interval(known.size(), key, [&](std::span<std::size_t const> sample) {
            return explained(basis_of(picked(ranks[k], sample)), picked(outcome, sample)) / whole;
        });
        // A sample explains more than it should by about what chance makes, twice.
        double const by_chance = chance.mean[k] / whole;
        share.alone.interval = {std::clamp(sampled.low - 2 * by_chance, 0.0, share.alone.value),
                                std::clamp(sampled.high - by_chance, share.alone.value, 1.0)};
    }
    return out;
}

std::optional<MemberSensitivity> sensitivity_over_members(MemberRun const& run, std::string const& metric)
{
    auto const group = figure_group(metric);
    auto const runs = member_column(run.runs, 0, metric, group);
    if (!runs) return std::nullopt;
    auto const& points = *run.fit.points;
    std::vector<Values> columns(points.parameters().size());
    for (std::uint32_t m = 0; m < run.fit.members; ++m) {
        auto const scenario = points.at(m);
        for (std::size_t k = 0; k < columns.size(); ++k)
            columns[k].push_back(points.parameters()[k].at.in(scenario.parameters));
    }
    auto out = shares_over_members(columns, *runs, {run.scenario.seed, 0});
    out.metric = metric;
    out.group = group;
    return out;
}

} // namespace groundswell
