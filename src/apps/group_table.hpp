#pragma once
#include <string>

#include "apps/text.hpp"
#include "report/run_outcome.hpp"

namespace groundswell {

/// Every figure by group: the mean over replicates and its 95 % interval, withheld where few people are
/// behind it.
std::string group_table_text(report::RunOutcome const& outcome);

} // namespace groundswell
