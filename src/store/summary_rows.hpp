#pragma once
#include <groundswell/summary.hpp>
#include <vector>

#include "store/database.hpp"

namespace groundswell {

/// Insert the figures that findings need. The caller holds the transaction and has inserted the run.
void write_summary(Database const& study, ReplicateSummary const& summary);

/// Read the figures that findings need, by replicate in ascending order.
std::vector<ReplicateSummary> read_summaries(Database const& study);

} // namespace groundswell
