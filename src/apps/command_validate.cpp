#include <charconv>
#include <cstdio>
#include <groundswell/read_scenario.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "apps/command.hpp"
#include "apps/forecast.hpp"
#include "apps/interruption.hpp"
#include "apps/measured_text.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "apps/progress.hpp"
#include "apps/scenario_options.hpp"
#include "apps/validate_text.hpp"
#include "report/measured_outcome.hpp"
#include "report/validate_outcome.hpp"

namespace groundswell {

using namespace report;

namespace {

struct ValidateInput {
    std::vector<std::string> names, set;
    std::string seed, threads, replicates;
    bool json{false}, markdown{false}, quick{false}, parameters{false}, describe{false};

    bool asks_for_experiments() const { return !names.empty() && names.front() == "experiments"; }
};

/// "phi=0.24" to name and value.
published::Settings settings(std::vector<std::string> const& given)
{
    published::Settings out;
    Problems problems;
    for (auto const& text : given) {
        auto const equals = text.find('=');
        double value = 0;
        bool read = false;
        if (equals != std::string::npos && equals > 0) {
            char const* const end = text.data() + text.size();
            auto const [at, error] = std::from_chars(text.data() + equals + 1, end, value);
            read = error == std::errc{} && at == end;
        }
        if (read)
            out[text.substr(0, equals)] = value;
        else
            problems.push_back({.code = ProblemCode::value_malformed,
                                .place = {.key = text, .argument = "set"},
                                .what = "cannot be read",
                                .allowed = "NAME=NUMBER",
                                .suggestion = "--set phi=0.24"});
    }
    throw_if_any(problems);
    return out;
}

int validate_published(ValidateInput const& input)
{
    if (input.parameters) {
        print_text(validate_parameters(published_models()));
        return exit_ok;
    }
    published::Request request;
    request.set = settings(input.set);
    request.quick = input.quick;
    if (!input.seed.empty())
        request.seed = static_cast<std::uint32_t>(whole_number("seed", input.seed, 0, 2147483647));
    request.threads = threads_of(input.threads);
    request.stop = interruption();
    if (input.names.size() > 1)
        throw UserError(Problem{.code = ProblemCode::name_unknown,
                                .place = {.argument = "name"},
                                .what = "names " + std::to_string(input.names.size()) + " models",
                                .allowed = "one, or none for all"});
    auto const found = validate_models(input.names.empty() ? "" : input.names.front(), request);
    auto const text = input.json       ? json_text(validate_json(found, request))
                      : input.markdown ? validate_markdown(found, request)
                                       : validate_text(found, request);
    print_text(text);
    for (auto const& validation : found)
        if (!validation.passed()) return exit_failed_check;
    return exit_ok;
}

/// Measured effects. A row that the documents say is met, and is not, fails the command.
int validate_experiments(ValidateInput const& input)
{
    std::vector<std::string> const ids(input.names.begin() + 1, input.names.end());
    auto const experiments = chosen_experiments(ids);
    if (input.describe) {
        print_text(measured_description(experiments));
        return exit_ok;
    }
    MeasuredOptions options{.base = default_scenario()};
    auto set = input.set;
    if (!input.seed.empty()) set.push_back("run.seed=" + input.seed);
    apply_overrides(options.base, set);
    options.replicates = input.quick ? 8 : 32;
    if (!input.replicates.empty())
        options.replicates =
            static_cast<std::uint32_t>(whole_number("replicates", input.replicates, 3, 10'000));
    options.threads = threads_of(input.threads);
    std::size_t const runs = experiments.size() * 3 * options.replicates; // about three arms each
    say_forecast({.scenario = options.base, .runs = runs, .worlds = runs, .threads = options.threads});
    Progress progress("replicates", options.replicates);
    options.stop = interruption();
    options.advance = [&] { progress.advance(); };
    auto const results = run_measured(experiments, options);
    auto const text = input.json       ? json_text(measured_json(results, options))
                      : input.markdown ? measured_markdown(results, options)
                                       : measured_text(results, options);
    print_text(text);
    for (bool const held : {false, true})
        if (tally_of(results, held).broken > 0) return exit_failed_check;
    return exit_ok;
}

} // namespace

Action declare_validate(Options& options)
{
    auto const input = std::make_shared<ValidateInput>();
    options.add_option(
        "NAME", input->names,
        "the published model to run (default: all); or `experiments`, for effects that somebody "
        "measured, and which of them (default: all)");
    options
        .add_option("--set", input->set,
                    "set a parameter of the model, such as phi=0.24; theory is computed for any setting")
        .type_name("NAME=VALUE")
        .repeatable();
    options.add_option("--seed", input->seed, "seed of all random draws (default: 1)").type_name("N");
    options
        .add_option("--replicates", input->replicates,
                    "replicates of experiments (default: 32; with --quick 8)")
        .type_name("R");
    add_threads(options, input->threads);
    options.add_flag("--quick", input->quick,
                     "use fewer replicates, with wider tolerances at the same error rate");
    auto const json = options.add_flag("--json", input->json, "print one JSON object instead of text");
    options.add_flag("--markdown", input->markdown, "print the tables of docs/published.md").excludes(json);
    options.add_flag("--parameters", input->parameters, "list the parameters of each model");
    options.add_flag("--describe", input->describe, "say how experiments are done, and run nothing");
    return [input] {
        return input->asks_for_experiments() ? validate_experiments(*input) : validate_published(*input);
    };
}

} // namespace groundswell
