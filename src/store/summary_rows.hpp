#pragma once
#include <groundswell/summary.hpp>
#include <vector>

#include "store/database.hpp"
#include "store/seal.hpp"

namespace groundswell {

/// Insert the figures that findings need, and count them. The caller holds the transaction.
void write_summary(Database const& study, ReplicateSummary const& summary, SealedRows& sealed);

/// Read the figures that findings need, by replicate in ascending order, from a study that was checked.
std::vector<ReplicateSummary> read_summaries(Database const& study);

} // namespace groundswell
