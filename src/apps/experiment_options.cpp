#include "apps/experiment_options.hpp"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <groundswell/merge.hpp>
#include <groundswell/problems.hpp>
#include <groundswell/stop.hpp>

#include "apps/command.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/verification.hpp"
#include "base/text.hpp"
#include "parallel/ranks.hpp"
#include "report/kept_points.hpp"

namespace groundswell {

void declare(ExperimentOptions& options, Options& command)
{
    options.call = command.call();
    declare(options.scenario, command);
    declare(options.run_by, command);
    declare(options.study, command);
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

ExperimentSession::ExperimentSession(Call const& call, Keeping keeping, StudyIdentity identity)
    : keeping_(std::move(keeping)), verification_(call.verification)
{
    identity.typed = call.typed;
    identity.shard = shard_of(keeping_.study);
    if (verification_)
        verification_->begin(identity);
    else if (!keeping_.study.out.empty() && call.leads())
        study_.emplace(keeping_.study.out, identity);
    if (study_ && !keeping_.study.after.empty())
        known_ = known_before(keeping_.study.after, std::move(identity), *study_);
    if (call.ranks && !verification_) shared_.emplace(store_of_process(), *call.ranks);
}

PointStore& ExperimentSession::store()
{
    return shared_ ? *shared_ : store_of_process();
}

PointStore& ExperimentSession::store_of_process()
{
    if (verification_) return *verification_;
    if (known_) return *known_;
    return study_ ? static_cast<PointStore&>(*study_) : memory_;
}

ExperimentSession::ExperimentSession(ExperimentOptions const& options, Scenario const& scenario,
                                     std::string const& command, std::string what)
    : ExperimentSession(
          options.call, {options.study, options.json, std::move(what)},
          identity_of(scenario, 0,
                      "groundswell " + command + spelled(options.scenario) + spelled(options.fit)))
{}

std::string ExperimentSession::definition(std::string const& experiment) const
{
    if (verification_) return verification_->definition(experiment);
    return study_ ? report::KeptPoints(study_->database()).definition(experiment) : std::string();
}

void ExperimentSession::advance(std::size_t done, std::size_t planned)
{
    if (planned != planned_) {
        auto const mine = study_ ? study_->shard().share_of(planned) : planned;
        progress_.emplace(keeping_.what, mine, done);
        planned_ = planned;
    } else {
        progress_->advance();
    }
    done_ = done;
}

void ExperimentSession::forecast(Work work)
{
    card_ = work.card;
    if (verifies()) return;
    auto const shard = shard_of(keeping_.study);
    work.runs = shard.share_of(work.runs);
    work.worlds = shard.share_of(work.worlds);
    if (shared_) work.ranks = shared_->ranks().size();
    say_forecast(work);
}

std::optional<int> ExperimentSession::say_stopped() const
{
    if (keeping_.study.out.empty())
        fmt::print(stderr, "stopped after {} {}. Nothing is kept without --out\n", done_, keeping_.what);
    else
        fmt::print(stderr,
                   "stopped: {} {} are whole, and {} keeps every run that was finished. Run the same "
                   "again to go on\n",
                   done_, keeping_.what, keeping_.study.out);
    return exit_stopped();
}

std::optional<int> ExperimentSession::run(std::function<void()> const& work)
{
    bool stopped = false, more_follows = false;
    try {
        work();
    } catch (Stopped const&) {
        if (verifies()) throw;
        stopped = true;
    } catch (LeftToOthers const& left) {
        more_follows = left.more_follows();
    }
    progress_.reset();
    say_use(card_);
    if (stopped) return say_stopped();
    if (verifies()) return exit_ok;
    if (!study_ || study_->shard().is_whole()) return {};
    study_->end_shard(more_follows);
    say_shard_ended(keeping_.study, more_follows, keeping_.json);
    return exit_ok;
}

} // namespace groundswell
