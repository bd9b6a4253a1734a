#include "apps/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <groundswell/problems.hpp>

#include "base/text.hpp"

namespace groundswell {

Option Option::type_name(std::string const& name) const
{
    option_->type_name(name);
    return *this;
}

Option Option::required() const
{
    option_->required();
    return *this;
}

Option Option::repeatable() const
{
    option_->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    return *this;
}

Option Option::separated_by_commas() const
{
    // Pieces count as values, of which one would be allowed.
    option_->delimiter(',')->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    return *this;
}

Option Option::value_optional() const
{
    option_->expected(0, 1);
    return *this;
}

Option Option::excludes(Option const& other) const
{
    option_->excludes(other.option_);
    return *this;
}

namespace {

/// An option with an empty value would be as if it were not given, which nobody means.
CLI::Option& never_empty(CLI::Option& option)
{
    return *option.each([&option](std::string const& value) {
        if (!value.empty()) return;
        auto name = option.get_name();
        name.erase(0, std::min(name.find_first_not_of('-'), name.size()));
        bool const positional = option.get_positional();
        throw UserError(Problem{.code = ProblemCode::value_malformed,
                                .place = {.key = positional ? name : "--" + name},
                                .what = "is empty",
                                .allowed = "needs a value",
                                .suggestion = "leave it out to have the default"});
    });
}

} // namespace

Option Options::add_option(std::string const& name, std::string& value, std::string const& sentence)
{
    return Option(never_empty(*command_->add_option(name, value, sentence)));
}

Option Options::add_option(std::string const& name, std::vector<std::string>& value,
                           std::string const& sentence)
{
    return Option(never_empty(*command_->add_option(name, value, sentence)));
}

Option Options::add_option(std::string const& name, std::optional<std::string>& value,
                           std::string const& sentence)
{
    return Option(*command_->add_option(name, value, sentence));
}

Option Options::add_flag(std::string const& name, bool& value, std::string const& sentence)
{
    return Option(*command_->add_flag(name, value, sentence));
}

void Options::footer(std::string const& text)
{
    command_->footer(text);
}

namespace {

std::vector<std::string> command_names()
{
    std::vector<std::string> names;
    for (auto const& command : commands())
        names.emplace_back(command.name);
    return names;
}

std::vector<std::string> long_options(CLI::App const& app)
{
    std::vector<std::string> names;
    for (auto const* option : app.get_options())
        for (auto const& name : option->get_lnames())
            names.push_back("--" + name);
    return names;
}

std::string listed(std::vector<std::string> const& words)
{
    std::string out;
    for (auto const& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

/// CLI11 reports the first command that is missing or extra; a mistyped one deserves a suggestion.
void check_command(int argc, char const* const* argv)
{
    if (argc < 2 || argv[1][0] == '-') return;
    auto const names = command_names();
    for (auto const& name : names)
        if (name == argv[1]) return;
    throw UserError(Problem{.code = ProblemCode::name_unknown,
                            .place = {.key = "groundswell"},
                            .what = "unknown command '" + std::string(argv[1]) + "'",
                            .allowed = "commands: " + listed(names),
                            .suggestion = did_you_mean(argv[1], names)});
}

/// What CLI11 could not read, in the form of all other problems.
Problem unreadable(CLI::App const& program, CLI::ParseError const& error)
{
    CLI::App const* app = &program;
    if (auto const chosen = program.get_subcommands(); !chosen.empty()) app = chosen.front();
    std::string const where = app == &program ? "groundswell" : "groundswell " + app->get_name();
    if (auto const extra = app->remaining(true); !extra.empty()) {
        auto const& word = extra.front();
        bool const is_option = word.starts_with('-');
        std::string const guess = is_option ? did_you_mean(word, long_options(*app)) : std::string();
        return {.code = ProblemCode::program_arguments,
                .place = {.key = where},
                .what = (is_option ? "unknown option '" : "unexpected '") + word + "'",
                .suggestion = guess.empty() ? "see '" + where + " --help'" : guess};
    }
    for (auto const* option : app->get_options())
        if (option->get_items_expected_max() == 1 && option->results().size() > 1)
            return {.code = ProblemCode::value_duplicate,
                    .place = {.key = option->get_name()},
                    .what = fmt::format("is given {} times", option->results().size()),
                    .suggestion = "give it once"};
    return {.code = ProblemCode::program_arguments,
            .place = {.key = where},
            .what = error.what(),
            .suggestion = "see '" + where + " --help'"};
}

int nothing_more()
{
    return exit_ok;
}

} // namespace

std::vector<std::string> long_options(Command const& command)
{
    CLI::App app;
    Options options(app);
    command.declare(options);
    return long_options(app);
}

Action read_command_line(int argc, char const* const* argv, Verification* verification, Ranks* ranks)
{
    CLI::App program{"Groundswell: what would change if the rules of an institution changed"};
    program.name("groundswell");
    program.set_version_flag("--version", "groundswell " GROUNDSWELL_VERSION);
    program.require_subcommand(1);
    program.get_formatter()->column_width(34);

    Action action = nothing_more;
    Call const call{.typed = kept_command(argc, argv), .verification = verification, .ranks = ranks};
    for (auto const& command : commands()) {
        auto* const subcommand = program.add_subcommand(command.name, command.sentence);
        Options options(*subcommand, call);
        subcommand->callback([&action, declared = command.declare(options)] { action = declared; });
    }
    if (argc < 2) {
        std::fputs(program.help().c_str(), stdout);
        return nothing_more;
    }
    check_command(argc, argv);
    try {
        program.parse(argc, argv);
    } catch (CLI::Success const& asked) {
        program.exit(asked);
        return nothing_more;
    } catch (CLI::ParseError const& error) {
        throw UserError(unreadable(program, error));
    }
    return action;
}

} // namespace groundswell
