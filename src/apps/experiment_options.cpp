#include "apps/experiment_options.hpp"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/stop.hpp>

#include "apps/options.hpp"
#include "apps/verification.hpp"
#include "base/text.hpp"
#include "report/kept_points.hpp"

namespace groundswell {

void declare(ExperimentOptions& options, Options& command)
{
    options.call = command.call();
    declare(options.scenario, command);
    add_threads(command, options.threads);
    add_study(command, options.out);
    command.add_flag("--json", options.json, "print one JSON object instead of text");
}

double real_number(std::string const& argument, std::string const& text)
{
    double value = 0;
    char const* const end = text.data() + text.size();
    auto const [at, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc{} || at != end || !std::isfinite(value))
        throw UserError(Problem{.code = ProblemCode::value_malformed,
                                .place = {.argument = argument},
                                .what = "is '" + text + "'",
                                .allowed = "must be a number"});
    return value;
}

double positive_number(std::string const& argument, std::string const& text)
{
    double const value = real_number(argument, text);
    if (value <= 0)
        throw UserError(Problem{.code = ProblemCode::value_out_of_range,
                                .place = {.argument = argument},
                                .what = "is " + format_number(value),
                                .allowed = "must be above 0"});
    return value;
}

ExperimentSession::ExperimentSession(Call const& call, std::string out, StudyIdentity identity,
                                     std::string what)
    : out_(std::move(out)), what_(std::move(what)), verification_(call.verification)
{
    identity.typed = call.typed;
    if (verification_)
        verification_->begin(identity);
    else if (!out_.empty())
        study_.emplace(out_, identity);
}

PointStore& ExperimentSession::store()
{
    if (verification_) return *verification_;
    return study_ ? static_cast<PointStore&>(*study_) : memory_;
}

ExperimentSession::ExperimentSession(ExperimentOptions const& options, Scenario const& scenario,
                                     std::string const& command, std::string what)
    : ExperimentSession(
          options.call, options.out,
          identity_of(scenario, 0,
                      "groundswell " + command + spelled(options.scenario) + spelled(options.fit)),
          std::move(what))
{}

std::string ExperimentSession::definition(std::string const& experiment) const
{
    if (verification_) return verification_->definition(experiment);
    return study_ ? report::KeptPoints(study_->database()).definition(experiment) : std::string();
}

void ExperimentSession::advance(std::size_t done, std::size_t planned)
{
    if (planned != planned_) {
        progress_.emplace(what_, planned, done);
        planned_ = planned;
    } else {
        progress_->advance();
    }
    done_ = done;
}

bool ExperimentSession::run(std::function<void()> const& work)
{
    bool whole = true;
    try {
        work();
    } catch (Stopped const&) {
        whole = false;
    }
    progress_.reset();
    if (whole) return true;
    if (verifies()) throw Stopped();
    if (out_.empty())
        fmt::print(stderr, "stopped after {} {}. Nothing is kept without --out\n", done_, what_);
    else
        fmt::print(stderr,
                   "stopped: {} {} are whole, and {} keeps every run that was finished. Run the same "
                   "again to go on\n",
                   done_, what_, out_);
    return false;
}

} // namespace groundswell
