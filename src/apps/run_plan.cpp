#include "apps/run_plan.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <groundswell/over_replicates.hpp>
#include <groundswell/run.hpp>
#include <groundswell/study.hpp>
#include <nlohmann/json.hpp>

#include "apps/command.hpp"
#include "apps/forecast.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "apps/progress.hpp"
#include "apps/run_text.hpp"
#include "apps/scenario_options.hpp"
#include "apps/verification.hpp"
#include "engine/memory.hpp"
#include "experiment/rank_replicates.hpp"
#include "experiment/spread_replicates.hpp"
#include "parallel/ranks.hpp"
#include "report/run_json.hpp"
#include "report/words.hpp"
#include "report/world_of.hpp"
#include "store/summary_rows.hpp"
#include "world/world.hpp"

namespace groundswell {

using namespace report;

namespace {

/// Keeps each replicate in the study and its summary in memory, and moves the bar.
class Collector : public Sink {
  public:
    /// @param runs  that are to come
    Collector(RunOutcome& outcome, Study* study, std::size_t runs)
        : outcome_(&outcome), study_(study),
          progress_("replicates", outcome.summaries.size() + runs, outcome.summaries.size())
    {}

    void take(ReplicateResult const& result) override
    {
        if (study_) study_->take(result);
        outcome_->summaries.push_back(summary_of(result, outcome_->window()));
        progress_.advance();
    }

  private:
    RunOutcome* outcome_;
    Study* study_;
    Progress progress_;
};

/// Replicates that the study holds already, of those asked for. One that was stopped may lack some in
/// between.
std::vector<ReplicateSummary> kept(Study const& study, std::uint32_t replicates)
{
    auto summaries = read_summaries(study.database());
    std::erase_if(summaries, [&](auto const& summary) { return summary.replicate >= replicates; });
    return summaries;
}

/// Run replicates whose worlds are spread over ranks, and say what that takes.
void spread(RunOutcome const& outcome, Ranks& ranks, RunOptions const& options, Collector& collector)
{
    auto const weeks = (outcome.scenario.parameters.run.burnin + outcome.scenario.parameters.run.weeks) *
                       static_cast<double>(wanted_replicates(options).size());
    auto const say_cut = [&](std::size_t busy) {
        auto const idle = static_cast<std::size_t>(ranks.size()) - busy;
        if (idle > 0)
            fmt::print(stderr,
                       "{} ranks share one world, which was cut into {} part{}: {} {} idle. No workplace is "
                       "cut\n",
                       ranks.size(), busy, busy == 1 ? "" : "s", idle, idle == 1 ? "rank is" : "ranks are");
    };
    auto const traffic = run_spread_replicates(ranks, outcome.scenario, options, collector, say_cut);
    if (weeks > 0 && ranks.size() > 1)
        fmt::print(stderr, "{} ranks sent {:.3g} MB a week, and waited for each other {:.0f} times a week\n",
                   ranks.size(), static_cast<double>(traffic.bytes) / weeks / 1e6,
                   static_cast<double>(traffic.meetings) / weeks);
}

void simulate(RunOutcome& outcome, RunPlan const& plan, Study* study)
{
    auto const shard = study ? study->shard() : Shard{};
    RunOptions options;
    options.threads = plan.run_by.threads;
    options.card = plan.run_by.card;
    options.replicates = outcome.scenario.replicates;
    for (auto const& summary : outcome.summaries)
        options.skip.push_back(summary.replicate);
    for (std::uint32_t replicate = 0; replicate < options.replicates; ++replicate)
        if (!shard.has(replicate)) options.skip.push_back(replicate);
    options.cache = standard_cache();
    options.stop = interruption();
    options.checkpoint = plan.checkpoint;
    Collector collector(outcome, study, shard.share_of(options.replicates) - outcome.summaries.size());
    try {
        if (plan.spread)
            spread(outcome, *plan.call.ranks, options, collector);
        else if (plan.call.ranks && !plan.checkpoint)
            run_replicates_over(*plan.call.ranks, outcome.scenario, options, collector);
        else
            run_replicates(outcome.scenario, options, collector);
    } catch (Stopped const&) {
        if (plan.checkpoint) plan.checkpoint->flush();
        throw;
    }
    if (plan.checkpoint) plan.checkpoint->flush();
    std::ranges::sort(outcome.summaries, {}, &ReplicateSummary::replicate);
}

/// Run what a study keeps again, and compare.
void run_again(Scenario const& scenario, int threads, Verification& verification)
{
    class Comparison : public Sink {
      public:
        explicit Comparison(Verification& verification, std::size_t replicates)
            : verification_(&verification), progress_("replicates", replicates)
        {}
        void take(ReplicateResult const& result) override
        {
            verification_->compare(result);
            progress_.advance();
        }

      private:
        Verification* verification_;
        Progress progress_;
    };
    auto const chosen = verification.chosen_runs();
    if (chosen.empty()) return;
    RunOptions options{.threads = threads, .replicates = chosen.back() + 1, .stop = interruption()};
    for (std::uint32_t replicate = 0; replicate < chosen.back(); ++replicate)
        if (!std::ranges::binary_search(chosen, replicate)) options.skip.push_back(replicate);
    Comparison comparison(verification, chosen.size());
    run_replicates(scenario, options, comparison);
}

void say_stopped(RunOutcome const& outcome, RunPlan const& plan)
{
    auto const whole = outcome.summaries.size();
    auto const asked = shard_of(plan.study).share_of(outcome.scenario.replicates);
    if (plan.checkpoint)
        fmt::print(stderr, "stopped after {} of {} replicates. To go on: groundswell resume {}\n", whole,
                   asked, shell_word(plan.checkpoint_file));
    else if (plan.study.out.empty())
        fmt::print(stderr, "stopped after {} of {} replicates. Nothing is kept without --out\n", whole,
                   asked);
    else
        fmt::print(stderr, "stopped: {} of {} replicates are in {}. Run the same again to go on\n", whole,
                   asked, plan.study.out);
}

} // namespace

int run(RunOutcome outcome, RunPlan const& plan)
{
    auto const start = std::chrono::steady_clock::now();
    refuse_if_too_large(outcome.scenario, plan.spread ? plan.call.ranks->size() : 1);
    count_people(outcome);

    auto identity = identity_of(outcome.scenario, RunOptions{}.observe_every, plan.command);
    identity.typed = plan.call.typed;
    identity.shard = shard_of(plan.study);
    outcome.scenario_hash = identity.scenario_hash;
    if (auto* const verification = plan.call.verification) {
        verification->begin(identity);
        run_again(outcome.scenario, plan.run_by.threads, *verification);
        return exit_ok;
    }
    std::optional<Study> study;
    if (!plan.study.out.empty() && plan.call.leads()) {
        study.emplace(plan.study.out, identity);
        outcome.summaries = kept(*study, outcome.scenario.replicates);
        outcome.resumed = outcome.summaries.size();
        auto const& database = study->database();
        bool const whole = database.integer("SELECT coalesce(max(replicate), -1) FROM runs") <
                           std::int64_t{outcome.scenario.replicates};
        // A study may begin with an experiment, whose command it keeps.
        bool const begun = database.integer("SELECT count(*) FROM points") == 0;
        if (whole && begun) study->extend(identity);
    }
    auto const runs = identity.shard.share_of(outcome.scenario.replicates) - outcome.resumed;
    Work work{.scenario = outcome.scenario,
              .runs = runs,
              .worlds = runs,
              .threads = plan.run_by.threads,
              .spread = plan.spread,
              .card = plan.run_by.card};
    if (plan.call.ranks) work.ranks = plan.call.ranks->size();
    if (plan.call.leads()) require_space(plan.study.out, work);
    say_forecast(work);
    try {
        simulate(outcome, plan, study ? &*study : nullptr);
    } catch (Stopped const&) {
        say_stopped(outcome, plan);
        return exit_stopped();
    }
    say_use(plan.run_by.card);
    if (!plan.call.leads()) return exit_ok;
    if (study && !identity.shard.is_whole()) {
        study->end_shard(false);
        say_shard_ended(plan.study, false, plan.json);
        return exit_ok;
    }
    outcome.metrics = summarise_replicates(outcome.summaries);
    outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();

    auto const verdicts = judge(plan.targets, outcome.metrics);
    auto const text = plan.json ? json_text(run_json(outcome, verdicts))
                                : run_text(outcome, verdicts, Characters::of_terminal());
    print_text(text);
    return exit_ok;
}

void declare(RunOutputOptions& options, Options& command)
{
    options.call = command.call();
    declare(options.run_by, command);
    command
        .add_option("--out", options.study.out,
                    "keep the results in this study file; if it exists, go on with it")
        .type_name("STUDY.sqlite");
    command.add_flag("--json", options.json, "print one JSON object instead of text");
    command
        .add_option("--against", options.against,
                    "compare with surveys: those in a CSV file (default: those that are shipped)")
        .type_name("[FILE]")
        .value_optional();
}

RunPlan plan_of(RunOutputOptions const& options, std::string command)
{
    return {.run_by = run_by_of(options.run_by),
            .study = options.study,
            .command = std::move(command),
            .targets = options.against ? read_targets(*options.against) : std::vector<Target>{},
            .json = options.json};
}

} // namespace groundswell
