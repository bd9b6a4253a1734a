#pragma once
#include <string>
#include <vector>

namespace groundswell {

class Ranks;
class Verification;

/// How a command is called.
struct Call {
    std::string typed{};                 ///< the whole command as a study keeps it (`kept_command`)
    Verification* verification{nullptr}; ///< checks what the command keeps, instead of keeping it
    Ranks* ranks{nullptr};               ///< the processes that share its work; null: this one alone

    /// Whether this process keeps and prints what is found, and does not only run units for another one.
    bool leads() const;
};

/// A command as a study keeps it: words as a shell reads them, files without their folders, and without the
/// options that say where results go and how many threads there are.
std::string kept_command(int argc, char const* const* argv);

/// The words of such a command.
std::vector<std::string> words_of(std::string const& command);

/// The same command for another number of weeks.
std::string with_weeks(std::string const& command, int weeks);

} // namespace groundswell
