#include <cstdio>
#include <groundswell/check_scenario.hpp>
#include <memory>

#include "apps/command.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
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
        std::fputs(describe_scenario(scenario, shown.world.get(), shown.guesses).c_str(), stdout);
        return exit_ok;
    };
}

} // namespace groundswell
