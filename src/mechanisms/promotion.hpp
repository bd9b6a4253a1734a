#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "mechanisms/birth.hpp"

namespace groundswell {

/// Somebody who could be promoted.
struct PromotionCandidate {
    double score{0};
    BirthKey birth{};
    Seat seat{0};
    Group group{0};
    bool chosen{false};
};

/// Order of candidates: by score, then by birth key. No two are equal.
constexpr bool better(PromotionCandidate const& a, PromotionCandidate const& b)
{
    return a.score != b.score ? a.score > b.score : a.birth < b.birth;
}

/// How many people of each group are in a rank, and how many there should be (component `representation`).
struct RankBalance {
    std::array<double, max_groups> wanted{};
    std::array<std::uint32_t, max_groups> here{};
    int groups{1};

    constexpr double missing(Group group) const { return wanted[group] - here[group]; }

    /// The group that is furthest below its number, among those for which `possible(group)`; of equals the
    /// first.
    template <class Possible>
    constexpr Group most_missing(Possible const& possible) const
    {
        Group most = no_group;
        for (Group g = 0; g < groups; ++g)
            if (possible(g) && (most == no_group || missing(g) > missing(most))) most = g;
        return most;
    }
};

/// Choose who is promoted, where that is not simply the best (model 3.10). Candidates come in their order;
/// the chosen are put first, in the order in which they take the vacant seats.
struct PromotionChoice {
    using Candidates = std::span<PromotionCandidate>;

    /// By quota: each group gets places in proportion to its candidates (largest remainder; of equal ones the
    /// first group). What a group cannot fill goes to the best of the others.
    static constexpr void by_quota(Candidates all, std::size_t places, int groups)
    {
        auto quota = quotas(all, places, groups);
        std::size_t left = places;
        for (auto& who : all) {
            who.chosen = quota[who.group] > 0;
            if (!who.chosen) continue;
            --quota[who.group];
            --left;
        }
        for (std::size_t i = 0; left > 0; ++i)
            if (!all[i].chosen) {
                all[i].chosen = true;
                --left;
            }
        for (std::size_t i = 0, n = 0; n < places; ++i)
            if (all[i].chosen) all[n++] = all[i];
    }

    /// So that the rank keeps its shares: each place goes to the best of the group that is most missing.
    static constexpr void by_balance(Candidates all, std::size_t places, RankBalance balance)
    {
        for (std::size_t n = 0; n < places; ++n) {
            std::array<std::size_t, max_groups> best{}; // place among all, plus 1
            for (std::size_t i = all.size(); i-- > n;)
                best[all[i].group] = i + 1;
            Group const group = balance.most_missing([&](Group g) { return best[g] > 0; });
            std::size_t const at = best[group] - 1;
            PromotionCandidate const who = all[at];
            for (std::size_t i = at; i > n; --i)
                all[i] = all[i - 1];
            all[n] = who;
            ++balance.here[group];
        }
    }

  private:
    using Numbers = std::array<std::size_t, max_groups>;

    static constexpr Numbers quotas(Candidates all, std::size_t places, int groups)
    {
        auto const n = static_cast<std::size_t>(groups);
        Numbers count{}, out{}, remainder{};
        for (auto const& who : all)
            ++count[who.group];
        std::size_t given = 0;
        for (std::size_t g = 0; g < n; ++g) {
            out[g] = places * count[g] / all.size();
            remainder[g] = places * count[g] % all.size();
            given += out[g];
        }
        for (std::size_t g = 0; g < n; ++g) {
            std::size_t before = 0; // groups whose turn comes first
            for (std::size_t other = 0; other < n; ++other)
                before += remainder[other] > remainder[g] || (remainder[other] == remainder[g] && other < g);
            out[g] += before < places - given;
        }
        return out;
    }
};

} // namespace groundswell
