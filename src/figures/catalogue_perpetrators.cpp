#include <numeric>

#include "figures/catalogue.hpp"
#include "figures/gini.hpp"

namespace groundswell {

namespace {

bool did_one(PersonFacts const& person)
{
    return person.acts > 0;
}

double mean_of(std::vector<double> const& values)
{
    if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

} // namespace

std::vector<Figure> figures_of_perpetrators()
{
    return {
        {.name = "ever_perpetrated",
         .label = "did such an act",
         .subject = "the share who did such an act",
         .meaning = "of people at the end: did an act",
         .unit = "share",
         .window = FigureWindow::ten_years,
         .formula = ShareOfPeople{.has = did_one, .among = [](PersonFacts const&) { return true; }},
         .table_order = 90,
         .comparison_order = 30},
        {.name = "repeat_share_of_perpetrators",
         .label = "of these, more than once",
         .label_below = "  of them: more than once",
         .label_alone = "of those, more than once",
         .subject = "the share of them who did it again",
         .meaning = "of people at the end who did an act: did two or more",
         .unit = "share",
         .window = FigureWindow::ten_years,
         .formula = ShareOfPeople{.has = [](PersonFacts const& p) { return p.acts > 1; }, .among = did_one},
         .table_order = 100},
        {.name = "mean_acts_per_perpetrator",
         .label = "acts of each who did",
         .label_below = "  acts of each",
         .subject = "the number of acts of each who did",
         .meaning = "of people at the end who did an act: how many",
         .unit = "acts",
         .kind = FigureKind::mean,
         .window = FigureWindow::ten_years,
         .bounds = {1, unbounded},
         .formula = ActsOfPerpetrators{mean_of},
         .table_order = 110},
        {.name = "concentration",
         .label = "acts concentrated (Gini)",
         .subject = "the concentration of acts on few",
         .meaning = "Gini coefficient of the same numbers",
         .unit = "0 to 1",
         .kind = FigureKind::mean,
         .groups = FigureGroups::all,
         .window = FigureWindow::ten_years,
         .formula = ActsOfPerpetrators{[](std::vector<double> const& acts) { return gini(acts); }},
         .table_order = 150},
    };
}

} // namespace groundswell
