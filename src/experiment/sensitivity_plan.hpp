#pragma once
#include <string>
#include <vector>

#include "experiment/sensitivity_runs.hpp"

namespace groundswell {

/// Something that an index is estimated for, and the point by which.
struct IndexOf {
    std::string name;
    std::size_t moved{0}; ///< index of `IndicesPlan::moved`
};

/// What is moved in the indices, and why.
struct IndicesPlan {
    std::vector<MovedTogether> moved;
    std::vector<IndexOf> numbers, mechanisms;
    std::vector<IndexOf> screened_out; ///< one, or none if all numbers are kept
    IndexOf chance;
};

/// Plan indices for the numbers kept, by number; for all numbers by mechanism; for those not kept together;
/// and for chance. What would be moved twice is moved once.
///
/// @param kept  indices of the uncertain numbers, ascending
IndicesPlan indices_plan(std::vector<UncertainParameter> const& parameters,
                         std::vector<std::size_t> const& kept);

} // namespace groundswell
