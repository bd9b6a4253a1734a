#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <groundswell/over_replicates.hpp>
#include <groundswell/run.hpp>
#include <groundswell/study.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "apps/command.hpp"
#include "apps/experiment_options.hpp"
#include "apps/fit_options.hpp"
#include "apps/interruption.hpp"
#include "apps/members_text.hpp"
#include "apps/options.hpp"
#include "apps/progress.hpp"
#include "apps/run_text.hpp"
#include "apps/scenario_options.hpp"
#include "engine/memory.hpp"
#include "report/run_json.hpp"
#include "report/world_of.hpp"
#include "store/summary_rows.hpp"
#include "world/world.hpp"

namespace groundswell {

using namespace report;

namespace {

struct RunInput {
    ScenarioOptions scenario;
    FitUseOptions fit;
    std::string threads, out;
    std::optional<std::string> against;
    bool json{false};
};

/// Keeps each replicate in the study and its summary in memory, and moves the bar.
class Collector : public Sink {
  public:
    Collector(RunOutcome& outcome, Study* study)
        : outcome_(&outcome), study_(study),
          progress_("replicates", outcome.scenario.replicates, outcome.summaries.size())
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

void simulate(RunOutcome& outcome, int threads, Study* study)
{
    RunOptions options;
    options.threads = threads;
    options.replicates = outcome.scenario.replicates;
    for (auto const& summary : outcome.summaries)
        options.skip.push_back(summary.replicate);
    options.cache = standard_cache();
    options.stop = interruption();
    Collector collector(outcome, study);
    run_replicates(outcome.scenario, options, collector);
    std::ranges::sort(outcome.summaries, {}, &ReplicateSummary::replicate);
}

void say_stopped(RunOutcome const& outcome, std::string const& out)
{
    auto const done = outcome.summaries.size();
    auto const asked = outcome.scenario.replicates;
    if (out.empty())
        fmt::print(stderr, "stopped after {} of {} replicates. Nothing is kept without --out\n", done, asked);
    else
        fmt::print(stderr, "stopped: {} of {} replicates are in {}. Run the same again to go on\n", done,
                   asked, out);
}

/// Run every member of a fit.
int run_over_members(RunInput const& input)
{
    auto const start = std::chrono::steady_clock::now();
    MembersOutcome outcome;
    auto scenario = resolve(input.scenario);
    refuse_if_too_large(scenario);
    auto fit = fit_of(input.fit, input.scenario.replicates, scenario);
    if (input.against)
        throw UserError(Problem{.code = ProblemCode::argument_conflict,
                                .place = {.argument = "against"},
                                .what = "given together with --fit",
                                .allowed = "a fit holds its members against surveys itself"});
    ExperimentSession session(
        input.out, identity_of(scenario, 0, "groundswell run" + spelled(input.scenario) + spelled(input.fit)),
        "runs of members");
    std::size_t const runs = std::size_t{fit.members} * fit.replicates;
    std::size_t done = 0;
    PairedOptions options{.threads = threads_of(input.threads)};
    options.advance = [&] { session.advance(++done, runs); };
    options.stop = interruption();
    if (!session.run([&] {
            session.advance(done, runs);
            outcome.run = run_members(std::move(scenario), std::move(fit), options, session.store());
        }))
        return exit_stopped();
    outcome.figures = member_figures(outcome.run);
    outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::fputs((input.json ? json_text(members_json(outcome)) : members_text(outcome)).c_str(), stdout);
    return exit_ok;
}

int run(RunInput const& input)
{
    if (!input.fit.fit.empty() || !input.fit.members.empty()) return run_over_members(input);
    auto const start = std::chrono::steady_clock::now();
    int const threads = threads_of(input.threads);
    RunOutcome outcome;
    outcome.scenario = resolve(input.scenario);
    auto const targets = input.against ? read_targets(*input.against) : std::vector<Target>{};
    refuse_if_too_large(outcome.scenario);
    count_people(outcome);

    auto const identity = identity_of(outcome.scenario, RunOptions{}.observe_every,
                                      "groundswell run" + spelled(input.scenario));
    outcome.scenario_hash = identity.scenario_hash;
    std::optional<Study> study;
    if (!input.out.empty()) {
        study.emplace(input.out, identity);
        outcome.summaries = kept(*study, outcome.scenario.replicates);
        outcome.resumed = outcome.summaries.size();
        auto const& database = study->database();
        bool const whole = database.integer("SELECT count(*) FROM runs") <= outcome.scenario.replicates;
        // A study may begin with an experiment, whose command it keeps.
        bool const begun = database.integer("SELECT count(*) FROM points") == 0;
        if (whole && begun) study->extend(identity);
    }
    try {
        simulate(outcome, threads, study ? &*study : nullptr);
    } catch (Stopped const&) {
        say_stopped(outcome, input.out);
        return exit_stopped();
    }
    outcome.metrics = summarise_replicates(outcome.summaries);
    outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();

    auto const verdicts = judge(targets, outcome.metrics);
    auto const text = input.json ? json_text(run_json(outcome, verdicts))
                                 : run_text(outcome, verdicts, Characters::of_terminal());
    std::fputs(text.c_str(), stdout);
    return exit_ok;
}

} // namespace

Action declare_run(Options& options)
{
    auto const input = std::make_shared<RunInput>();
    declare(input->scenario, options);
    declare(input->fit, options);
    options
        .add_option("--threads", input->threads,
                    "how many threads to use; results do not depend on it (default: all cores)")
        .type_name("T");
    options
        .add_option("--out", input->out, "keep the results in this study file; if it exists, go on with it")
        .type_name("STUDY.sqlite");
    options.add_flag("--json", input->json, "print one JSON object instead of text");
    options
        .add_option("--against", input->against,
                    "compare with surveys: those in a CSV file (default: those that are shipped)")
        .type_name("[FILE]")
        .value_optional();
    return [input] { return run(*input); };
}

} // namespace groundswell
