#include "figures/series.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>

#include "figures/catalogue.hpp"

namespace groundswell {
namespace {

CellNames const names{{"woman", "man"}, {"entry", "top"}};

/// A year of two groups in two ranks, ten people in each cell, to whom nothing happens. Rows are the four
/// cells, the two groups, everyone.
ReplicateCells quiet()
{
    ReplicateCells cells{.groups = 2, .ranks = 2, .weeks = 52, .people = {}, .events = {}, .states = {}};
    for (double const n : {10, 10, 10, 10, 20, 20, 40})
        cells.people.emplace_back(52, n);
    cells.events.resize(counter_count);
    cells.states.push_back({51, std::vector<double>(7 * state_count, .25), std::vector<bool>(7)});
    return cells;
}

/// One event a week, of the counter, to women in the lowest rank.
void happens_weekly(ReplicateCells& cells, Counter counter, double n = 1)
{
    auto& events = cells.events[static_cast<std::size_t>(counter)];
    events.resize(cells.rows());
    for (auto const row : {cells.row(0, 0), cells.row(0), cells.row(2)})
        events[row].assign(52, n);
}

SeriesValue value(ReplicateCells const& cells, std::string_view name, std::string_view group)
{
    for (auto const& row : series_of(cells, names))
        if (row.figure->name == name && row.group == group) return row.values.at(0);
    ADD_FAILURE() << "no series " << name << " for " << group;
    return {};
}

} // namespace

TEST(Series, ArePerThousandPersonWeeks)
{
    // One act a week to the 20 women, none to the 20 men.
    auto cells = quiet();
    happens_weekly(cells, Counter::acts_harm);
    happens_weekly(cells, Counter::severity_harm, 32768);
    EXPECT_DOUBLE_EQ(value(cells, "acts", "woman").value, 50);
    EXPECT_DOUBLE_EQ(value(cells, "acts", "man").value, 0);
    EXPECT_DOUBLE_EQ(value(cells, "acts", "all").value, 25);
    EXPECT_DOUBLE_EQ(value(cells, "harm", "all").value, 12.5);
    EXPECT_DOUBLE_EQ(value(cells, "remarks", "woman").value, 0);
}

TEST(Series, OfAGroupThatIsWithheldAreWithheld)
{
    auto cells = quiet();
    happens_weekly(cells, Counter::acts_harm);
    for (std::size_t const row : {cells.row(1, 0), cells.row(1, 1), cells.row(1)}) {
        cells.people[row].assign(52, std::nan(""));
        cells.states[0].withheld[row] = true;
    }
    EXPECT_DOUBLE_EQ(value(cells, "acts", "woman").value, 50);
    EXPECT_DOUBLE_EQ(value(cells, "acts", "all").value, 25);
    EXPECT_TRUE(value(cells, "acts", "man").withheld);
    EXPECT_TRUE(value(cells, "trust", "man").withheld);
    EXPECT_DOUBLE_EQ(value(cells, "trust", "woman").value, .25);
    // The share of women in a rank tells how many men are in it.
    EXPECT_TRUE(value(cells, "women_by_rank", "top").withheld);
}

TEST(Series, OfAGroupIncludeItsWithheldCells)
{
    auto cells = quiet();
    happens_weekly(cells, Counter::acts_harm);
    cells.people[cells.row(0, 1)].assign(52, std::nan(""));
    EXPECT_DOUBLE_EQ(value(cells, "acts", "woman").value, 50);
}

TEST(Series, TellActsFromRemarks)
{
    auto cells = quiet();
    happens_weekly(cells, Counter::present_harm, 4);
    happens_weekly(cells, Counter::present_remark, 100);
    happens_weekly(cells, Counter::noticed_harm, 1);
    EXPECT_DOUBLE_EQ(value(cells, "recognised_acts_share", "woman").value, .25);
    auto const unseen = value(cells, "recognised_acts_share", "man");
    EXPECT_FALSE(unseen.withheld);
    EXPECT_TRUE(std::isnan(unseen.value)); // nothing to notice
}

TEST(Series, AreThoseOfTheCatalogueForTheirGroups)
{
    auto const rows = series_of(quiet(), names);
    std::vector<Figure const*> order;
    for (auto const& row : rows) {
        if (order.empty() || order.back() != row.figure) order.push_back(row.figure);
        EXPECT_FALSE(row.values.empty()) << row.figure->name;
        EXPECT_EQ(row.values.size(), row.weeks.size()) << row.figure->name;
    }
    EXPECT_EQ(order, weekly_figures());
    for (auto const* figure : weekly_figures()) {
        std::set<std::string> groups;
        for (auto const& row : rows)
            if (row.figure == figure) groups.insert(row.group);
        bool const by_rank = figure->groups == FigureGroups::women_by_rank;
        EXPECT_EQ(groups, by_rank ? std::set<std::string>({"entry", "top"})
                                  : std::set<std::string>({"all", "man", "woman"}))
            << figure->name;
    }
}

TEST(Series, OfWomenNeedWomen)
{
    for (auto const& row : series_of(quiet(), {{"a", "b"}, {"entry", "top"}}))
        EXPECT_NE(row.figure->name, "women_by_rank");
    EXPECT_DOUBLE_EQ(value(quiet(), "women_by_rank", "top").value, .5);
}

} // namespace groundswell
