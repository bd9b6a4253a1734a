#pragma once
#include <algorithm>
#include <span>

#include "mechanisms/birth.hpp"
#include "random/distributions.hpp"

namespace groundswell {

/// Decide whether a person leaves voluntarily (model 3.10). The rate of leaving grows exponentially with the
/// burden carried, up to a cap: severe harm multiplies the odds of changing jobs within two years by 6.5.
///
/// Source of the odds ratio: McLaughlin, Uggen & Blackstone (2017), Gender & Society 31, 333-358.
struct Attrition {
    Rules const& rules;

    /// 1 - (1 - min(1, attrition*exp(burden*min(H, burden_cap))))^weeks.
    constexpr double probability(double burden, int weeks) const
    {
        auto const& c = rules.p.career;
        double const stay =
            1 - std::min(1.0, c.attrition * portable_exp(c.burden * std::min(burden, c.burden_cap)));
        double stays = 1;
        for (int week = 0; week < weeks; ++week)
            stays *= stay;
        return 1 - stays;
    }
};

/// Say which units of an institution have their round of careers in a week (model 3.10). With
/// `career.stagger` they take turns, so that no week is special.
struct CareerTurn {
    Rules const& rules;

    /// Weeks between two rounds of a unit; 0: there are none.
    constexpr int every() const { return static_cast<int>(rules.p.career.every + 0.5); }

    /// Units first .. last-1 of an institution, in order of unit.
    struct Units {
        std::size_t first{0}, last{0};
        constexpr bool any() const { return first < last; }
        friend bool operator==(Units const&, Units const&) = default;
    };

    /// Those k of n units for which (week + 1 + floor(k*every/n)) mod every = 0; without stagger all of them
    /// or none. `every` must be above 0.
    constexpr Units operator()(Week week, std::size_t n) const
    {
        int const period = every();
        // The floor that makes the sum a multiple of the period.
        int const ahead = (period - 1 - week % period) % period;
        if (rules.p.career.stagger < 0.5) return {0, ahead == 0 ? n : 0};
        auto const first_at = [&](int floor) {
            auto const of = static_cast<std::size_t>(period);
            return (static_cast<std::size_t>(floor) * n + of - 1) / of;
        };
        return {first_at(ahead), first_at(ahead + 1)};
    }
};

/// Score of a candidate for promotion (model 3.10): merit, the bias for the group, the penalty for
/// reporting, and luck.
struct PromotionScore {
    Rules const& rules;

    struct Candidate {
        double merit{0}; ///< standard normal
        Group group{0};
        bool retaliated{false}; ///< against in the last 52 weeks
        double luck{.5};        ///< uniform draw
    };

    /// @param climate  mean perceived norm of the institution minus the reference
    constexpr double operator()(Candidate const& who, double climate) const
    {
        auto const& c = rules.p.career;
        return who.merit + c.bias[who.group] * std::max(0.0, 1 - c.climate * climate) -
               (who.retaliated ? c.penalty : 0.0) + c.noise * normal_quantile(who.luck);
    }

    /// At least the score of whoever has these draws, retaliated against or not. Costs no exponential.
    double bound(double merit_draw, Group group, double luck, double climate) const
    {
        auto const& c = rules.p.career;
        return normal_quantile_bound(merit_draw) + c.bias[group] * std::max(0.0, 1 - c.climate * climate) +
               c.noise * normal_quantile_bound(luck);
    }
};

/// Draw the group of somebody who is hired, in proportion to career.hiring (model 3.10).
struct NewcomerGroup {
    Rules const& rules;

    constexpr Group operator()(double u) const
    {
        std::span<double const> const shares(rules.p.career.hiring.data(),
                                             static_cast<std::size_t>(rules.groups));
        double sum = 0;
        for (double const share : shares)
            sum += share;
        return static_cast<Group>(index_in_proportion(u, shares, sum));
    }
};

} // namespace groundswell
