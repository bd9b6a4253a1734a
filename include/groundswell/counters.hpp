#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <groundswell/ids.hpp>
#include <initializer_list>
#include <span>
#include <utility>
#include <vector>

namespace groundswell {

/// What is counted each week, by group and rank of the person named in brackets. Append-only.
///
/// Acts of the kinds that surveys count and remarks are kept apart, because remarks would drown the rest.
/// What ends in `_remark` counts remarks; what has such a partner counts the other kinds only.
enum class Counter : std::uint8_t {
    acts_harm,            ///< [target] acts of counted kinds
    acts_remark,          ///< [target]
    severity_harm,        ///< [target] summed severity, in 1/65536
    severity_remark,      ///< [target] in 1/65536
    done_harm,            ///< [perpetrator]
    done_remark,          ///< [perpetrator]
    noticed_acts_harm,    ///< [target] acts noticed by at least one witness
    answered_acts_harm,   ///< [target] acts in which at least one witness intervened
    present_harm,         ///< [witness]
    present_remark,       ///< [witness]
    noticed_harm,         ///< [witness]
    noticed_remark,       ///< [witness]
    silent_harm,          ///< [witness]
    silent_remark,        ///< [witness]
    intervened_harm,      ///< [witness]
    intervened_remark,    ///< [witness]
    supported_harm,       ///< [witness]
    supported_remark,     ///< [witness]
    excused_harm,         ///< [witness]
    excused_remark,       ///< [witness]
    chose_silence,        ///< [target] of an act, as the next 4
    chose_confide,        ///< [target]
    chose_report,         ///< [target] filed, escrowed reports included when they are filed
    chose_testify,        ///< [target]
    reconsidered_testify, ///< [target] spoke of an earlier act after hearing others
    confidant_supported,  ///< [confidant]
    confidant_dismissed,  ///< [confidant]
    retaliated,           ///< [accuser]
    ruled_dismissed,      ///< [accused]
    ruled_coddled,        ///< [accused]
    ruled_sanctioned,     ///< [accused]
    ruled_removed,        ///< [accused]
    ruled_restored,       ///< [accused]
    closed_gone,          ///< [accuser, or rank 0 of group 0 if gone too] the accused had left
    left,                 ///< [leaver] by attrition
    removed,              ///< [leaver] by ruling or intervention
    promoted,             ///< [mover] by the rank that is entered
    hired,                ///< [newcomer]
    post_testimony,       ///< [author], as the five below
    post_callout,
    post_inclusion,
    post_innocence,
    post_hurt,
    post_equivalence,
    effort_for_survivors, ///< [payer] in 1/16 units: interventions, support, confidants, posts for survivors
    effort_against,       ///< [payer] in 1/16 units: excuses, reassurance, deflections
    aware_pairs,          ///< [target] counted acts x tied people of the target who learned of it
    possible_aware_pairs, ///< [target] counted acts x tied people of the target
    escrowed,             ///< [target] reports left in escrow, of any kind
    acts_hostility,       ///< [target] acts of counted kinds, by kind
    acts_advance,         ///< [target]
    acts_coercion,        ///< [target]
    chose_official,       ///< [target] told an official of an act
    official_warned,      ///< [accused] warned by an official
    stands,               ///< [author] callouts of allies who take a stand
    asked_severe,   ///< [who could leave] people in a round who had suffered severe harm within two years
    asked_other,    ///< [who could leave] other people in a round
    acts_outside,   ///< [target] acts of outsiders, of counted kinds
    outside_banned, ///< [accuser] reports of any kind that ended in a ban of an outsider
    left_severe,    ///< [leaver] by attrition, who had suffered severe harm within two years

    // What follows is in no result hash: it splits up or repeats what is counted above.
    chose_silence_remark,
    chose_confide_remark,
    chose_report_remark,
    chose_testify_remark,
    chose_official_remark,
    reconsidered_testify_remark,
    retaliated_remark,
    ruled_dismissed_remark,
    ruled_coddled_remark,
    ruled_sanctioned_remark,
    ruled_removed_remark,
    ruled_restored_remark,
    closed_gone_remark,
    known_acts_harm, ///< [target] acts noticed by at least one witness, or told of by the target at once
    told_acts_harm,  ///< [target] acts that the target told of at once: to a confidant, the institution, an
                     ///< official, all
    count_
};
inline constexpr int counter_count = static_cast<int>(Counter::count_);
/// How many, from the first on, are part of the result hash, with their names.
inline constexpr int hashed_counters = static_cast<int>(Counter::left_severe) + 1;

/// Name of each counter, as in the study file. Defined in counters.cpp; a test compares the number.
extern std::array<char const*, counter_count> const counter_names;

/// What one count stands for: severities are counted in 1/65536, effort in 1/16.
constexpr double counter_unit(Counter counter)
{
    using enum Counter;
    if (counter == severity_harm || counter == severity_remark) return 1.0 / 65536;
    if (counter == effort_for_survivors || counter == effort_against) return 1.0 / 16;
    return 1;
}

/// A few counters that are added up.
class CounterList {
  public:
    constexpr CounterList() = default;
    constexpr CounterList(std::initializer_list<Counter> counters)
    {
        for (auto const counter : counters)
            counters_.at(size_++) = counter;
    }

    constexpr bool empty() const { return size_ == 0; }
    constexpr Counter const* begin() const { return counters_.data(); }
    constexpr Counter const* end() const { return counters_.data() + size_; }

  private:
    std::array<Counter, 8> counters_{};
    std::size_t size_{0};
};

/// Event counts of one week, [counter][group][rank], flattened.
class Counts {
  public:
    Counts() = default;
    Counts(int groups, int ranks)
        : groups_(groups), ranks_(ranks),
          cells_(static_cast<std::size_t>(counter_count) * static_cast<std::size_t>(groups * ranks), 0)
    {}

    /// @param cells  as `cells()` gives them, of this number of groups and ranks
    Counts(int groups, int ranks, std::vector<std::uint32_t> cells)
        : groups_(groups), ranks_(ranks), cells_(std::move(cells))
    {}

    void add(Counter counter, Group group, Rank rank, std::uint32_t n = 1)
    {
        cells_[at(counter, group, rank)] += n;
    }
    std::uint32_t get(Counter counter, Group group, Rank rank) const
    {
        return cells_[at(counter, group, rank)];
    }
    std::uint64_t total(Counter counter) const;
    std::uint64_t total(Counter counter, Group group) const;
    void merge(Counts const& other);
    void clear();
    std::vector<std::uint32_t> const& cells() const { return cells_; }
    /// Of the first counters.
    std::span<std::uint32_t const> cells_of_first(int counters) const
    {
        return std::span(cells_).first(static_cast<std::size_t>(counters * groups_ * ranks_));
    }
    /// Of one counter, by [group][rank].
    std::span<std::uint32_t const> cells_of(Counter counter) const
    {
        return std::span(cells_).subspan(at(counter, 0, 0), static_cast<std::size_t>(groups_ * ranks_));
    }
    int groups() const { return groups_; }
    int ranks() const { return ranks_; }

  private:
    std::size_t at(Counter counter, Group group, Rank rank) const
    {
        return (static_cast<std::size_t>(counter) * static_cast<std::size_t>(groups_) + group) *
                   static_cast<std::size_t>(ranks_) +
               rank;
    }
    int groups_{0}, ranks_{0};
    std::vector<std::uint32_t> cells_;
};

} // namespace groundswell
