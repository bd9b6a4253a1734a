#pragma once
#include <groundswell/shard.hpp>
#include <string>

namespace groundswell {

class Options;

/// The options by which a command says into which study its runs go, and which of them it makes.
struct StudyOptions {
    std::string out{}, shard{}, after{};
};

/// Add --out and --shard to a command.
void declare(StudyOptions& options, Options& command);
/// Add --shard alone.
void declare_shard(StudyOptions& options, Options& command);

/// The part of the work that was asked for.
///
/// @throws UserError if it is no shard, or goes into no study
Shard shard_of(StudyOptions const& options);

/// Say that a shard has run its part.
///
/// @param more_follows  whether the command goes on from what all shards find
void say_shard_ended(StudyOptions const& options, bool more_follows, bool json);

} // namespace groundswell
