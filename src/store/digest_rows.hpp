#pragma once
#include <vector>

#include "observe/summary.hpp"
#include "store/database.hpp"

namespace groundswell {

/// Insert what findings are made of; the caller holds the transaction and has inserted the run.
void write_digest(Database const& study, Digest const& digest);

/// What findings are made of, by replicate in ascending order.
std::vector<Digest> read_digests(Database const& study);

} // namespace groundswell
