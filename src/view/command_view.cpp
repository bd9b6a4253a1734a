#include <cstdio>
#include <fcntl.h>
#include <fmt/format.h>
#include <memory>
#include <spawn.h>
#include <unistd.h>

#include "apps/command.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/scenario_options.hpp"
#include "view/pages.hpp"
#include "view/server.hpp"

extern char** environ; // NOLINT(readability-redundant-declaration): some unistd.h have it

namespace groundswell {

namespace {

struct ViewInput {
    std::string name, port, threads;
    DisclosureOptions disclosure;
    bool no_open{false}, licences{false};
};

/// Ask the desktop for a browser; where there is none, nothing happens.
void open_browser(std::string const& address)
{
#ifdef __APPLE__
    std::string program = "open";
#else
    std::string program = "xdg-open";
#endif
    std::string text = address;
    char* const arguments[]{program.data(), text.data(), nullptr};
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    for (int const stream : {0, 1, 2})
        posix_spawn_file_actions_addopen(&quiet, stream, "/dev/null", O_RDWR, 0);
    pid_t child = 0;
    posix_spawnp(&child, program.c_str(), &quiet, nullptr, arguments, environ);
    posix_spawn_file_actions_destroy(&quiet);
}

int view_command(ViewInput const& input)
{
    if (input.licences) {
        auto const text = view::page_licences();
        std::fwrite(text.data(), 1, text.size(), stdout);
        return exit_ok;
    }
    // A usual port, so that a link to a setting still leads somewhere tomorrow.
    view::ServerOptions options{.port = 0, .usual_port = 8765, .threads = 1, .stop = interruption()};
    if (!input.port.empty()) options.port = whole_number("port", input.port, 1, 65535);
    options.threads = threads_of(input.threads);
    view::Session const session(
        input.name, [&](AskedDisclosure kept) { return asked_of(input.disclosure, kept); }, options.stop);
    view::Server server(session, options);
    fmt::print("{}\nOpen this address in a browser on this machine. Ctrl-C ends it.\n", server.address());
    std::fflush(stdout);
    if (!input.no_open && isatty(STDOUT_FILENO) == 1) open_browser(server.address());
    server.serve([&] { return options.stop.asked(); });
    if (!options.stop.asked()) return exit_ok;
    std::fputs("stopped\n", stderr);
    return exit_stopped();
}

} // namespace

Action declare_view(Options& options)
{
    auto const input = std::make_shared<ViewInput>();
    options.add_option("STUDY|SCENARIO", input->name,
                       "a study file, a scenario file or the name of a shipped one (default: the default "
                       "institution)");
    options.add_option("--port", input->port, "port on 127.0.0.1 (default: 8765, or another that is free)")
        .type_name("N");
    add_threads(options, input->threads);
    declare(input->disclosure, options);
    options.add_flag("--no-open", input->no_open, "do not open a browser");
    options.add_flag("--licences", input->licences, "print the licences of the software in the pages");
    return [input] { return view_command(*input); };
}

} // namespace groundswell
