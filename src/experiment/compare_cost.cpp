#include "experiment/compare_cost.hpp"

#include <vector>

namespace groundswell {

CostPerAct cost_per_act(CostColumns const& columns)
{
    std::vector<double> cost, acts;
    for (std::size_t i = 0; i < columns.base_cost.size(); ++i) {
        cost.push_back(columns.variant_cost[i] - columns.base_cost[i]);
        acts.push_back(columns.base_acts[i] - columns.variant_acts[i]);
    }
    CostPerAct out{.extra_cost = estimate_difference(cost), .acts_prevented = estimate_difference(acts)};
    if (out.acts_prevented.low > 0) out.ratio = ratio_of_means(cost, acts);
    return out;
}

} // namespace groundswell
