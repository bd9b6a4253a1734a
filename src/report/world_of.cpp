#include "report/world_of.hpp"

#include "base/disclosure.hpp"
#include "parallel/executor.hpp"
#include "world/import.hpp"
#include "world/world.hpp"

namespace groundswell::report {

ShownWorld world_of(Scenario const& scenario, Stop stop)
{
    ImportReport report;
    ShownWorld out{build_world(scenario, Key{scenario.seed, 0},
                               {.report = &report, .threads = Executor::available(), .stop = stop}),
                   {}};
    out.guesses = std::move(report.guesses);
    for (auto const& note : report.notes)
        out.guesses.push_back(note.shown(scenario.disclosure()));
    // What was guessed when the tables were first read is written out since.
    if (!scenario.guesses.empty()) out.guesses = scenario.shown_guesses();
    return out;
}

std::size_t shown_people(Scenario const& scenario, std::size_t seats)
{
    return static_cast<std::size_t>(rounded_to(static_cast<double>(seats), scenario.disclosure().round_to));
}

void count_people(RunOutcome& outcome)
{
    auto const& scenario = outcome.scenario;
    if (scenario.import) { // only the tables know
        auto shown = world_of(scenario);
        outcome.people = shown.world->seats;
        outcome.guesses = std::move(shown.guesses);
    } else {
        outcome.people = scenario.world_file
                             ? scenario.world_file->seats
                             : static_cast<std::size_t>(scenario.parameters.institution.seats);
    }
    outcome.people = shown_people(scenario, outcome.people);
}

} // namespace groundswell::report
