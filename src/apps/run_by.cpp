#include "apps/run_by.hpp"

#include <cstdio>
#include <fmt/format.h>

#include "apps/scenario_options.hpp"

namespace groundswell {

void declare(RunByOptions& options, Options& command)
{
    add_threads(command, options.threads);
    command
        .add_option("--device", options.device,
                    "what runs the weeks: cpu, cuda (NVIDIA's cards), auto (cuda where there is one), or "
                    "emulated (a card's program on the processor, for checks); results are the same "
                    "(default: cpu)")
        .type_name("D");
}

RunBy run_by_of(RunByOptions const& options)
{
    RunBy out{.card = open_card(options.device)};
    bool const many = out.card && options.threads.empty();
    out.threads = many ? replicates_at_once(*out.card) : threads_of(options.threads);
    return out;
}

void say_use(std::shared_ptr<Card> const& card)
{
    if (!card) return;
    auto const use = use_of(*card);
    auto const runs = [](std::uint64_t n) { return fmt::format("{} run{}", n, n == 1 ? "" : "s"); };
    fmt::print(stderr, "{} on {}\n", runs(use.replicates), name_of(*card));
    if (use.others > 0)
        fmt::print(stderr, "{} on the processor instead. The first one: {}\n", runs(use.others), use.why);
}

} // namespace groundswell
