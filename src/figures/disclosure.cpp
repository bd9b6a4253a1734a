#include "figures/disclosure.hpp"

#include <cmath>
#include <limits>

#include "base/disclosure.hpp"

namespace groundswell {

namespace {

/// Whether cells on which a figure by rank rests are withheld. A share in a rank tells of all who are in it.
bool rests_on_withheld(Formula const& formula, Withheld const& withheld, std::optional<Group> woman,
                       std::optional<Group> man)
{
    auto const hidden = [&](std::optional<Group> group, std::size_t rank) {
        return group && withheld.of(*group, rank);
    };
    if (auto const* share = std::get_if<ShareOfRank>(&formula)) {
        std::size_t const rank = share->of == ShareOfRank::Of::highest ? withheld.ranks - 1 : 0;
        for (std::size_t g = 0; g < withheld.groups; ++g)
            if (withheld.of(g, rank)) return true;
    }
    if (std::holds_alternative<PromotionRatio>(formula)) return hidden(woman, 0) || hidden(man, 0);
    return false;
}

bool is_small(Metric const& metric, Figure const& figure, int min_cell)
{
    return figure.base == FigureBase::people && 0 < metric.base && metric.base < min_cell;
}

} // namespace

void withhold(FigureByGroup const& figures, Withheld const& withheld, int min_cell,
              std::optional<Group> woman, std::optional<Group> man)
{
    if (min_cell <= 1) return;
    auto const& figure = *figures.figure;
    if (auto* const all = figures.everyone)
        all->withheld = withheld.everyone || is_small(*all, figure, min_cell);
    bool const has_total = figures.everyone != nullptr;
    std::vector<std::int64_t> bases(figures.group.size(), 0);
    if (figure.base == FigureBase::people && has_total)
        for (std::size_t g = 0; g < bases.size(); ++g)
            if (figures.group[g] != nullptr) bases[g] = figures.group[g]->base;
    auto const hidden = withheld_bases(bases, withheld.group, min_cell);
    for (std::size_t g = 0; g < bases.size(); ++g)
        if (auto* const metric = figures.group[g])
            metric->withheld = hidden[g] != 0 || is_small(*metric, figure, min_cell) ||
                               rests_on_withheld(figure.formula, withheld, woman, man);
}

void round_metric(Metric& metric, Figure const& figure, int multiple)
{
    if (multiple <= 1) return;
    // An exact base would follow from a rate, and with it how many people there are.
    double const base = static_cast<double>(metric.base), whole = rounded_to(base, multiple);
    auto const* const ratio = std::get_if<EventRatio>(&figure.formula);
    double const per = ratio != nullptr ? ratio->per : 1;
    if (std::isnan(metric.value)) {
        // Nothing to round but the base, which is there all the same.
    } else if (figure.kind == FigureKind::rate && ratio != nullptr) {
        metric.value = whole > 0 ? rounded_to(metric.value * base / per, multiple) * per / whole
                                 : std::numeric_limits<double>::quiet_NaN();
    } else if (figure.kind == FigureKind::share) {
        metric.value = whole > 0 ? rounded_to(metric.value * base, multiple) / whole
                                 : std::numeric_limits<double>::quiet_NaN();
    }
    metric.base = static_cast<std::int64_t>(whole);
}

} // namespace groundswell
