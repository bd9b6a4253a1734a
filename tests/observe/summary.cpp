#include <cmath>
#include <groundswell/summary.hpp>
#include <gtest/gtest.h>

namespace groundswell {

TEST(Summary, SmallGroupsAreWithheldFromASummary)
{
    ReplicateResult result;
    result.metrics = {{"experienced", "woman", .25, 4, true}, {"experienced", "man", .2, 10, false}};
    auto const d = summary_of(result, 104);
    EXPECT_TRUE(d.metrics[0].withheld);
    EXPECT_TRUE(std::isnan(d.metrics[0].value));
    EXPECT_EQ(d.metrics[0].base, 0);
    EXPECT_FALSE(d.metrics[1].withheld);
}

TEST(Summary, TotalsCoverTheWindowOnly)
{
    ReplicateResult result;
    result.series.assign(10, Counts(2, 2));
    for (auto& week : result.series)
        week.add(Counter::acts_harm, 1, 1, 3);
    EXPECT_EQ(summary_of(result, 4).totals[0], 12U);
    EXPECT_EQ(summary_of(result, 104).totals[0], 30U);
}

TEST(Summary, CombinedHashDependsOnEveryReplicateAndItsPlace)
{
    using Hashes = std::vector<std::uint64_t>;
    auto const hash = combined_hash(Hashes{1, 2, 3});
    EXPECT_NE(hash, combined_hash(Hashes{2, 1, 3}));
    EXPECT_NE(hash, combined_hash(Hashes{1, 2}));
    EXPECT_NE(hash, combined_hash(Hashes{1, 2, 4}));
}

TEST(Counters, EachHasAName)
{
    for (auto const* name : counter_names)
        ASSERT_NE(name, nullptr);
    EXPECT_STREQ(counter_names[static_cast<std::size_t>(Counter::acts_harm)], "acts_harm");
    EXPECT_STREQ(counter_names[static_cast<std::size_t>(Counter::retaliated)], "retaliated");
    EXPECT_STREQ(counter_names[static_cast<std::size_t>(Counter::post_testimony)], "post_testimony");
    EXPECT_STREQ(counter_names[static_cast<std::size_t>(Counter::escrowed)], "escrowed");
    EXPECT_STREQ(counter_names[hashed_counters - 1], "left_severe");
    EXPECT_STREQ(counter_names[counter_count - 1], "told_acts_harm");
}

TEST(Counters, TotalsAndMerging)
{
    Counts a(2, 3), b(2, 3);
    a.add(Counter::acts_harm, 0, 0);
    a.add(Counter::acts_harm, 1, 2, 4);
    b.add(Counter::acts_harm, 1, 0, 10);
    b.add(Counter::left, 1, 0, 7);
    a.merge(b);
    EXPECT_EQ(a.total(Counter::acts_harm), 15U);
    EXPECT_EQ(a.total(Counter::acts_harm, 1), 14U);
    EXPECT_EQ(a.total(Counter::left), 7U);
    a.clear();
    EXPECT_EQ(a.total(Counter::acts_harm), 0U);
}

} // namespace groundswell
