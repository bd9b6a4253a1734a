#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "base/math.hpp"
#include "mechanisms/parameters.hpp"
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

/// Where each of them stands among the states of a person.
inline constexpr std::array<std::size_t, relaxing_count> place_of{2, 3, 4, 5, 6, 9, 10, 8};

/// States that are drawn at birth, in the order of the tables of starting values (and of inborn draws 5..11).
enum class Inborn : std::uint8_t { entitlement, attitude, norm, responsibility, trust, deterrence, stigma };
inline constexpr int inborn_count = 7;

/// The parameters of one week with what follows from them, so that no mechanism computes it again.
///
/// Built by `compile`; never changed afterwards. Components that are off have been put into their neutral
/// form as far as numbers can say it; the rest asks `off`.
struct Rules {
    Parameters p;
    Components off;
    int groups{1}, ranks{1};

    std::array<double, max_ranks> power{}; ///< P by rank
    double max_orientation{1};
    std::vector<double> advantage_;     ///< A of [g][r] over [g][r]
    std::vector<double> target_weight_; ///< w of [g][r] for [g][r], model 3.1
    std::vector<States> decay; ///< [weeks][state of a person], the first weeks; 1 for what does not relax
    std::array<double, relaxing_count> halflife{};
    /// Starting values by quantile, as stored: [group][inborn state][quantile].
    std::vector<std::array<std::array<std::uint16_t, 256>, inborn_count>> start;
    std::array<double, 256> stubbornness{};

    /// A_ij = P_i - P_j + status[g_i] - status[g_j].
    double advantage(Standing i, Standing j) const { return advantage_[cell(i, j)]; }
    double advantage_above(Standing i, Standing j) const
    {
        double const a = advantage(i, j);
        return a > 0 ? a : 0;
    }
    /// orientation[g_i][g_j] * logistic(acts.power * A_ij).
    double target_weight(Standing i, Standing j) const { return target_weight_[cell(i, j)]; }

    /// 2^-(weeks/half-life).
    double decay_over(Relaxing state, int weeks) const
    {
        return portable_exp2(-(weeks / halflife[static_cast<std::size_t>(state)]));
    }
    /// The same for all states of a person at once.
    States decay_of_all(int weeks) const
    {
        States out;
        out.fill(1);
        for (std::size_t s = 0; s < relaxing_count; ++s)
            out[place_of[s]] = decay_over(static_cast<Relaxing>(s), weeks);
        return out;
    }
    double start_value(Inborn state, Group group, std::uint8_t quantile) const
    {
        return decode_fraction(start[group][static_cast<std::size_t>(state)][quantile]);
    }

  private:
    std::size_t cell(Standing i, Standing j) const
    {
        auto const r = static_cast<std::size_t>(ranks);
        auto const g = static_cast<std::size_t>(groups);
        return ((i.group * r + i.rank) * g + j.group) * r + j.rank;
    }
};

/// Put components into their neutral form (model section 4) and compute the tables.
///
/// @param groups, ranks  as in the scenario; parameters of further groups and ranks are ignored
Rules compile(Parameters const& parameters, Components const& off, int groups, int ranks);

} // namespace groundswell
