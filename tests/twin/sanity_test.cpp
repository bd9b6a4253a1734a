#include <gtest/gtest.h>

#include <numeric>

#include "settings.hpp"

namespace groundswell::twin {
namespace {

std::uint64_t total(Counts const& counts, Counter counter)
{
    std::uint64_t sum = 0;
    for (int g = 0; g < counts.groups(); ++g)
        for (int r = 0; r < counts.ranks(); ++r)
            sum += counts.get(counter, static_cast<Group>(g), static_cast<Rank>(r));
    return sum;
}

/// Sums over many weeks of a harsh world.
struct Sums {
    std::vector<std::uint64_t> of = std::vector<std::uint64_t>(counter_count, 0);
    std::uint64_t operator[](Counter c) const { return of[static_cast<std::size_t>(c)]; }
};

Sums run(TwinWorld& w, int weeks)
{
    Sums sums;
    for (int i = 0; i < weeks; ++i) {
        step(w);
        for (int c = 0; c < counter_count; ++c)
            sums.of[static_cast<std::size_t>(c)] += total(w.counts, static_cast<Counter>(c));
    }
    return sums;
}

TEST(Twin, EveryKindOfEventHappensInAHarshWorld)
{
    Key const key{7, 0};
    InterventionSpec const escrow{.kind = intervention::Escrow{}};
    TwinWorld w = start(small_world(60, key), harsh(), {}, {escrow}, key, 0);
    Sums const sums = run(w, 60);
    for (int c = 0; c < counter_count; ++c)
        EXPECT_GT(sums.of[static_cast<std::size_t>(c)], 0U) << c;
}

TEST(Twin, CountsAgreeWithEachOther)
{
    Key const key{8, 0};
    TwinWorld w = start(small_world(60, key), harsh(), {}, {}, key, -20);
    Sums const s = run(w, 40);
    using enum Counter;
    EXPECT_EQ(s[acts_harm], s[done_harm]);
    EXPECT_EQ(s[acts_remark], s[done_remark]);
    EXPECT_EQ(s[noticed_harm], s[silent_harm] + s[intervened_harm] + s[supported_harm] + s[excused_harm]);
    EXPECT_LE(s[noticed_remark], s[present_remark]);
    EXPECT_EQ(s[chose_confide] + s[chose_confide_remark], s[confidant_supported] + s[confidant_dismissed]);
    EXPECT_EQ(s[acts_harm], s[chose_silence] + s[chose_confide] + s[chose_report] + s[chose_testify]);
    EXPECT_EQ(s[chose_report] + s[chose_report_remark],
              s[ruled_dismissed] + s[ruled_coddled] + s[ruled_sanctioned] + s[ruled_removed] +
                  s[ruled_restored] + s[closed_gone] + s[ruled_dismissed_remark] + s[ruled_coddled_remark] +
                  s[ruled_sanctioned_remark] + s[ruled_removed_remark] + s[ruled_restored_remark] +
                  s[closed_gone_remark] + w.docket.size());
    EXPECT_EQ(s[told_acts_harm], s[acts_harm] - s[chose_silence]);
    EXPECT_LE(s[aware_pairs], s[possible_aware_pairs]);
    auto const people = std::count_if(w.at.begin(), w.at.end(), [](auto const& p) { return p.has_value(); });
    EXPECT_EQ(static_cast<std::uint64_t>(people) + s[left] + s[removed], 60 + s[hired]);
}

TEST(Twin, ComponentsTakeAwayWhatTheyName)
{
    Key const key{9, 0};
    auto const with = [&](bool Components::*part) {
        Components off;
        off.*part = true;
        TwinWorld w = start(small_world(60, key), harsh(), off, {}, key, 0);
        return run(w, 25);
    };
    using enum Counter;
    EXPECT_EQ(with(&Components::silence)[silent_harm], 0U);
    EXPECT_EQ(with(&Components::derailing)[excused_harm], 0U);
    EXPECT_EQ(with(&Components::derailing)[effort_against], 0U);
    EXPECT_EQ(with(&Components::barriers)[retaliated], 0U);
    auto const impunity = with(&Components::impunity);
    EXPECT_EQ(impunity[ruled_dismissed] + impunity[ruled_coddled], 0U);
    EXPECT_LT(with(&Components::individuals)[acts_harm], with(&Components::power)[acts_harm]);
}

} // namespace
} // namespace groundswell::twin
