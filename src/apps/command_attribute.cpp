#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <optional>

#include "apps/attribute_report.hpp"
#include "apps/command.hpp"
#include "apps/experiment_options.hpp"
#include "apps/interruption.hpp"
#include "apps/progress.hpp"
#include "apps/scenario_options.hpp"
#include "apps/world_of.hpp"
#include "experiment/attribute.hpp"
#include "experiment/paired_figures.hpp"
#include "parallel/executor.hpp"
#include "store/study.hpp"

namespace groundswell {

namespace {

constexpr std::uint32_t attribute_replicates = 6;

struct AttributeInput {
    ScenarioOptions scenario;
    std::string metric{"harm"}, group;
    std::string threads, out;
    bool json{false};
};

int attribute_command(AttributeInput const& input)
{
    auto const start = std::chrono::steady_clock::now();
    AttributeSetting setting;
    setting.scenario = resolve(input.scenario);
    // 264 runs a replicate: six of them estimate the large parts well enough, in minutes.
    if (input.scenario.replicates.empty()) setting.scenario.replicates = attribute_replicates;
    AttributeOptions options;
    options.metric = input.metric;
    require_figure("--metric", input.metric);
    options.group = input.group.empty() ? figure_group(input.metric) : input.group;
    options.threads =
        input.threads.empty() ? Executor::available() : whole_number("--threads", input.threads, 1, 4096);
    setting.people = world_of(setting.scenario).world->seats;

    PointsInMemory memory;
    std::optional<Study> study;
    if (!input.out.empty())
        study.emplace(input.out,
                      identity_of(setting.scenario, 0, "groundswell attribute" + spelled(input.scenario)));
    AttributeResult result;
    try {
        auto const runs = attribute_runs(setting.scenario);
        Progress progress(fmt::format("replicates ({} runs each)", runs), setting.scenario.replicates);
        std::size_t done = 0;
        options.advance = [&] {
            progress.advance();
            ++done;
            if (interruption_asked() && done < setting.scenario.replicates) throw Interrupted{};
        };
        result = attribute(setting.scenario, options, study ? static_cast<PointStore&>(*study) : memory);
    } catch (Interrupted const&) {
        say_experiment_interrupted(input.out);
        throw;
    }
    setting.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    auto const text = input.json ? attribute_json(result, setting)
                                 : attribute_text(result, setting, Characters::of_terminal());
    std::fputs(text.c_str(), stdout);
    return exit_ok;
}

} // namespace

Action declare_attribute(CLI::App& options)
{
    auto const input = std::make_shared<AttributeInput>();
    declare(input->scenario, options);
    options.add_option("--metric", input->metric, "which figure to attribute (default: harm)")
        ->type_name("M");
    options.add_option("--group", input->group, "whose: a group's name (default: everyone's)")
        ->type_name("G");
    options.add_option("--threads", input->threads, "never changes a result (default: all cores)")
        ->type_name("T");
    options.add_option("--out", input->out, "keep every run in this study file; go on if it is there")
        ->type_name("STUDY.sqlite");
    options.add_flag("--json", input->json, "one JSON object instead of text");
    return [input] { return attribute_command(*input); };
}

} // namespace groundswell
