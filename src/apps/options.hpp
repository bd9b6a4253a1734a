#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "apps/call.hpp"
#include "apps/command.hpp"

namespace CLI { // NOLINT(readability-identifier-naming): theirs
class App;
class Option;
} // namespace CLI

namespace groundswell {

/// An option or flag that was added to a command; the setters return it, so that they can be chained.
class Option {
  public:
    explicit Option(CLI::Option& option) : option_(&option) {}

    /// Name the value in --help, such as "N" or "FILE".
    Option type_name(std::string const& name) const;
    Option required() const;
    /// May be given several times; each time takes one value.
    Option repeatable() const;
    /// Takes one value, cut at its commas.
    Option separated_by_commas() const;
    /// May be given without a value.
    Option value_optional() const;
    /// Cannot be given together with the other.
    Option excludes(Option const& other) const;

  private:
    CLI::Option* option_;
};

/// The options of one command, added in the order of --help. Values are stored where `value` refers to, once
/// the command line is read.
///
/// Hides CLI11, which takes a compiler three seconds wherever it is included: only options.cpp does.
class Options {
  public:
    explicit Options(CLI::App& command, Call call = {}) : command_(&command), call_(std::move(call)) {}

    /// How the command is called.
    Call const& call() const { return call_; }

    /// @param name  "--name", or "-n,--name", or without hyphens the name of a positional argument
    Option add_option(std::string const& name, std::string& value, std::string const& sentence);
    Option add_option(std::string const& name, std::vector<std::string>& value, std::string const& sentence);
    Option add_option(std::string const& name, std::optional<std::string>& value,
                      std::string const& sentence);
    Option add_flag(std::string const& name, bool& value, std::string const& sentence);
    /// Text below the options in --help.
    void footer(std::string const& text);

  private:
    CLI::App* command_;
    Call call_;
};

/// The long options of a command, each as "--name", in the order of --help.
std::vector<std::string> long_options(Command const& command);

/// Read the command line and return what it asks for. --help and --version print, and ask for nothing more.
///
/// @param verification  of a study that such a command made: the command is to be checked
/// @param ranks         that share the work of the command; null: this process alone
/// @throws UserError for an unknown command or option, or a missing one
Action read_command_line(int argc, char const* const* argv, Verification* verification = nullptr,
                         Ranks* ranks = nullptr);

} // namespace groundswell
