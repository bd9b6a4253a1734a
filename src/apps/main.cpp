#include <CLI/CLI.hpp>
#include <cstdio>
#include <new>
#include <string>
#include <vector>

#include "apps/command.hpp"
#include "apps/interruption.hpp"
#include "apps/problem_words.hpp"
#include "base/problems.hpp"

namespace groundswell {

namespace {

std::vector<std::string> command_names()
{
    std::vector<std::string> names;
    for (auto const& command : commands())
        names.emplace_back(command.name);
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
void check_command(int argc, char** argv)
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
    std::vector<std::string> options;
    for (auto const* option : app->get_options()) {
        for (auto const& name : option->get_lnames())
            options.push_back("--" + name);
    }
    if (auto const extra = app->remaining(true); !extra.empty()) {
        auto const& word = extra.front();
        bool const is_option = word.starts_with('-');
        std::string const guess = is_option ? did_you_mean(word, options) : std::string();
        return {.code = ProblemCode::program_arguments,
                .place = {.key = where},
                .what = (is_option ? "unknown option '" : "unexpected '") + word + "'",
                .suggestion = guess.empty() ? "see '" + where + " --help'" : guess};
    }
    return {.code = ProblemCode::program_arguments,
            .place = {.key = where},
            .what = error.what(),
            .suggestion = "see '" + where + " --help'"};
}

int run_program(int argc, char** argv)
{
    CLI::App program{"Groundswell: what would change if the rules of an institution changed"};
    program.name("groundswell");
    program.set_version_flag("--version", "groundswell " GROUNDSWELL_VERSION);
    program.require_subcommand(1);
    program.get_formatter()->column_width(34);

    Action action;
    for (auto const& command : commands()) {
        auto* const options = program.add_subcommand(command.name, command.sentence);
        auto const declared = command.declare(*options);
        options->callback([&action, declared] { action = declared; });
    }
    if (argc < 2) {
        std::fputs(program.help().c_str(), stdout);
        return exit_ok;
    }
    check_command(argc, argv);
    try {
        program.parse(argc, argv);
    } catch (CLI::Success const& asked) {
        return program.exit(asked);
    } catch (CLI::ParseError const& error) {
        throw UserError(unreadable(program, error));
    }
    return action();
}

/// Output that did not arrive is an error, not a result.
void flush_output()
{
    if (std::fflush(stdout) != 0 || std::ferror(stdout))
        throw UserError(Problem{.code = ProblemCode::program_output,
                                .place = {.key = "standard output"},
                                .what = "cannot be written",
                                .allowed = "disk full, or the reader has gone"});
}

} // namespace

} // namespace groundswell

int main(int argc, char** argv)
{
    using namespace groundswell;
    handle_signals();
    try {
        int const code = run_program(argc, argv);
        flush_output();
        return code;
    } catch (UserError const& error) {
        for (auto const& problem : error.problems())
            std::fprintf(stderr, "%s\n", for_command_line(problem).text().c_str());
        return exit_user_error;
    } catch (Interrupted const&) {
        return exit_interrupted;
    } catch (std::bad_alloc const&) {
        std::fputs("groundswell: not enough memory. use fewer seats or threads\n", stderr);
        return exit_user_error;
    }
}
