#include <fmt/format.h>
#include <memory>

#include "apps/command.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/scenario_options.hpp"
#include "apps/text.hpp"
#include "report/words.hpp"
#include "report/world_of.hpp"
#include "world/world.hpp"

namespace groundswell {

using namespace report;

Action declare_check(Options& options)
{
    auto const input = std::make_shared<ScenarioOptions>();
    declare(*input, options);
    return [input] {
        auto const scenario = resolve(*input);
        auto const shown = world_of(scenario, interruption());
        fmt::print("{}: no faults found; {} people\n", scenario.path.empty() ? scenario.title : scenario.path,
                   thousands(shown.world->seats));
        for (auto const& note : scenario.notes)
            fmt::print("{}", wrapped("  note: ", note));
        for (auto const& guess : shown.guesses)
            fmt::print("{}", wrapped("  note: ", guess));
        return exit_ok;
    };
}

} // namespace groundswell
