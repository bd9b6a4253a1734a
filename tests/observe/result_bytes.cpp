#include "observe/result_bytes.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <stdexcept>

namespace groundswell {
namespace {

/// Another value in each field.
ReplicateResult filled()
{
    ReplicateResult out;
    out.seed = 1;
    out.replicate = 2;
    out.first_week = -3;
    Counts counts(2, 3);
    counts.add(Counter{}, 1, 2, 4);
    out.series = {Counts(2, 3), counts};
    out.states = {
        {.week = 5, .mean = {.1, -0.0, std::numeric_limits<double>::quiet_NaN()}, .people = {6, 7}}};
    out.occupied = {{8, 9}, {}};
    out.metrics = {{.name = "harm", .group = "all", .value = 1.0 / 3, .base = -10, .withheld = false},
                   {.name = "trust", .group = "woman", .value = 0, .base = 11, .withheld = true}};
    out.withheld = Withheld(2, 3);
    out.withheld.cell[4] = 1;
    out.withheld.group[1] = 1;
    out.withheld.everyone = true;
    out.disclosure = {.min_cell = 12, .round_to = 13};
    out.funnel = {14, 15, 16, 17, 18, 19};
    out.intervention_cost = 20.5;
    out.result_hash = std::numeric_limits<std::uint64_t>::max() - 21;
    out.metrics_hash = 22;
    out.messages = 23;
    out.candidates = 24;
    out.seconds = 25.5;
    out.groups = 2;
    out.ranks = 3;
    return out;
}

} // namespace

TEST(ResultBytes, KeepEveryBit)
{
    auto const before = filled();
    auto const after = result_of(bytes_of(before));
    EXPECT_EQ(bytes_of(after), bytes_of(before));
    EXPECT_EQ(after.seed, 1U);
    EXPECT_EQ(after.replicate, 2U);
    EXPECT_EQ(after.first_week, -3);
    ASSERT_EQ(after.series.size(), 2U);
    EXPECT_EQ(after.series[0].cells(), before.series[0].cells());
    EXPECT_EQ(after.series[1].get(Counter{}, 1, 2), 4U);
    ASSERT_EQ(after.states.size(), 1U);
    EXPECT_EQ(after.states[0].week, 5);
    EXPECT_EQ(after.states[0].people, before.states[0].people);
    EXPECT_EQ(after.occupied, before.occupied);
    ASSERT_EQ(after.metrics.size(), 2U);
    EXPECT_EQ(after.metrics[0].name, "harm");
    EXPECT_EQ(after.metrics[0].value, 1.0 / 3);
    EXPECT_EQ(after.metrics[0].base, -10);
    EXPECT_EQ(after.metrics[1].group, "woman");
    EXPECT_TRUE(after.metrics[1].withheld);
    EXPECT_EQ(after.withheld, before.withheld);
    EXPECT_EQ(after.disclosure, before.disclosure);
    EXPECT_EQ(after.funnel.acts, 14U);
    EXPECT_EQ(after.funnel.accountable, 19U);
    EXPECT_EQ(after.intervention_cost, 20.5);
    EXPECT_EQ(after.result_hash, before.result_hash);
    EXPECT_EQ(after.metrics_hash, 22U);
    EXPECT_EQ(after.messages, 23U);
    EXPECT_EQ(after.candidates, 24U);
    EXPECT_EQ(after.seconds, 25.5);
    EXPECT_EQ(after.groups, 2);
    EXPECT_EQ(after.ranks, 3);
}

TEST(ResultBytes, AreRefusedIfCutOrLonger)
{
    auto const whole = bytes_of(filled());
    for (std::size_t n = 0; n < whole.size(); ++n)
        EXPECT_THROW(result_of(whole.substr(0, n)), std::runtime_error) << n;
    EXPECT_THROW(result_of(whole + "x"), std::runtime_error);
}

} // namespace groundswell
