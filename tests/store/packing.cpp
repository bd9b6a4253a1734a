#include "store/packing.hpp"

#include <gtest/gtest.h>

namespace groundswell {

using Counts32 = std::vector<std::uint32_t>;
using Flags = std::vector<std::uint8_t>;

TEST(Packing, BusyWeeksAreAnArrayAndRareOnesAnObject)
{
    EXPECT_EQ(pack_counts(Counts32{1, 0, 12}, Flags(3)), "[1,0,12]");
    EXPECT_EQ(pack_counts(Counts32{0, 0, 0, 0, 0, 7, 0, 0, 0, 0}, Flags(10)), "{\"5\":7}");
}

TEST(Packing, NothingHappenedIsNotWrittenAndNothingShownIsNull)
{
    EXPECT_EQ(pack_counts(Counts32(4), Flags(4)), "");
    EXPECT_EQ(pack_counts(Counts32{}, Flags{}), "");
    EXPECT_EQ(pack_counts(Counts32{1, 2, 3}, Flags(3, 1)), "null");
    EXPECT_EQ(pack_counts(Counts32(3), Flags(3, 1)), "null"); // the same, so that nothing can be told from it
}

TEST(Packing, AWithheldWeekIsNull)
{
    EXPECT_EQ(pack_counts(Counts32{4, 5, 6}, Flags{0, 1, 0}), "[4,null,6]");
    EXPECT_EQ(pack_counts(Counts32(9), Flags{0, 1, 0, 0, 0, 0, 0, 0, 0}), "{\"1\":null}");
}

TEST(Packing, MeansByWeek)
{
    std::vector<std::pair<Week, std::optional<double>>> const means{
        {0, .5}, {13, std::nullopt}, {26, 1.0 / 3}};
    EXPECT_EQ(pack_means(means), "{\"0\":0.5,\"13\":null,\"26\":0.333333}");
}

TEST(Packing, ReadsWhatItWroteAndNothingElse)
{
    std::vector<std::pair<std::size_t, std::optional<double>>> read;
    auto const put = [&](std::size_t week, std::optional<double> number) { read.emplace_back(week, number); };
    EXPECT_TRUE(unpack("[4,null,6]", 3, put));
    EXPECT_TRUE(unpack("{\"1\":0.5,\"12\":null}", 13, put));
    using Read = std::pair<std::size_t, std::optional<double>>;
    EXPECT_EQ(read, (std::vector<Read>{{0, 4}, {1, std::nullopt}, {2, 6}, {1, .5}, {12, std::nullopt}}));
    for (char const* text :
         {"", "[", "[1", "[1,]", "[1,2,3,4]", "{\"13\":1}", "{\"x\":1}", "{\"-1\":1}", "[1]x", "[inf]",
          "[[1]]", "{\"1\":{}}", "[nul]", "[1e999]", "{\"99999999999999999999\":1}"})
        EXPECT_FALSE(unpack(text, 3, [](std::size_t, std::optional<double>) {})) << text;
}

} // namespace groundswell
