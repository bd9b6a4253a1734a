#pragma once
#include <groundswell/problems.hpp>

namespace groundswell {

/// A problem in the words of the command line.
///
/// The library names arguments ("metric") and says what to do in its own terms. Here an argument becomes an
/// option ("--metric"), and advice that a command or an option can carry out names it.
Problem for_command_line(Problem problem);

} // namespace groundswell
