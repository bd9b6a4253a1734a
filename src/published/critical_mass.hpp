#pragma once
#include <bit>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "published/model.hpp"
#include "published/stream.hpp"

/// Critical mass with memory: everyone plays the name that was met most often of late.
///
/// Source: Centola, Becker, Brackbill & Baronchelli (2018), Science 360, 1116-1119.
namespace groundswell::published {

struct CriticalMassParams {
    int people{24};
    int committed{6}; ///< play the new name for ever
    int memory{12};   ///< plays of partners that are remembered
    int rounds{1000};
};
std::span<Field<CriticalMassParams> const> critical_mass_fields();

/// The last plays met, one bit each (1: the new name), the latest in bit 0. Everyone begins with the old name
/// only.
struct CriticalMassRules {
    static constexpr std::uint64_t remember(std::uint64_t history, bool met_new, int memory)
    {
        return ((history << 1) | (met_new ? 1U : 0U)) & (~std::uint64_t{0} >> (64 - memory));
    }
    /// +1: the new name was met more often; -1: the old one; 0: a tie, which a coin breaks.
    static constexpr int preference(std::uint64_t history, int memory)
    {
        int const twice = 2 * std::popcount(history);
        return twice > memory ? 1 : twice < memory ? -1 : 0;
    }
};

struct CriticalMassResult {
    double share{0}; ///< of plays of those not committed that were new, in the last `memory` rounds
    bool success() const { return share > .5; }
};

/// Rounds of random pairs, all at once; with an odd number one person sits out.
template <class Rules = CriticalMassRules>
CriticalMassResult run_critical_mass(CriticalMassParams const& params, Key key);
using CriticalMassRun = CriticalMassResult (*)(CriticalMassParams const&, Key);

/// Committed share above which a large crowd has no state in which most keep the old name.
///
/// With x the share of new plays, c = (x - q)/(1 - q), q(x) = P(Bin(M, x) > M/2) + P(Bin(M, x) = M/2)/2: the
/// top of this curve over x < 1/2.
double critical_mass_threshold(int memory);

Figures check_critical_mass(Request const& request, CriticalMassRun run = run_critical_mass<>);
Model critical_mass();

template <class Rules>
CriticalMassResult run_critical_mass(CriticalMassParams const& params, Key key)
{
    auto const n = static_cast<std::uint32_t>(params.people),
               committed = static_cast<std::uint32_t>(params.committed);
    Stream draws(key, ModelId::critical_mass);
    std::vector<std::uint64_t> history(n, 0);
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    auto const plays_new = [&](std::uint32_t who) {
        if (who < committed) return true;
        int const preference = Rules::preference(history[who], params.memory);
        return preference == 0 ? (draws.bits32() >> 31) != 0 : preference > 0;
    };

    std::int64_t new_plays = 0, plays = 0;
    for (int round = 0; round < params.rounds; ++round) {
        for (std::uint32_t i = n - 1; i > 0; --i)
            std::swap(order[i], order[draws.below(i + 1)]);
        for (std::uint32_t i = 0; i + 1 < n; i += 2) {
            std::uint32_t const a = order[i], b = order[i + 1];
            bool const a_new = plays_new(a), b_new = plays_new(b);
            history[a] = Rules::remember(history[a], b_new, params.memory);
            history[b] = Rules::remember(history[b], a_new, params.memory);
            if (round < params.rounds - params.memory) continue;
            new_plays += (a >= committed && a_new ? 1 : 0) + (b >= committed && b_new ? 1 : 0);
            plays += (a >= committed ? 1 : 0) + (b >= committed ? 1 : 0);
        }
    }
    return {plays > 0 ? static_cast<double>(new_plays) / static_cast<double>(plays) : 1};
}

} // namespace groundswell::published
