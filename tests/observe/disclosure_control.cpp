#include "observe/disclosure_control.hpp"

#include <gtest/gtest.h>

namespace groundswell {

using Flags = std::vector<bool>;
using People = std::vector<std::uint32_t>;

TEST(DisclosureControl, ShowsCellsOfFiveAndMore)
{
    EXPECT_EQ(withheld_cells(People{5, 100, 7}), (Flags{false, false, false}));
}

TEST(DisclosureControl, WithholdsASecondCellWhereOneCouldBeHadBySubtraction)
{
    EXPECT_EQ(withheld_cells(People{3, 33, 15, 20}), (Flags{true, false, true, false}));
}

TEST(DisclosureControl, TwoSmallCellsProtectEachOtherOnlyIfTheyHoldEnoughTogether)
{
    EXPECT_EQ(withheld_cells(People{3, 2, 15}), (Flags{true, true, false}));
    EXPECT_EQ(withheld_cells(People{2, 2, 15, 9}), (Flags{true, true, false, true}));
}

TEST(DisclosureControl, EmptyCellsAreWithheldAndProtectNobody)
{
    EXPECT_EQ(withheld_cells(People{0, 9, 8}), (Flags{true, false, false}));
    EXPECT_EQ(withheld_cells(People{0, 4, 9, 8}), (Flags{true, true, false, true}));
}

TEST(DisclosureControl, FiguresOverEventsAreNeverWithheld)
{
    EXPECT_TRUE(is_withheld({"experienced", "woman", .5, 4, true}));
    EXPECT_FALSE(is_withheld({"experienced", "woman", .5, 5, true}));
    EXPECT_FALSE(is_withheld({"acts", "woman", .5, 4, false}));
}

TEST(DisclosureControl, WeeksOfUnknownOccupantsAreWithheld)
{
    ReplicateResult result;
    result.groups = 1;
    result.ranks = 2;
    result.series.assign(2, Counts(1, 2));
    result.occupied = {{5, 9}};
    EXPECT_EQ(withheld_by_week(result), (std::vector<std::vector<std::uint8_t>>{{0, 1}, {0, 1}}));
}

} // namespace groundswell
