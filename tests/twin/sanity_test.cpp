#include <gtest/gtest.h>

#include <algorithm>

#include "alone.hpp"
#include "mechanisms.hpp"

namespace groundswell::twin {
namespace {

TEST(Twin, EveryKindOfEventHappensInAHarshWorld)
{
    Setting setting;
    setting.interventions = {{.kind = intervention::Escrow{}}};
    setting.weeks = 60;
    switch_all_on(setting);
    Sums const sums = run_alone(setting);
    for (std::size_t c = 0; c < sums.of.size(); ++c)
        EXPECT_GT(sums.of[c], 0U) << counter_names[c];
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
    EXPECT_EQ(s[acts_harm],
              s[chose_silence] + s[chose_confide] + s[chose_report] + s[chose_testify] + s[chose_official]);
    EXPECT_EQ(s[acts_harm], s[acts_hostility] + s[acts_advance] + s[acts_coercion]);
    EXPECT_EQ(s[chose_report] + s[chose_report_remark],
              s[ruled_dismissed] + s[ruled_coddled] + s[ruled_sanctioned] + s[ruled_removed] +
                  s[ruled_restored] + s[closed_gone] + s[ruled_dismissed_remark] + s[ruled_coddled_remark] +
                  s[ruled_sanctioned_remark] + s[ruled_removed_remark] + s[ruled_restored_remark] +
                  s[closed_gone_remark] + w.docket.size());
    EXPECT_EQ(s[told_acts_harm], s[acts_harm] - s[chose_silence]);
    EXPECT_LE(s[left_severe], std::min(s[left], s[asked_severe]));
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
