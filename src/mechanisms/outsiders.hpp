#pragma once
#include <algorithm>
#include <array>
#include <span>

#include "mechanisms/rules.hpp"
#include "random/distributions.hpp"

namespace groundswell {

/// Acts of people who do not belong to the institution: patients, customers, visitors (model 3.12).
///
/// A person of a rank with outside.rate meets Poisson(rate * mean orientation of outsiders towards its group)
/// acts a week. Groups o are weighted by outside.share[o] * orientation[o][g].
class Outsiders {
  public:
    constexpr explicit Outsiders(Rules const& rules)
        : groups_(static_cast<std::size_t>(rules.groups)), kinds_(rules.p.outside.kinds)
    {
        auto const groups = static_cast<std::size_t>(rules.groups);
        double outsiders = 0;
        for (std::size_t o = 0; o < groups; ++o)
            outsiders += rules.p.outside.share[o];
        for (double const share : rules.p.outside.kinds)
            all_kinds_ += share;
        for (std::size_t g = 0; g < groups; ++g) {
            for (std::size_t o = 0; o < groups; ++o) {
                weight_[g][o] = rules.p.outside.share[o] * rules.p.orientation[o][g];
                sum_[g] += weight_[g][o];
            }
            for (std::size_t r = 0; r < static_cast<std::size_t>(rules.ranks); ++r) {
                if (!(rules.p.outside.rate[r] > 0 && outsiders > 0 && all_kinds_ > 0)) continue;
                mean_[g][r] = rules.p.outside.rate[r] * sum_[g] / outsiders;
                none_[g][r] = portable_exp(-mean_[g][r]);
            }
        }
    }

    /// Whether people of any rank meet outsiders.
    static constexpr bool any(Rules const& rules)
    {
        auto const& rate = rules.p.outside.rate;
        return std::any_of(rate.begin(), rate.begin() + rules.ranks, [](double x) { return x > 0; });
    }

    /// Number of acts in a week. @param u  U(outside; seat, 0, week, 0)
    constexpr unsigned count(Standing target, double u) const
    {
        if (!(u > none_[target.group][target.rank])) return 0; // the usual case, without an exponential
        return poisson_count(u, mean_[target.group][target.rank]);
    }

    constexpr Kind kind(double u) const
    {
        return static_cast<Kind>(index_in_proportion(u, kinds_, all_kinds_));
    }

    /// Group of an outsider who acts towards somebody of a group.
    constexpr Group group(Group target, double u) const
    {
        std::span<double const> const weights(weight_[target].data(), groups_);
        return static_cast<Group>(index_in_proportion(u, weights, sum_[target]));
    }

  private:
    std::size_t groups_;
    std::array<double, kind_count> kinds_;
    PerGroupPair weight_{}; ///< [of the target][of the outsider]
    PerGroup sum_{};
    std::array<PerRank, max_groups> mean_{}, none_ = all_ones(); ///< [group][rank]; none: of no act in a week
    double all_kinds_{0};

    static constexpr std::array<PerRank, max_groups> all_ones()
    {
        std::array<PerRank, max_groups> out{};
        for (auto& row : out)
            row.fill(1);
        return out;
    }
};

/// Decide whether an outsider who was reported is banned (model 3.12). The institution can do no more.
struct OutsideRuling {
    Rules const& rules;

    constexpr bool bans(double u) const { return rules.off.impunity || u < rules.p.policy.outside; }
};

} // namespace groundswell
