#include "fit/quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace groundswell {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

double mean_of(std::vector<double> const& values)
{
    double sum = 0;
    for (double const x : values)
        sum += x;
    return sum / static_cast<double>(values.size());
}

} // namespace

double quantile(std::vector<double> values, double q)
{
    std::erase_if(values, [](double x) { return std::isnan(x); });
    if (values.empty()) return nothing;
    std::ranges::sort(values);
    double const at = q * static_cast<double>(values.size() - 1);
    auto const below = static_cast<std::size_t>(at);
    auto const above = std::min(below + 1, values.size() - 1);
    return values[below] + (at - static_cast<double>(below)) * (values[above] - values[below]);
}

RowSpread spread_of_row(SurveyRow const& row, std::span<std::vector<double> const> means, std::size_t at)
{
    std::vector<double> column;
    double inside = 0;
    for (auto const& point : means) {
        column.push_back(point[at]);
        inside += row.target.low <= point[at] && point[at] <= row.target.high ? 1 : 0;
    }
    return {quantile(column, .025), quantile(column, .5), quantile(column, .975),
            inside / static_cast<double>(means.size())};
}

double explained(std::span<std::vector<double> const> guessed, std::span<std::vector<double> const> means,
                 std::span<std::vector<double> const> variances, RowOfRuns at)
{
    std::vector<double> values, errors, chance;
    for (std::size_t i = 0; i < guessed.size(); ++i) {
        double const seen = means[i][at.row], variance = variances[i][at.row];
        if (std::isnan(seen) || std::isnan(variance)) continue;
        values.push_back(seen);
        errors.push_back((seen - guessed[i][at.row]) * (seen - guessed[i][at.row]));
        chance.push_back(variance / at.replicates);
    }
    if (values.size() < 10) return nothing;
    double const mean = mean_of(values);
    double square = 0;
    for (double const x : values)
        square += (x - mean) * (x - mean);
    double const between = square / static_cast<double>(values.size() - 1) - mean_of(chance);
    if (!(between > 0)) return nothing;
    return 1 - std::max(0.0, mean_of(errors) - mean_of(chance)) / between;
}

} // namespace groundswell
