#include "experiment/rank_regression.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace groundswell {

namespace {

double dot(std::span<double const> a, std::span<double const> b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

double average(std::span<double const> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// From -1 to 1, so that its powers are not all alike.
std::vector<double> scaled(std::vector<double> values)
{
    auto const [low, high] = std::ranges::minmax_element(values);
    double const middle = (*low + *high) / 2, half = (*high - *low) / 2;
    for (double& x : values)
        x = half > 0 ? (x - middle) / half : 0;
    return values;
}

double power(double x, int degree)
{
    return degree == 1 ? x : x * power(x, degree - 1);
}

} // namespace

RankBasis::RankBasis(std::span<std::vector<double> const> scores) : worlds_(scores.front().size())
{
    std::vector<std::vector<double>> bases;
    for (auto const& score : scores)
        bases.push_back(scaled(score));
    for (int degree = 1; degree <= largest_degree; ++degree) {
        for (auto const& base : bases) {
            std::vector<double> column(worlds_);
            std::ranges::transform(base, column.begin(), [&](double x) { return power(x, degree); });
            add(std::move(column));
        }
        up_to_[degree] = columns_.size();
    }
}

/// Gram and Schmidt, twice, which is enough for orthogonality (Giraud et al. 2005). What is left out follows
/// from the columns before: a quantity of two values has a straight line only.
void RankBasis::add(std::vector<double> column)
{
    double const before = std::sqrt(dot(column, column));
    for (int pass = 0; pass < 2; ++pass) {
        double const mean = average(column);
        for (double& x : column)
            x -= mean;
        for (auto const& other : columns_) {
            double const along = dot(column, other);
            for (std::size_t i = 0; i < worlds_; ++i)
                column[i] -= along * other[i];
        }
    }
    double const length = std::sqrt(dot(column, column));
    if (!(length > 1e-6 * before)) return;
    for (double& x : column)
        x /= length;
    columns_.push_back(std::move(column));
}

std::vector<double> fitted(RankBasis const& basis, std::span<double const> outcome)
{
    auto const n = basis.worlds();
    double const mean = average(outcome);
    std::vector<double> fit(n, mean), leverage(n, 1 / static_cast<double>(n)), best;
    double least = std::numeric_limits<double>::infinity();
    std::size_t column = 0;
    for (int degree = 0; degree <= RankBasis::largest_degree; ++degree) {
        for (; column < basis.up_to(degree); ++column) {
            auto const& x = basis.columns()[column];
            double const along = dot(x, outcome);
            for (std::size_t i = 0; i < n; ++i) {
                fit[i] += along * x[i];
                leverage[i] += x[i] * x[i];
            }
        }
        double press = 0;
        for (std::size_t i = 0; i < n; ++i) {
            double const residual = (outcome[i] - fit[i]) / std::max(1e-9, 1 - leverage[i]);
            press += residual * residual;
        }
        if (press < least) {
            least = press;
            best = fit;
        }
    }
    return best;
}

} // namespace groundswell
