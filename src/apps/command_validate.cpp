#include <charconv>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "apps/command.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/scenario_options.hpp"
#include "apps/validate_text.hpp"
#include "report/validate_outcome.hpp"

namespace groundswell {

using namespace report;

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
    request.executor = Executor(threads_of(input.threads), interruption());
    auto const found = validate_models(input.name, request);
    auto const text = input.json       ? json_text(validate_json(found, request))
                      : input.markdown ? validate_markdown(found, request)
                                       : validate_text(found, request);
    std::fputs(text.c_str(), stdout);
    for (auto const& validation : found)
        if (!validation.passed()) return exit_failed_check;
    return exit_ok;
}

} // namespace

Action declare_validate(Options& options)
{
    auto const input = std::make_shared<ValidateInput>();
    options.add_option("NAME", input->name, "the model to run (default: all)").type_name("");
    options
        .add_option("--set", input->set,
                    "set a parameter of the model, such as phi=0.24; theory is computed for any setting")
        .type_name("NAME=VALUE")
        .repeatable();
    options.add_option("--seed", input->seed, "seed of all random draws (default: 1)").type_name("N");
    options
        .add_option("--threads", input->threads,
                    "how many threads to use; results do not depend on it (default: all cores)")
        .type_name("T");
    options.add_flag("--quick", input->quick,
                     "use fewer replicates, with wider tolerances at the same error rate");
    auto const json = options.add_flag("--json", input->json, "print one JSON object instead of text");
    options.add_flag("--markdown", input->markdown, "print the tables of docs/published.md").excludes(json);
    options.add_flag("--parameters", input->parameters, "list the parameters of each model");
    return [input] { return validate_published(*input); };
}

} // namespace groundswell
