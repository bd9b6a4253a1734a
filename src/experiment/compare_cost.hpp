#pragma once
#include <groundswell/compare_finding.hpp>
#include <span>

namespace groundswell {

/// By pair.
struct CostColumns {
    std::span<double const> base_cost, variant_cost, base_acts, variant_acts;
};

CostPerAct cost_per_act(CostColumns const& columns);

} // namespace groundswell
