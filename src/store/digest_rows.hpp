#pragma once
#include <vector>

#include "observe/summary.hpp"
#include "store/database.hpp"

namespace groundswell {

/// Insert the figures that findings need. The caller holds the transaction and has inserted the run.
void write_digest(Database const& study, Digest const& digest);

/// Read the figures that findings need, by replicate in ascending order.
std::vector<Digest> read_digests(Database const& study);

} // namespace groundswell
