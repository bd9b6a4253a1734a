#pragma once
#include <cstddef>
#include <groundswell/validate.hpp>
#include <vector>

#include "report/json.hpp"

namespace groundswell::report {

/// How many figures were compared with a source, and how many of these failed.
struct ValidateTally {
    std::size_t compared{0}, failed{0};
};
ValidateTally tally_of(std::vector<Validation> const& validations);

/// One JSON object with every figure of every model beside its source's.
Json validate_json(std::vector<Validation> const& validations, published::Request const& request);

} // namespace groundswell::report
