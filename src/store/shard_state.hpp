#pragma once
#include <groundswell/shard.hpp>
#include <string>
#include <vector>

#include "store/database.hpp"

namespace groundswell {

/// How far a shard is with a command.
enum class ShardState : std::uint8_t {
    begun,    ///< it was stopped, or still runs
    goes_on,  ///< all that could be run was; more follows from what all shards find
    complete, ///< nothing of this shard is missing
};

/// Keep a command, and how far a shard is with it. The caller holds the transaction.
void note_shard(Database const& study, std::string const& command, ShardState state);
/// How far a shard is with each of its commands, in their order.
///
/// @throws UserError if they cannot be read, or are not as many as there are commands
std::vector<ShardState> read_shard_states(Database const& study);

/// Refuse a study that is one of several shards: it shows a part of what was asked.
void require_whole_study(Database const& study);

} // namespace groundswell
