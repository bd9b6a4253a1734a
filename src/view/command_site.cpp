#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "apps/command.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "apps/scenario_options.hpp"
#include "view/pages.hpp"
#include "view/site.hpp"

namespace groundswell {

namespace {

struct SiteInput {
    std::string name, out, runs, threads;
    DisclosureOptions disclosure;
    bool json{false};
};

int site_command(SiteInput const& input)
{
    view::require_place_of_site(input.out);
    view::SiteRequest request{.threads = threads_of(input.threads), .stop = interruption()};
    if (!input.runs.empty())
        request.runs = static_cast<std::size_t>(whole_number("runs", input.runs, 0, 1000));
    if (!input.json && isatty(STDERR_FILENO) == 1)
        request.progress = [](std::size_t done, std::size_t of) {
            fmt::print(stderr, "run {} of {}\n", done + 1, of);
        };
    view::Session const session(
        input.name, [&](AskedDisclosure kept) { return asked_of(input.disclosure, kept); }, request.stop);
    auto const site = site_of(session, request);
    write_site(site, input.out);
    std::size_t bytes = 0;
    for (auto const& file : site.files)
        bytes += file.bytes.size();
    if (input.json) {
        print_text(report::json_text({{"out", input.out},
                                      {"files", site.files.size()},
                                      {"bytes", bytes},
                                      {"engine", site.lacking.empty()},
                                      {"lacking", site.lacking}}));
        return exit_ok;
    }
    fmt::print("wrote {} ({} files, {} KB)\n", input.out, site.files.size(), (bytes + 1023) / 1024);
    if (!site.lacking.empty())
        fmt::print("The pages run nothing themselves, because {}. They show what was run beforehand.\n",
                   site.lacking);
    if (view::page_module().wasm.empty())
        fmt::print("For pages that run, install Debian's emscripten, and use web/site of the sources.\n");
    return exit_ok;
}

} // namespace

Action declare_site(Options& options)
{
    auto const input = std::make_shared<SiteInput>();
    options.add_option("STUDY|SCENARIO", input->name,
                       "a study file, a scenario file or the name of a shipped one (default: the default "
                       "institution)");
    options.add_option("--out", input->out, "the folder to write").type_name("DIR").required();
    options
        .add_option("--runs", input->runs,
                    "of the runs that everybody sees first, how many are made beforehand (default: all)")
        .type_name("N");
    add_threads(options, input->threads);
    declare(input->disclosure, options);
    options.add_flag("--json", input->json, "print one JSON object instead of text");
    return [input] { return site_command(*input); };
}

} // namespace groundswell
