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
#include "apps/job_of_program.hpp"
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

/// What a single process does, and rank 0 of a job.
///
/// @return the exit code
int lead(std::span<char*> arguments, Job* job)
{
    bool const json = std::ranges::count(arguments, std::string_view("--json")) > 0;
    auto const argc = static_cast<int>(arguments.size());
    try {
        auto const action =
            job ? read_as_rank(argc, arguments.data(), *job) : read_command_line(argc, arguments.data());
        return flush_output(action());
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

/// Leave the job at the end, or at once after a signal: then other ranks may have gone, or mpirun ends all.
int leave(Job& job, int code)
{
    if (!interruption().asked()) {
        job.leave(code);
        return code;
    }
    std::fflush(nullptr);
    std::_Exit(code);
}

} // namespace

} // namespace groundswell

int main(int argc, char** argv)
{
    using namespace groundswell;
    std::set_terminate(end_at_fault);
    handle_signals();
    auto const job = join_as_program(argc, argv);
    if (job && !job->leads()) return follow(argc, argv, *job);
    int const code = lead({argv, static_cast<std::size_t>(argc)}, job.get());
    return job ? leave(*job, code) : code;
}
