#pragma once
#include <functional>
#include <span>

namespace groundswell {

class Options;

inline constexpr int exit_ok = 0;
inline constexpr int exit_failed_check = 1; ///< `validate`, `verify`: a figure was not reproduced
inline constexpr int exit_user_error = 2;   ///< what the user gave cannot be used; every problem is on stderr
inline constexpr int exit_fault = 70;       ///< a fault of the program, or of the machine
inline constexpr int exit_reader_gone = 141; ///< as a shell reports a program that SIGPIPE ended

/// What a command does once its options are read; returns the exit code, throws `UserError`.
using Action = std::function<int()>;

/// One command of the program. Its file, command_NAME.cpp, defines `declare`; commands.cpp lists it.
struct Command {
    char const* name;
    char const* sentence; ///< for --help
    /// Add the command's options; the values must live in what the action holds.
    Action (*declare)(Options& options);
    bool shares_work{false}; ///< among the ranks of a job; it has --threads
};

/// All commands, in the order of --help.
std::span<Command const> commands();

} // namespace groundswell
