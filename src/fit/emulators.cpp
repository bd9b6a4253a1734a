#include "fit/emulators.hpp"

#include <cmath>
#include <optional>

namespace groundswell {

namespace {

constexpr double oldest_weight = .1;

/// How much a point counts: by half for each wave since.
double weight_of(std::uint32_t wave, std::uint32_t newest)
{
    return std::max(oldest_weight, std::ldexp(1.0, -static_cast<int>(newest - wave)));
}

} // namespace

Emulators::Emulators(FitRuns const& runs, std::span<SurveyRow const> rows, std::uint32_t newest,
                     Executor const& executor)
    : rows_(rows.begin(), rows.end()), error_(rows.size(), 0.0), chance_(rows.size(), 0.0)
{
    auto const n = static_cast<Eigen::Index>(runs.size());
    Eigen::MatrixXd points(n, static_cast<Eigen::Index>(runs.points.front().size()));
    Eigen::VectorXd weights(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        auto const& unit = runs.points[static_cast<std::size_t>(i)];
        points.row(i) = Eigen::Map<Eigen::RowVectorXd const>(unit.data(), points.cols());
        weights[i] = weight_of(runs.wave[static_cast<std::size_t>(i)], newest);
    }
    std::vector<std::optional<Emulator>> made(rows.size());
    executor.for_each_dynamic(rows.size(), [&](std::size_t j) {
        Eigen::VectorXd means(n);
        for (Eigen::Index i = 0; i < n; ++i)
            means[i] = runs.means[static_cast<std::size_t>(i)][j];
        auto const& emulator = made[j].emplace(
            TrainingRuns{.points = points, .means = means, .weights = weights}, rows_[j].scale);
        double squares = 0, chance = 0, seen = 0, varied = 0;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            if (runs.wave[i] != newest || std::isnan(emulator.left_out()[i])) continue;
            double const mean = emulator.mean(runs.points[i]), slope = rows_[j].scale.slope(mean);
            double const out = emulator.left_out()[i], variance = runs.variances[i][j];
            ++seen;
            squares += out * out;
            if (std::isnan(variance)) continue;
            ++varied;
            chance += variance / rows_[j].scale.variance(mean);
            squares -= variance / runs.replicates[i] / (slope * slope);
        }
        chance_[j] = varied > 0 ? chance / varied : 0;
        error_[j] = seen > 0 ? std::sqrt(std::max(squares / seen, 0.0)) : 1;
    });
    for (auto& one : made)
        emulators_.push_back(std::move(*one));
    coefficients_.resize(static_cast<Eigen::Index>(rows.size()), 1 + 2 * points.cols());
    for (std::size_t row = 0; row < rows.size(); ++row)
        coefficients_.row(static_cast<Eigen::Index>(row)) = emulators_[row].common_terms();
}

void Emulators::guess(std::span<double const> unit, std::span<Guess> out) const
{
    std::vector<double> straights(unit.size());
    Eigen::VectorXd eta = coefficients_.col(0);
    auto const k = static_cast<Eigen::Index>(unit.size());
    for (Eigen::Index i = 0; i < k; ++i) {
        double const x = straights[static_cast<std::size_t>(i)] =
            straight_term(unit[static_cast<std::size_t>(i)]);
        eta += coefficients_.col(1 + i) * x + coefficients_.col(1 + k + i) * squared_term(x);
    }
    for (std::size_t row = 0; row < emulators_.size(); ++row) {
        auto const& scale = rows_[row].scale;
        double const all = eta[static_cast<Eigen::Index>(row)];
        double const mean = scale.inverse(emulators_[row].with_products(all, straights));
        out[row] = {mean, error_[row] * scale.slope(mean), std::sqrt(chance_[row] * scale.variance(mean))};
    }
}

} // namespace groundswell
