#pragma once
#include <array>
#include <cstdint>
#include <groundswell/parameters.hpp>
#include <type_traits>

#include "base/math.hpp"
#include "world/people.hpp"

namespace groundswell {

/// States that relax, in the order of the decay tables.
enum class Relaxing : std::uint8_t {
    norm,
    responsibility,
    habituation,
    trust,
    deterrence,
    momentum,
    burden,
    unspoken
};
inline constexpr int relaxing_count = 8;

/// States that are drawn at birth, in the order of the tables of starting values (and of inborn draws 5..11).
enum class Inborn : std::uint8_t { entitlement, attitude, norm, responsibility, trust, deterrence, stigma };
inline constexpr int inborn_count = 7;

/// The parameters of one week and the tables that follow from them, so that no mechanism computes them
/// again.
///
/// Built by `compile_rules`; never changed afterwards. It holds no pointer, so a copy of its bytes serves on
/// another device. Components that are off are in their neutral form
/// where parameters can express it. Mechanisms ask `off` for the rest.
struct Rules {
    Parameters p;
    Components off;
    int groups{1}, ranks{1};

    std::array<double, max_ranks + 1> power{}; ///< P by rank; after the last, that of an outsider
    double largest_weight{1};                  ///< bound of w_ij: max(orientation) * exp(|acts.token|/2)
    /// 2^-(weeks/half-life) by state.
    using Decay = std::array<double, relaxing_count>;
    static constexpr std::size_t decay_weeks = 256;
    std::array<Decay, decay_weeks> decay{}; ///< [weeks], the first weeks
    std::array<double, relaxing_count> halflife{};
    std::array<double, 256> stubbornness{};
    std::array<std::uint16_t, 256> fear_start{}; ///< baselines of fear by quantile, as stored
    std::array<double, 64> log_{};               ///< of counts from 1
    /// Starting values by quantile, as stored: [group][inborn state][quantile].
    std::array<std::array<std::array<std::uint16_t, 256>, inborn_count>, max_groups> start{};
    // The last tables are the largest, and only their beginnings are used where groups and ranks are few.
    using ByPair = std::array<double, max_groups*(max_ranks + 1) * max_groups * max_ranks>;
    ByPair advantage_{};     ///< A of [g][r] over [g][r]; the first may be an outsider
    ByPair target_weight_{}; ///< w of [g][r] for [g][r], model 3.1

    /// Stands for somebody who does not belong to the institution: a rank of its own, after the others.
    constexpr Standing outsider(Group group) const { return {group, static_cast<Rank>(ranks)}; }

    /// A_ij = P_i - P_j + status[g_i] - status[g_j].
    constexpr double advantage(Standing i, Standing j) const { return advantage_[cell(i, j)]; }
    constexpr double advantage_above(Standing i, Standing j) const
    {
        double const a = advantage(i, j);
        return a > 0 ? a : 0;
    }
    /// orientation[g_i][g_j] * logistic(acts.power * A_ij).
    constexpr double target_weight(Standing i, Standing j) const { return target_weight_[cell(i, j)]; }

    constexpr Decay decay_after(int weeks) const
    {
        Decay out;
        for (std::size_t s = 0; s < relaxing_count; ++s)
            out[s] = portable_exp2(-(weeks / halflife[s]));
        return out;
    }
    /// The same from the table if it covers so many weeks, else computed into `computed`.
    constexpr Decay const& decay_over(int weeks, Decay& computed) const
    {
        if (auto const at = static_cast<std::size_t>(weeks); at < decay.size()) [[likely]]
            return decay[at];
        return computed = decay_after(weeks);
    }
    /// Natural logarithm of a count, at least 1.
    constexpr double log_of(unsigned count) const
    {
        return count < log_.size() ? log_[count] : portable_log(count);
    }
    constexpr double start_value(Inborn state, Group group, std::uint8_t quantile) const
    {
        return decode_fraction(start[group][static_cast<std::size_t>(state)][quantile]);
    }

    /// Place of a pair in the tables.
    constexpr std::size_t cell(Standing i, Standing j) const
    {
        auto const r = static_cast<std::size_t>(ranks);
        auto const g = static_cast<std::size_t>(groups);
        return ((i.group * (r + 1) + i.rank) * g + j.group) * r + j.rank;
    }
};

static_assert(std::is_trivially_copyable_v<Rules>);

/// Put components into their neutral form (model section 4) and compute the tables.
///
/// @param groups, ranks  as in the scenario; parameters of other groups and ranks are ignored
Rules compile_rules(Parameters const& parameters, Components const& off, int groups, int ranks);

} // namespace groundswell
