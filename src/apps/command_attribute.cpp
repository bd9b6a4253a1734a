#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <groundswell/attribute.hpp>
#include <groundswell/paired.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "apps/attribute_text.hpp"
#include "apps/command.hpp"
#include "apps/experiment_options.hpp"
#include "apps/forecast.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "report/world_of.hpp"
#include "world/world.hpp"

namespace groundswell {

using namespace report;

namespace {

constexpr std::uint32_t attribute_replicates = 6;

struct AttributeInput {
    ExperimentOptions experiment;
    std::string metric{"harm"}, group;
};

int attribute_command(AttributeInput const& input)
{
    auto const start = std::chrono::steady_clock::now();
    AttributeSetting setting;
    setting.scenario = resolve(input.experiment.scenario);
    // 264 runs a replicate: six of them estimate the large parts well enough, in minutes.
    if (input.experiment.scenario.replicates.empty()) setting.scenario.replicates = attribute_replicates;
    AttributeOptions options;
    options.metric = input.metric;
    require_figure("metric", input.metric);
    options.group = input.group.empty() ? figure_group(input.metric) : input.group;
    auto const run_by = run_by_of(input.experiment.run_by);
    options.threads = run_by.threads;
    options.card = run_by.card;
    setting.people = shown_people(setting.scenario, world_of(setting.scenario, interruption()).world->seats);

    options.fit = fit_of(input.experiment.fit, input.experiment.scenario.replicates, setting.scenario);
    setting.fit = options.fit;
    std::size_t const replicates =
        options.fit ? std::size_t{options.fit.members} * options.fit.replicates : setting.scenario.replicates;
    ExperimentSession session(input.experiment, setting.scenario, "attribute",
                              fmt::format("replicates ({} runs each)", attribute_runs(setting.scenario)));
    std::size_t done = 0;
    options.advance = [&] { session.advance(++done, replicates); };
    options.stop = interruption();
    session.forecast({.scenario = setting.scenario,
                      .runs = replicates * attribute_runs(setting.scenario),
                      .worlds = replicates * attribute_runs(setting.scenario),
                      .threads = options.threads,
                      .card = options.card});
    AttributeResult result;
    auto const over = session.run([&] {
        session.advance(done, replicates);
        result = attribute_harm(setting.scenario, options, session.store());
    });
    if (over) return *over;
    setting.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    auto const text = input.experiment.json ? json_text(attribute_json(result, setting))
                                            : attribute_text(result, setting, Characters::of_terminal());
    print_text(text);
    return exit_ok;
}

} // namespace

Action declare_attribute(Options& options)
{
    auto const input = std::make_shared<AttributeInput>();
    declare(input->experiment, options);
    declare(input->experiment.fit, options);
    options.add_option("--metric", input->metric, "the figure to attribute (default: harm)").type_name("M");
    options.add_option("--group", input->group, "the group whose figure it is (default: everyone)")
        .type_name("G");
    return [input] { return attribute_command(*input); };
}

} // namespace groundswell
