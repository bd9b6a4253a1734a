#include "fit/history_match.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <limits>
#include <map>
#include <numeric>

#include "experiment/sobol.hpp"
#include "fit/row_spread.hpp"
#include "observe/quantile.hpp"

namespace groundswell {

namespace {

constexpr double carried_at_first = .7; // of an error after a climb; later it is learned
constexpr double margin = 1;            // rows that a climb aims at beyond what is asked for
constexpr double most_without = .5;     // of the runs of wave 0 may have no value of a row
constexpr std::size_t active_by_row = 15;

} // namespace

HistoryMatch::HistoryMatch(FitOptions const& options, FitSpace const& space, std::span<SurveyRow const> rows,
                           PointRunner& runner)
    : options_(options), space_(space), rows_(rows), runner_(runner), carried_(rows.size(), carried_at_first)
{}

FitWave HistoryMatch::first_wave()
{
    Sobol const sobol(options_.scenario.seed);
    std::vector<std::vector<double>> points;
    for (std::uint32_t i = 0; points.size() < options_.first_points; ++i) {
        std::vector<double> unit(space_.dimensions());
        for (std::size_t k = 0; k < unit.size(); ++k)
            unit[k] = sobol(i, k);
        if (!space_.contradicts(unit)) points.push_back(std::move(unit));
    }
    return run(std::move(points), {});
}

void HistoryMatch::require_values() const
{
    Problems problems;
    for (std::size_t j = 0; j < rows_.size(); ++j) {
        auto const without = static_cast<std::size_t>(
            std::ranges::count_if(runs_.means, [j](auto const& means) { return std::isnan(means[j]); }));
        if (rows_[j].held_out ||
            static_cast<double>(without) <= most_without * static_cast<double>(runs_.size()))
            continue;
        problems.push_back(
            {.code = ProblemCode::value_conflict,
             .place = {.key = rows_[j].target.label(), .argument = "targets"},
             .what = fmt::format("has no value in {} of {} runs", without, runs_.size()),
             .allowed = "nothing happened that it could count, or it is about too few people to be shown",
             .suggestion = "leave the row out, join small groups, or let min_cell be smaller"});
    }
    throw_if_any(problems);
}

double HistoryMatch::goal() const
{
    auto const used = static_cast<double>(used_rows(rows_));
    return std::min(used - .5, options_.rules.inside * used + margin);
}

FitWave HistoryMatch::spread_wave()
{
    auto const score = [&](std::span<double const> unit) {
        if (space_.contradicts(unit)) return -std::numeric_limits<double>::infinity();
        std::vector<Belief> beliefs(rows_.size());
        believe(*emulators_, unit, options_.member_replicates, beliefs);
        return expected_rows(rows_, beliefs, options_.rules);
    };
    auto sampled = sample_space(score,
                                {.points = std::max<std::size_t>(1024, options_.points),
                                 .dimensions = space_.dimensions(),
                                 .goal = goal(),
                                 .key = key(),
                                 .stream = wave_},
                                runner_.executor());
    // One in so many, so that as many lines as possible are there.
    std::vector<std::vector<double>> points;
    for (std::size_t i = 0; i < options_.points; ++i)
        points.push_back(std::move(sampled.points[i * sampled.points.size() / options_.points]));
    auto out = run(std::move(points), {});
    out.log10_share = sampled.log10_share;
    return out;
}

FitWave HistoryMatch::climbing_wave(std::size_t most)
{
    auto const parents = best(std::min<std::size_t>(most, options_.points), {});
    auto const coordinates = active();
    std::vector<std::vector<double>> points(parents.size());
    runner_.executor().for_each_dynamic(parents.size(), [&](std::size_t i) {
        auto const near = local_errors(*emulators_, runs_, parents[i]);
        points[i] = runs_.points[parents[i]];
        auto const score = [&](std::span<double const> unit) {
            if (space_.contradicts(unit)) return -std::numeric_limits<double>::infinity();
            std::vector<Belief> beliefs(rows_.size());
            believe_near(*emulators_, near, carried_, unit, options_.member_replicates, beliefs);
            return expected_rows(rows_, beliefs, options_.rules);
        };
        climb(points[i], score,
              {.active = coordinates,
               .goal = goal(),
               .key = key(),
               .stream = static_cast<std::uint32_t>((1U << 31) + (wave_ << 20) + i)});
    });
    return run(std::move(points), parents);
}

std::vector<std::size_t> HistoryMatch::candidates(std::size_t n) const
{
    return best(n, tried_);
}

bool HistoryMatch::has_open_line() const
{
    for (std::size_t i = 0; i < runs_.size(); ++i)
        if (runs_.wave[i] > 0 && !closed_.contains(runs_.root[i])) return true;
    return false;
}

void HistoryMatch::learn_more(std::size_t point, std::span<RowMean const> means, std::uint32_t replicates)
{
    tried_.insert(runs_.points[point]);
    for (std::size_t j = 0; j < means.size(); ++j) {
        runs_.means[point][j] = means[j].mean;
        runs_.variances[point][j] = means[j].variance * replicates;
    }
    runs_.replicates[point] = replicates;
}

std::vector<std::size_t> HistoryMatch::best(std::size_t n, std::set<std::vector<double>> const& without) const
{
    std::vector<double> const all(rows_.size(), 1.0);
    std::vector<double> scores(runs_.size(), -std::numeric_limits<double>::infinity());
    runner_.executor().for_each_dynamic(runs_.size(), [&](std::size_t i) {
        if (runs_.wave[i] == 0 && wave_ > 1) return;
        if (without.contains(runs_.points[i]) || closed_.contains(runs_.root[i])) return;
        std::vector<Belief> beliefs(rows_.size());
        believe_near(*emulators_, local_errors(*emulators_, runs_, i), all, runs_.points[i],
                     options_.member_replicates, beliefs);
        scores[i] = expected_rows(rows_, beliefs, options_.rules);
    });
    std::map<std::size_t, std::size_t> of_root;
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        if (!std::isfinite(scores[i])) continue;
        auto const [at, is_new] = of_root.emplace(runs_.root[i], i);
        if (!is_new && scores[i] > scores[at->second]) at->second = i;
    }
    std::vector<std::size_t> out;
    for (auto const& [root, point] : of_root)
        out.push_back(point);
    std::ranges::stable_sort(out, [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    std::set<std::vector<double>> taken; // copies of one point that never walked apart are one
    std::erase_if(out, [&](std::size_t i) { return !taken.insert(runs_.points[i]).second; });
    out.resize(std::min(n, out.size()));
    return out;
}

double HistoryMatch::expected_at(std::span<double const> unit, std::vector<std::size_t> const& parents,
                                 std::size_t i) const
{
    std::vector<Belief> beliefs(rows_.size());
    if (parents.empty())
        believe(*emulators_, unit, options_.member_replicates, beliefs);
    else
        believe_near(*emulators_, local_errors(*emulators_, runs_, parents[i]), carried_, unit,
                     options_.member_replicates, beliefs);
    return expected_rows(rows_, beliefs, options_.rules);
}

FitWave HistoryMatch::run(std::vector<std::vector<double>> points, std::vector<std::size_t> const& parents)
{
    auto const first = runs_.size();
    FitWave out;
    out.points = points.size();
    out.climbing = !parents.empty();
    if (emulators_)
        for (std::size_t i = 0; i < points.size(); ++i)
            out.predicted_inside += expected_at(points[i], parents, i) / static_cast<double>(points.size());
    auto const count = wave_ == 0 ? 1 : options_.replicates;
    auto const done = runner_(
        points, {.name = fmt::format("wave {}", wave_), .first = wave_ * replicates_of_wave, .count = count});
    std::vector<double> inside;
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto const means = row_means(done[i], rows_.size());
        runs_.points.push_back(std::move(points[i]));
        runs_.wave.push_back(wave_);
        runs_.replicates.push_back(count);
        runs_.root.push_back(parents.empty() ? first + i : runs_.root[parents[i]]);
        runs_.means.emplace_back();
        runs_.variances.emplace_back();
        for (auto const& mean : means) {
            runs_.means.back().push_back(mean.mean);
            runs_.variances.back().push_back(mean.variance * count);
        }
        inside.push_back(standing_of(rows_, means, options_.rules).inside);
    }
    out.best = *std::ranges::max_element(inside);
    out.inside = quantile(inside, .5);
    for (std::size_t j = 0; j < rows_.size(); ++j)
        out.rows.push_back(spread_of_row(rows_[j], std::span(runs_.means).subspan(first), j));
    if (!parents.empty()) learn_what_is_carried(parents, first);
    if (wave_ == 0) require_values();
    learn();
    ++wave_;
    return out;
}

void HistoryMatch::learn()
{
    emulators_.emplace(runs_, rows_, wave_, runner_.executor());
}

/// The regression of the errors after a climb on those before it.
void HistoryMatch::learn_what_is_carried(std::vector<std::size_t> const& parents, std::size_t first)
{
    std::vector<double> product(rows_.size()), square(rows_.size());
    std::vector<Guess> guesses(rows_.size());
    for (std::size_t i = 0; i < parents.size(); ++i) {
        auto const before = local_errors(*emulators_, runs_, parents[i]);
        emulators_->guess(runs_.points[first + i], guesses);
        for (std::size_t j = 0; j < rows_.size(); ++j) {
            double const seen = runs_.means[first + i][j];
            if (std::isnan(seen)) continue;
            double const after = seen - guesses[j].mean;
            product[j] += before.error[j] * after;
            square[j] += before.error[j] * before.error[j];
        }
    }
    for (std::size_t j = 0; j < rows_.size(); ++j)
        if (square[j] > 0) carried_[j] = std::clamp(product[j] / square[j], .1, .95);
}

std::vector<std::size_t> HistoryMatch::active() const
{
    std::set<std::size_t> out;
    for (std::size_t j = 0; j < rows_.size(); ++j)
        for (auto const k : emulators_->emulator(j).strongest(active_by_row))
            out.insert(k);
    return {out.begin(), out.end()};
}

} // namespace groundswell
