#include <cstdio>
#include <groundswell/check_scenario.hpp>
#include <memory>

#include "apps/command.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "apps/scenario_options.hpp"
#include "report/world_of.hpp"

namespace groundswell {

using namespace report;

Action declare_describe(Options& options)
{
    auto const input = std::make_shared<ScenarioOptions>();
    declare(*input, options);
    return [input] {
        auto const scenario = resolve(*input);
        auto const shown = world_of(scenario, interruption());
        print_text(describe_scenario(scenario, shown.world.get(), shown.guesses));
        return exit_ok;
    };
}

} // namespace groundswell
