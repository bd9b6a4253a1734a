#pragma once
#include <string>

#include "apps/run_outcome.hpp"
#include "apps/text.hpp"

namespace groundswell {

/// Every figure by group: the mean over replicates and half its 95 % interval, withheld where few people are
/// behind it.
std::string group_table(RunOutcome const& outcome, Characters characters);

} // namespace groundswell
