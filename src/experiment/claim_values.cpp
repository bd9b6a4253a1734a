#include "experiment/claim_values.hpp"

#include <algorithm>
#include <cmath>

#include "experiment/claim_expression.hpp"
#include "experiment/claim_figures.hpp"
#include "observe/quantile.hpp"

namespace groundswell {

namespace {

/// Figures by the mean over some replicates; NaN if unknown in any of them.
class Means {
  public:
    explicit Means(std::span<ClaimUnit const> units) : units_(units) {}

    double operator()(ClaimFigure const& figure) const
    {
        double sum = 0;
        for (auto const& unit : units_) {
            auto const at = unit.find(figure.text());
            if (at == unit.end()) return unknown_figure;
            sum += at->second;
        }
        return sum / static_cast<double>(units_.size());
    }

  private:
    std::span<ClaimUnit const> units_;
};

} // namespace

double value_of(ClaimPart const& part, std::span<ClaimUnit const> units)
{
    double const value = evaluate_expression(part.value, Means(units));
    return std::isfinite(value) ? value : unknown_figure;
}

bool claim_holds(Claim const& claim, std::span<ClaimUnit const> units)
{
    return std::ranges::all_of(claim.parts, [&](ClaimPart const& part) {
        return part.is_reported_only() || part.holds(value_of(part, units));
    });
}

Spread spread_of(std::vector<double> values)
{
    return {quantile(values, .5), quantile(values, .05), quantile(values, .95)};
}

} // namespace groundswell
