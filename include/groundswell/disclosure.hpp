#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// What may be shown about few people: nothing (statistical disclosure control).
namespace groundswell {

/// What is withheld, and how what is shown is rounded.
struct DisclosureRules {
    int min_cell{5}; ///< fewest people that a figure may be about; 1: nothing is withheld
    int round_to{1}; ///< numbers of people and events in groups are rounded to multiples of it; 1: not

    bool withholds() const { return min_cell > 1; }
    bool rounds() const { return round_to > 1; }
    friend bool operator==(DisclosureRules const&, DisclosureRules const&) = default;
};

/// What was asked for; what was not follows from who the people are (`Scenario::disclosure`).
struct AskedDisclosure {
    std::optional<int> min_cell; ///< not given: the usual number for people who were counted, 1 for invented
    int round_to{1};

    /// Ask for given rules, whoever the people are.
    static AskedDisclosure exactly(DisclosureRules rules) { return {rules.min_cell, rules.round_to}; }

    /// The rules for people who were counted somewhere, or who are invented. Nobody needs protection who does
    /// not exist.
    DisclosureRules rules(bool counted) const
    {
        return {.min_cell = min_cell.value_or(counted ? DisclosureRules{}.min_cell : 1),
                .round_to = round_to};
    }
    friend bool operator==(AskedDisclosure const&, AskedDisclosure const&) = default;
};

/// Which figures of a table by group and rank are withheld, the same in every week.
struct Withheld {
    std::size_t groups{0}, ranks{0};
    std::vector<std::uint8_t> cell;  ///< [group][rank]
    std::vector<std::uint8_t> group; ///< over all ranks
    bool everyone{false};

    Withheld() = default;
    Withheld(std::size_t group_count, std::size_t rank_count)
        : groups(group_count), ranks(rank_count), cell(group_count * rank_count), group(group_count)
    {}
    bool of(std::size_t g, std::size_t r) const { return cell[g * ranks + r] != 0; }
    friend bool operator==(Withheld const&, Withheld const&) = default;
};

} // namespace groundswell
