#include "fit/row_spread.hpp"

#include "observe/quantile.hpp"

namespace groundswell {

RowSpread spread_of_row(SurveyRow const& row, std::span<std::vector<double> const> means, std::size_t at)
{
    std::vector<double> column;
    double inside = 0;
    for (auto const& point : means) {
        column.push_back(point[at]);
        inside += row.target.low <= point[at] && point[at] <= row.target.high ? 1 : 0;
    }
    return {quantile_of_next(column, .025), quantile(column, .5), quantile_of_next(column, .975),
            inside / static_cast<double>(means.size())};
}

} // namespace groundswell
