#pragma once
#include <vector>

#include "observe/summary.hpp"
#include "store/database.hpp"

namespace groundswell {

/// Insert what findings are made of; the caller holds the transaction and has inserted the run.
void write_summary(Database const& study, ReplicateSummary const& summary);

/// What findings are made of, by replicate in ascending order.
std::vector<ReplicateSummary> read_summaries(Database const& study);

} // namespace groundswell
