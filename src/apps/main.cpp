#include <cstdio>
#include <groundswell/problems.hpp>
#include <new>
#include <poll.h>
#include <unistd.h>

#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/problem_words.hpp"

namespace groundswell {

namespace {

/// Whether whoever read the output has gone, as `head` does when it has its lines.
bool reader_has_gone()
{
    pollfd output{.fd = STDOUT_FILENO, .events = POLLOUT, .revents = 0};
    return poll(&output, 1, 0) == 1 && (output.revents & (POLLERR | POLLHUP)) != 0;
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

} // namespace

} // namespace groundswell

int main(int argc, char** argv)
{
    using namespace groundswell;
    handle_signals();
    try {
        return flush_output(read_command_line(argc, argv)());
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
