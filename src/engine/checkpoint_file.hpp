#pragma once
#include <cstdint>
#include <groundswell/disclosure.hpp>
#include <groundswell/run_checkpoint.hpp>
#include <map>
#include <string>
#include <vector>

#include "base/durable_file.hpp"

namespace groundswell {

/// The columns of a checkpoint of a run.
struct CheckpointFile {
    std::string scenario; ///< as TOML, with whole paths
    std::uint64_t scenario_hash{0};
    std::uint32_t seed{1};
    DisclosureRules disclosure;
    CheckpointedRun run;
    std::map<std::uint32_t, std::vector<std::uint8_t>> progress; ///< by replicate: `write_progress`
};

/// Write it beside its place, onto the disk, and into its place.
///
/// @throws UserError if it cannot be written; what was there is then left as it was
void write_checkpoint_file(CheckpointFile const& content, std::string const& path);

/// Read it. The states in it are read when their worlds are there.
///
/// @throws UserError if it is no checkpoint, is damaged, or is of another version of the program or the
/// format
CheckpointFile read_checkpoint_file(std::string const& path);

} // namespace groundswell
