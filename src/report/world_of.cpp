#include "report/world_of.hpp"

#include "parallel/executor.hpp"
#include "world/import.hpp"

namespace groundswell::report {

ShownWorld world_of(Scenario const& scenario)
{
    ImportReport report;
    ShownWorld out{build_world(scenario, Key{scenario.seed, 0}, &report, Executor::available()), {}};
    out.guesses = std::move(report.guesses);
    for (auto& note : report.notes)
        out.guesses.push_back(std::move(note));
    // What was guessed when the tables were first read is written out since.
    if (!scenario.guesses.empty()) out.guesses = scenario.guesses;
    return out;
}

} // namespace groundswell::report
