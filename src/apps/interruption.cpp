#include "apps/interruption.hpp"

#include <csignal>

namespace groundswell {

namespace {

// The only state of the program that outlives a call: a signal handler can reach nothing else.
std::sig_atomic_t volatile asked = 0;

void remember(int signal)
{
    asked = 1;
    std::signal(signal, SIG_DFL);
}

} // namespace

void handle_signals()
{
    std::signal(SIGINT, remember);
    std::signal(SIGTERM, remember);
    std::signal(SIGPIPE, SIG_IGN);
#ifdef SIGXFSZ
    std::signal(SIGXFSZ, SIG_IGN);
#endif
}

bool interruption_asked()
{
    return asked != 0;
}

} // namespace groundswell
