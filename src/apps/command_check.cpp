#include <fmt/format.h>
#include <memory>

#include "apps/command.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
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
        print_text(fmt::format("{}: no faults found; {} people\n",
                               scenario.path.empty() ? scenario.title : scenario.path,
                               thousands(shown.world->seats)));
        for (auto const& note : scenario.notes)
            print_text(wrapped("  note: ", note));
        for (auto const& guess : shown.guesses)
            print_text(wrapped("  note: ", guess));
        return exit_ok;
    };
}

} // namespace groundswell
