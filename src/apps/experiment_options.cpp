#include "apps/experiment_options.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "apps/interruption.hpp"
#include "base/problems.hpp"
#include "parallel/executor.hpp"

namespace groundswell {

void declare(ExperimentOptions& options, CLI::App& command)
{
    declare(options.scenario, command);
    command.add_option("--threads", options.threads, "never changes a result (default: all cores)")
        ->type_name("T");
    command.add_option("--out", options.out, "keep every run in this study file; go on if it is there")
        ->type_name("STUDY.sqlite");
    command.add_flag("--json", options.json, "one JSON object instead of text");
}

double real_number(std::string const& option, std::string const& text)
{
    double value = 0;
    char const* const end = text.data() + text.size();
    auto const [at, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc{} || at != end || !std::isfinite(value))
        throw UserError(Problem{option, "is '" + text + "'", "must be a number", ""});
    return value;
}

double positive_number(std::string const& option, std::string const& text)
{
    double const value = real_number(option, text);
    if (value <= 0) throw UserError(Problem{option, "is " + number(value), "must be above 0", ""});
    return value;
}

int threads_of(ExperimentOptions const& options)
{
    return options.threads.empty() ? Executor::available()
                                   : whole_number("--threads", options.threads, 1, 4096);
}

ExperimentSession::ExperimentSession(ExperimentOptions const& options, Scenario const& scenario,
                                     std::string const& command)
    : out_(options.out)
{
    if (!out_.empty())
        study_.emplace(out_, identity_of(scenario, 0, "groundswell " + command + spelled(options.scenario)));
}

void say_experiment_interrupted(std::string const& out)
{
    std::fputs(out.empty() ? "interrupted. nothing is kept without --out\n"
                           : "interrupted. run the same again to go on\n",
               stderr);
}

void ExperimentSession::advance(std::size_t done, std::size_t planned)
{
    if (planned != planned_) {
        progress_.emplace("replicates", planned, done);
        planned_ = planned;
    } else {
        progress_->advance();
    }
    if (interruption_asked() && done < planned) throw Interrupted{};
}

void ExperimentSession::run(std::function<void()> const& work)
{
    try {
        work();
    } catch (Interrupted const&) {
        progress_.reset();
        say_experiment_interrupted(out_);
        throw;
    }
    progress_.reset();
}

} // namespace groundswell
