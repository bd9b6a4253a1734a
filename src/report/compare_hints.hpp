#pragma once
#include <vector>

#include "report/hints.hpp"

namespace groundswell::report {

/// The parameters on which the effect of a variant hangs most directly, by the kinds of intervention that it
/// adds; of rules in general if it adds none. With their values in the base.
std::vector<Hint> compare_hints(Scenario const& base, Scenario const& variant);

} // namespace groundswell::report
