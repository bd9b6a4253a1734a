#pragma once
#include <memory>
#include <string>
#include <vector>

#include "apps/command.hpp"
#include "ranks/job.hpp"

namespace groundswell {

/// Join the job in which mpirun started the program. Null if nobody did.
std::unique_ptr<Job> join_as_program(int argc, char const* const* argv);

/// Read the command line as a rank of a job reads it: with one thread a rank unless it says more.
///
/// @return what this rank does; nothing on ranks other than the first, if the command shares no work
/// @throws UserError if ranks do not agree, and as `read_command_line`
Action read_as_rank(int argc, char const* const* argv, Job& job);

/// Run units of work for rank 0 until there are no more, and print nothing.
///
/// @return the exit code
int follow(int argc, char const* const* argv, Job& job);

} // namespace groundswell
