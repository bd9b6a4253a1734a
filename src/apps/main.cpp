#include <cstdio>
#include <new>

#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "base/problems.hpp"

namespace groundswell {

namespace {

/// Output that did not arrive is an error, not a result.
void flush_output()
{
    if (std::fflush(stdout) != 0 || std::ferror(stdout))
        throw UserError(
            Problem{"standard output", "cannot be written", "disk full, or the reader has gone", ""});
}

} // namespace

} // namespace groundswell

int main(int argc, char** argv)
{
    using namespace groundswell;
    handle_signals();
    try {
        int const code = read_command_line(argc, argv)();
        flush_output();
        return code;
    } catch (UserError const& error) {
        for (auto const& problem : error.problems())
            std::fprintf(stderr, "%s\n", problem.text().c_str());
        return exit_user_error;
    } catch (Interrupted const&) {
        return exit_interrupted;
    } catch (std::bad_alloc const&) {
        std::fputs("groundswell: not enough memory. use fewer seats or threads\n", stderr);
        return exit_user_error;
    }
}
