#include "apps/interruption.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <sys/time.h>
#include <unistd.h>

namespace groundswell {

namespace {

// The only state of the program that outlives a call: a signal handler can reach nothing else.
std::atomic<bool> asked_to_stop{false};
static_assert(std::atomic<bool>::is_always_lock_free);
std::sig_atomic_t volatile received = 0;
std::sig_atomic_t volatile on_terminal = 0;

constexpr std::array stopping_signals{SIGINT, SIGTERM, SIGHUP};
constexpr suseconds_t patience_us = 800'000; ///< for work that does not look

/// Write from a handler. Whether it arrives does not matter.
void say(char const* text)
{
    [[maybe_unused]] auto const written = ::write(STDERR_FILENO, text, std::strlen(text));
}

/// Studies and files are written so that what was whole stays whole, whenever the program ends.
void end_now(int)
{
    say("stopped in the middle of a step. What was finished before it is kept\n");
    ::_exit(128 + received);
}

void ask_to_stop(int signal)
{
    int const kept = errno;
    received = signal;
    asked_to_stop.store(true, std::memory_order_relaxed);
    for (int const other : stopping_signals)
        std::signal(other, SIG_DFL);
    if (on_terminal) say("\r\033[K"); // over the bar
    say("stopping. Once more ends at once\n");
    std::signal(SIGALRM, end_now);
    itimerval const once{.it_interval = {}, .it_value = {.tv_sec = 0, .tv_usec = patience_us}};
    ::setitimer(ITIMER_REAL, &once, nullptr);
    errno = kept;
}

} // namespace

void handle_signals()
{
    on_terminal = ::isatty(STDERR_FILENO);
    for (int const signal : stopping_signals)
        if (std::signal(signal, ask_to_stop) == SIG_IGN && signal == SIGHUP) std::signal(signal, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
#ifdef SIGXFSZ
    std::signal(SIGXFSZ, SIG_IGN);
#endif
}

Stop interruption()
{
    return Stop(asked_to_stop);
}

void stop_work()
{
    asked_to_stop.store(true, std::memory_order_relaxed);
}

int exit_stopped()
{
    return 128 + received;
}

} // namespace groundswell
