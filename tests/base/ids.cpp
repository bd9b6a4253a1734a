#include <algorithm>
#include <groundswell/ids.hpp>
#include <gtest/gtest.h>
#include <vector>

#include "base/event_ids.hpp"
#include "base/mix64.hpp"

namespace groundswell {
namespace {

TEST(Mix64, IsTheFinaliserOfSplitMix64)
{
    // First outputs of SplitMix64 seeded with 0 (S. Vigna's splitmix64.c): the state grows by the golden
    // ratio.
    EXPECT_EQ(mix64(0x9E3779B97F4A7C15ULL), 0xE220A8397B1DCDAFULL);
    EXPECT_EQ(mix64(2 * 0x9E3779B97F4A7C15ULL), 0x6E789E6AA1B965F4ULL);
    EXPECT_EQ(mix64(3 * 0x9E3779B97F4A7C15ULL), 0x06C45D188009454FULL);
}

long repeats(std::vector<EventId> ids)
{
    std::sort(ids.begin(), ids.end());
    return static_cast<long>(ids.end() - std::unique(ids.begin(), ids.end()));
}

TEST(EventIds, TellTheWeekOfTheirAct)
{
    for (std::uint64_t const x : {0ULL, 1ULL, 0x123456789ABCDEFULL, ~0ULL})
        EXPECT_EQ(unmix64(mix64(x)), x);
    for (Week const week : {-520, -1, 0, 1, 20'000})
        EXPECT_EQ(week_of(event_id(329'999'999U, week, 1'999)), week);
}

TEST(EventIds, AreDistinct)
{
    std::vector<EventId> ids;
    for (Seat const actor : {0U, 1U, 2U, 65'535U, 65'536U, 329'999'999U, no_seat - 1})
        for (Week const week : {-32'767, -520, -1, 0, 1, 519, 32'767})
            for (unsigned ordinal = 0; ordinal < 2'000; ++ordinal)
                ids.push_back(event_id(actor, week, ordinal));
    EXPECT_EQ(repeats(ids), 0);

    // Rejects the likeliest slip: a week that spills over into the actor.
    std::vector<EventId> spilled;
    for (Seat const actor : {0U, 1U})
        for (Week const week : {0, 1})
            for (unsigned ordinal = 0; ordinal < 10; ++ordinal)
                spilled.push_back(mix64(actor + static_cast<std::uint64_t>(week) + ordinal));
    EXPECT_GT(repeats(spilled), 0);
}

TEST(EventIds, ArePartOfEveryResultHash)
{
    EXPECT_EQ(event_id(0, 0, 0), mix64(0));
    EXPECT_EQ(event_id(7, -1, 3), mix64(0x00000007'FFFF'0003ULL));
}

TEST(PostIds, DifferByParentAndAuthor)
{
    std::vector<EventId> ids;
    for (unsigned parent = 0; parent < 300; ++parent)
        for (Seat author = 0; author < 300; ++author)
            ids.push_back(post_id(event_id(parent, 5, 0), author));
    EXPECT_EQ(repeats(ids), 0);
    EXPECT_NE(post_id(17, 0), 17U);
}

} // namespace
} // namespace groundswell
