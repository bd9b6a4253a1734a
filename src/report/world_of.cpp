#include "report/world_of.hpp"

#include "parallel/executor.hpp"
#include "world/import.hpp"

namespace groundswell::report {

ShownWorld world_of(Scenario const& scenario, Stop stop)
{
    ImportReport report;
    ShownWorld out{build_world(scenario, Key{scenario.seed, 0},
                               {.report = &report, .threads = Executor::available(), .stop = stop}),
                   {}};
    out.guesses = std::move(report.guesses);
    for (auto& note : report.notes)
        out.guesses.push_back(std::move(note));
    // What was guessed when the tables were first read is written out since.
    if (!scenario.guesses.empty()) out.guesses = scenario.guesses;
    return out;
}

} // namespace groundswell::report
