#include "base/csv.hpp"

#include <gtest/gtest.h>

namespace groundswell {

TEST(Csv, QuotesWhatNeedsIt)
{
    EXPECT_EQ(csv_row({"a", "b c", "d,e", "say \"x\"", "two\nlines", ""}),
              "a,b c,\"d,e\",\"say \"\"x\"\"\",\"two\nlines\",\n");
}

TEST(Csv, LeavesNumbersAndDisarmsFormulas)
{
    EXPECT_EQ(csv_cell("-3.5"), "-3.5");
    EXPECT_EQ(csv_cell("+1"), "+1");
    EXPECT_EQ(csv_cell("=1+1"), "'=1+1");
    EXPECT_EQ(csv_cell("@SUM(A1)"), "'@SUM(A1)");
    EXPECT_EQ(csv_cell("-1+2"), "'-1+2");
}

} // namespace groundswell
