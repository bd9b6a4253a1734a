#pragma once
#include <algorithm>

#include "mechanisms/birth.hpp"

namespace groundswell {

/// Decide whether a person leaves voluntarily (model 3.10). The more burden a person carries, the more
/// likely it leaves.
struct Attrition {
    Rules const& rules;

    /// 1 - (1 - min(1, attrition*(1 + burden*H)))^weeks.
    double probability(double burden, int weeks) const
    {
        auto const& c = rules.p.career;
        double const stay = 1 - std::min(1.0, c.attrition * (1 + c.burden * burden));
        double stays = 1;
        for (int week = 0; week < weeks; ++week)
            stays *= stay;
        return 1 - stays;
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
    double operator()(Candidate const& who, double climate) const
    {
        auto const& c = rules.p.career;
        return who.merit + c.bias[who.group] * std::max(0.0, 1 - c.climate * climate) -
               (who.retaliated ? c.penalty : 0.0) + c.noise * normal_quantile(who.luck);
    }
};

} // namespace groundswell
