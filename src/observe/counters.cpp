#include <groundswell/counters.hpp>

#include <algorithm>
#include <cassert>
#include <numeric>

namespace groundswell {

std::array<char const*, counter_count> const counter_names{"acts_harm",
                                                           "acts_remark",
                                                           "severity_harm",
                                                           "severity_remark",
                                                           "done_harm",
                                                           "done_remark",
                                                           "noticed_acts_harm",
                                                           "answered_acts_harm",
                                                           "present_harm",
                                                           "present_remark",
                                                           "noticed_harm",
                                                           "noticed_remark",
                                                           "silent_harm",
                                                           "silent_remark",
                                                           "intervened_harm",
                                                           "intervened_remark",
                                                           "supported_harm",
                                                           "supported_remark",
                                                           "excused_harm",
                                                           "excused_remark",
                                                           "chose_silence",
                                                           "chose_confide",
                                                           "chose_report",
                                                           "chose_testify",
                                                           "reconsidered_testify",
                                                           "confidant_supported",
                                                           "confidant_dismissed",
                                                           "retaliated",
                                                           "ruled_dismissed",
                                                           "ruled_coddled",
                                                           "ruled_sanctioned",
                                                           "ruled_removed",
                                                           "ruled_restored",
                                                           "closed_gone",
                                                           "left",
                                                           "removed",
                                                           "promoted",
                                                           "hired",
                                                           "post_testimony",
                                                           "post_callout",
                                                           "post_inclusion",
                                                           "post_innocence",
                                                           "post_hurt",
                                                           "post_equivalence",
                                                           "effort_for_survivors",
                                                           "effort_against",
                                                           "aware_pairs",
                                                           "possible_aware_pairs",
                                                           "escrowed",
                                                           "acts_hostility",
                                                           "acts_advance",
                                                           "acts_coercion",
                                                           "chose_official",
                                                           "official_warned",
                                                           "stands",
                                                           "asked_severe",
                                                           "asked_other",
                                                           "acts_outside",
                                                           "outside_banned",
                                                           "left_severe",
                                                           "chose_silence_remark",
                                                           "chose_confide_remark",
                                                           "chose_report_remark",
                                                           "chose_testify_remark",
                                                           "chose_official_remark",
                                                           "reconsidered_testify_remark",
                                                           "retaliated_remark",
                                                           "ruled_dismissed_remark",
                                                           "ruled_coddled_remark",
                                                           "ruled_sanctioned_remark",
                                                           "ruled_removed_remark",
                                                           "ruled_restored_remark",
                                                           "closed_gone_remark",
                                                           "known_acts_harm",
                                                           "told_acts_harm"};

std::uint64_t Counts::total(Counter counter) const
{
    std::uint64_t sum = 0;
    for (int group = 0; group < groups_; ++group)
        sum += total(counter, static_cast<Group>(group));
    return sum;
}

std::uint64_t Counts::total(Counter counter, Group group) const
{
    auto const first = cells_.begin() + static_cast<std::ptrdiff_t>(at(counter, group, 0));
    return std::accumulate(first, first + ranks_, std::uint64_t{0});
}

void Counts::merge(Counts const& other)
{
    assert(cells_.size() == other.cells_.size());
    for (std::size_t i = 0; i < cells_.size(); ++i)
        cells_[i] += other.cells_[i];
}

void Counts::clear()
{
    std::ranges::fill(cells_, 0U);
}

} // namespace groundswell
