#pragma once

namespace groundswell {

/// Ask the program to end after what it is doing now (Ctrl-C, SIGTERM). A second Ctrl-C ends it at once.
///
/// Also lets writes to a closed pipe or beyond a file-size limit fail as errors instead of killing the
/// program.
void handle_signals();

/// Whether the user asked to end.
bool interruption_asked();

/// Thrown between replicates once `interruption_asked`; the program exits with 130.
struct Interrupted {};

} // namespace groundswell
