#include "apps/job_of_program.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/version.hpp>
#include <string_view>
#include <unistd.h>

#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/problem_words.hpp"

namespace groundswell {

namespace {

std::string typed(int argc, char const* const* argv)
{
    std::string out = "groundswell";
    for (int i = 1; i < argc; ++i)
        out += std::string(" ") + argv[i];
    return out;
}

Command const* command_named_in(int argc, char const* const* argv)
{
    auto const all = commands();
    auto const at = std::ranges::find_if(
        all, [&](Command const& command) { return argc > 1 && command.name == std::string_view(argv[1]); });
    return at == all.end() ? nullptr : &*at;
}

bool says_threads(std::vector<char const*> const& words)
{
    return std::ranges::any_of(
        words, [](char const* word) { return std::string_view(word).starts_with("--threads"); });
}

/// Whatever is printed is printed by rank 0.
void print_nothing()
{
    int const nowhere = ::open("/dev/null", O_WRONLY);
    if (nowhere < 0) return;
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    ::close(nowhere);
}

std::string text_of(UserError const& error)
{
    std::string out;
    for (auto const& problem : error.problems())
        out += (out.empty() ? "" : "; ") + for_command_line(problem).text();
    return out;
}

std::string idle_words(int ranks, std::size_t busy)
{
    auto const idle = static_cast<std::size_t>(ranks) - busy;
    return fmt::format("{} {} idle", idle, idle == 1 ? "rank is" : "ranks are");
}

} // namespace

std::unique_ptr<Job> join_as_program(int argc, char const* const* argv)
{
    JobSetup setup{.version = version(), .command = typed(argc, argv), .stop = stop_work, .too_many = {}};
    setup.too_many = [](int ranks, std::size_t units) {
        fmt::print(stderr, "{} ranks share {} unit{} of work: {}\n", ranks, units, units == 1 ? "" : "s",
                   idle_words(ranks, units));
    };
    return join_job(std::move(setup));
}

Action read_as_rank(int argc, char const* const* argv, Job& job)
{
    job.require_agreement();
    std::vector<char const*> words(argv, argv + argc);
    auto const* const command = command_named_in(argc, argv);
    bool const shares = command && command->shares_work;
    if (shares && job.size() > 1 && !says_threads(words)) words.insert(words.end(), {"--threads", "1"});
    auto action = read_command_line(static_cast<int>(words.size()), words.data(), nullptr, &job);
    if (shares || job.size() == 1) return action;
    if (!job.leads()) return [] { return exit_ok; };
    if (command)
        fmt::print(stderr, "'{}' shares no work among {} ranks: {}\n", command->name, job.size(),
                   idle_words(job.size(), 1));
    return action;
}

int follow(int argc, char const* const* argv, Job& job)
{
    print_nothing();
    try {
        read_as_rank(argc, argv, job)();
    } catch (Dismissed const&) { // as it should be
    } catch (UserError const& error) {
        job.fail(error.problems().front().code, text_of(error));
    } catch (Stopped const&) { // by rank 0, or by a signal
    } catch (std::bad_alloc const&) {
        job.fail(ProblemCode::memory_not_enough,
                 "not enough memory. Use fewer seats, or fewer ranks a machine");
    } catch (std::exception const& error) {
        job.fail(ProblemCode::program_fault, error.what());
    }
    // A rank that a signal stopped leaves without a word, as one that was killed. mpirun then ends the job.
    if (!job.is_dismissed() && interruption().asked()) std::_Exit(exit_stopped());
    job.leave(exit_ok);
    return exit_ok; // the exit code is rank 0's: mpirun takes the first that is not 0
}

} // namespace groundswell
