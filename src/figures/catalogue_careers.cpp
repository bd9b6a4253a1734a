#include "figures/catalogue.hpp"

namespace groundswell {

using enum Counter;

std::vector<Figure> figures_of_careers()
{
    return {
        {.name = "leaving",
         .label = "turnover in a year",
         .subject = "turnover",
         .meaning =
             "leavers by attrition, per person and year; above 100 % where people stay less than a year",
         .unit = "share a year",
         .kind = FigureKind::rate,
         .window = FigureWindow::horizon,
         .base = FigureBase::person_weeks,
         .bounds = {0, 52}, // everybody, each week
         .formula = EventRatio{.part = {left}, .per = 52},
         .table_order = 220,
         .in_explorer = true},
        {.name = "women_share_rank_entry",
         .label = "women in the lowest rank",
         .subject = "the share of women in the lowest rank",
         .meaning = "of people in the lowest rank: women, as a mean over weeks",
         .unit = "share",
         .groups = FigureGroups::women,
         .window = FigureWindow::horizon,
         .formula = ShareOfRank{ShareOfRank::Of::lowest},
         .table_order = 120},
        {.name = "women_share_rank_top",
         .label = "women in the highest rank",
         .subject = "the share of women in the highest rank",
         .meaning = "of people in the highest rank: women, as a mean over weeks",
         .unit = "share",
         .groups = FigureGroups::women,
         .window = FigureWindow::horizon,
         .formula = ShareOfRank{ShareOfRank::Of::highest},
         .table_order = 130,
         .in_explorer = true},
        {.name = "promotions_per_100_men",
         .label = "women promoted, per 100 men",
         .subject = "women’s promotions per 100 of men",
         .meaning = "women promoted into the second rank per woman in the lowest, over the same for men, "
                    "times 100",
         .unit = "per 100 men",
         .kind = FigureKind::rate,
         .groups = FigureGroups::women,
         .window = FigureWindow::horizon,
         .base = FigureBase::person_weeks,
         .bounds = count_bounds,
         .formula = PromotionRatio{},
         .table_order = 140,
         .in_explorer = true},
        {.name = "women_by_rank",
         .label = "women, by rank",
         .subject = "women",
         .meaning = "of people in a rank: women",
         .unit = "share",
         .groups = FigureGroups::women_by_rank,
         .window = FigureWindow::each_quarter,
         .formula = ShareOfRank{ShareOfRank::Of::each},
         .use = FigureUse::weekly,
         .weekly = {.order = 130, .subject = "women"}},
    };
}

} // namespace groundswell
