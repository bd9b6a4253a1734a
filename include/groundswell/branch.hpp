#pragma once
#include <groundswell/paired.hpp>
#include <groundswell/run_checkpoint.hpp>

namespace groundswell {

/// The past of futures that part at a week: each replicate of a run, gone on with from its checkpoint. Where
/// the checkpoint is further than that week, or has not begun, the replicate is run from its start, to the
/// same state.
///
/// @param checkpoint  must outlive what is returned
/// @param until       week, from 0 on
Past past_of(RunCheckpoint const& checkpoint, Week until);

} // namespace groundswell
