#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdio>
#include <memory>

#include "apps/command.hpp"
#include "apps/scenario_options.hpp"
#include "apps/validate_report.hpp"

namespace groundswell {

namespace {

struct ValidateInput {
    std::string name, seed, threads;
    std::vector<std::string> set;
    bool json{false}, markdown{false}, quick{false}, parameters{false};
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
        std::fputs(validate_parameters(published_models()).c_str(), stdout);
        return exit_ok;
    }
    published::Request request;
    request.set = settings(input.set);
    request.quick = input.quick;
    if (!input.seed.empty())
        request.seed = static_cast<std::uint32_t>(whole_number("seed", input.seed, 0, 2147483647));
    request.executor = Executor(threads_of(input.threads));
    auto const found = validate_models(input.name, request);
    auto const text = input.json       ? validate_json(found, request)
                      : input.markdown ? validate_markdown(found, request)
                                       : validate_text(found, request);
    std::fputs(text.c_str(), stdout);
    for (auto const& validation : found)
        if (!validation.passed()) return exit_failed_check;
    return exit_ok;
}

} // namespace

Action declare_validate(CLI::App& options)
{
    auto const input = std::make_shared<ValidateInput>();
    options.add_option("NAME", input->name, "one model; without a name, all of them")->type_name("");
    options
        .add_option("--set", input->set,
                    "a parameter of the model, e.g. phi=0.24; theory is computed for any setting")
        ->type_name("NAME=VALUE")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    options.add_option("--seed", input->seed, "of every draw (default: 1)")->type_name("N");
    options.add_option("--threads", input->threads, "never changes a result (default: all cores)")
        ->type_name("T");
    options.add_flag("--quick", input->quick, "fewer replicates: wider tolerances at the same error rate");
    auto* const json = options.add_flag("--json", input->json, "one JSON object instead of text");
    options.add_flag("--markdown", input->markdown, "as in docs/published.md")->excludes(json);
    options.add_flag("--parameters", input->parameters, "list what can be set, by model");
    return [input] { return validate_published(*input); };
}

} // namespace groundswell
