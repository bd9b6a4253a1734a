#pragma once
#include <groundswell/paired.hpp>

#include "support/small_scenario.hpp"

namespace groundswell::testing {

/// A plan of two arms: a scenario, and the small one in which power does not count.
inline PairedPlan plan_of(Scenario const& base)
{
    PairedPlan plan;
    plan.experiment = "test";
    plan.definition = "two arms";
    plan.arms = {"base", "more"};
    plan.scenarios = [base](std::uint32_t) { return std::vector{base, small_scenario({"acts.power=0"})}; };
    return plan;
}

} // namespace groundswell::testing
