#pragma once
#include <groundswell/stop.hpp>

namespace groundswell {

/// Answer Ctrl-C, SIGTERM and SIGHUP: say so, ask all work to stop, and end the program within a second even
/// where work does not look. A second signal ends it at once. SIGHUP stays ignored where it was, as nohup
/// asks.
///
/// Also lets writes to a closed pipe or beyond a file-size limit fail as errors instead of killing the
/// program.
void handle_signals();

/// Asked from the first signal on.
Stop interruption();

/// Ask all work to stop, without a signal. From any thread.
void stop_work();

/// The exit code of a program that a signal stopped, as a shell gives it: 130, 143 or 129.
int exit_stopped();

} // namespace groundswell
