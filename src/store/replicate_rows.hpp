#pragma once
#include <groundswell/result.hpp>

#include "store/database.hpp"

namespace groundswell {

/// Insert all results of one replicate; small cells are withheld. The caller holds the transaction.
///
/// @param window  weeks of the survey question, counted back from the end
void write_replicate(Database const& study, ReplicateResult const& result, Week window);

} // namespace groundswell
