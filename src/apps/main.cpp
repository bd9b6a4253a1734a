#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <groundswell/problems.hpp>
#include <new>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <span>
#include <string>
#include <string_view>
#include <unistd.h>

#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "apps/problem_words.hpp"
#include "report/setting.hpp"

namespace groundswell {

namespace {

/// Whether whoever read the output has gone, as `head` does when it has its lines.
bool reader_has_gone()
{
    pollfd output{.fd = STDOUT_FILENO, .events = POLLOUT, .revents = 0};
    return poll(&output, 1, 0) == 1 && (output.revents & (POLLERR | POLLHUP)) != 0;
}

/// What is known of a fault of the program.
Problem fault(std::string what)
{
    return {.code = ProblemCode::program_fault,
            .place = {.key = "groundswell"},
            .what = std::move(what),
            .allowed = "a fault of the program",
            .suggestion =
                "please report it with the command that you gave. What was finished before is kept"};
}

/// The end where no other can be reached: an exception where none may be.
[[noreturn]] void end_at_fault()
{
    std::fputs(
        "groundswell: ended in the middle of a step (a fault of the program). What was finished before it "
        "is kept. Please report it with the command that you gave\n",
        stderr);
    std::_Exit(exit_fault);
}

/// Write out what is still buffered. Output that did not arrive is an error, not a result, unless nobody
/// wants it any more.
///
/// @return the exit code
int flush_output(int code)
{
    if (std::fflush(stdout) == 0 && !std::ferror(stdout)) return code;
    if (reader_has_gone()) return exit_reader_gone;
    throw UserError(Problem{.code = ProblemCode::program_output,
                            .place = {.key = "standard output"},
                            .what = "cannot be written",
                            .suggestion = "is the disk full?"});
}

/// Say each fault on a line of standard error; with --json, standard output is an object with the same.
///
/// @return the exit code
int say(Problems problems, bool json, int code = exit_user_error)
{
    for (auto& problem : problems) {
        problem = for_command_line(std::move(problem));
        std::fprintf(stderr, "%s\n", problem.text().c_str());
    }
    if (json) print_text(report::json_text(report::problems_json(problems)));
    return code;
}

} // namespace

} // namespace groundswell

int main(int argc, char** argv)
{
    using namespace groundswell;
    std::set_terminate(end_at_fault);
    handle_signals();
    std::span<char*> const arguments(argv, static_cast<std::size_t>(argc));
    bool const json = std::ranges::count(arguments, std::string_view("--json")) > 0;
    try {
        return flush_output(read_command_line(argc, argv)());
    } catch (UserError const& error) {
        return say(error.problems(), json);
    } catch (Stopped const&) {
        std::fputs("stopped. Nothing was written\n", stderr);
        return exit_stopped();
    } catch (std::bad_alloc const&) {
        return say({{.code = ProblemCode::memory_not_enough,
                     .place = {.key = "groundswell"},
                     .what = "not enough memory",
                     .suggestion = "use fewer seats or threads"}},
                   json);
    } catch (std::exception const& error) {
        return say({fault(error.what())}, json, exit_fault);
    } catch (...) {
        return say({fault("something was thrown that is no exception")}, json, exit_fault);
    }
}
