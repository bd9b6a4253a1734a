#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "apps/command.hpp"
#include "apps/interruption.hpp"
#include "apps/options.hpp"
#include "apps/progress.hpp"
#include "apps/run_text.hpp"
#include "apps/scenario_options.hpp"
#include "engine/memory.hpp"
#include "experiment/replicates.hpp"
#include "figures/over_replicates.hpp"
#include "report/run_json.hpp"
#include "report/world_of.hpp"
#include "store/study.hpp"
#include "store/summary_rows.hpp"

namespace groundswell {

using namespace report;

namespace {

struct RunInput {
    ScenarioOptions scenario;
    std::string threads, out;
    std::optional<std::string> against;
    bool json{false};
};

/// Keeps each replicate in the study and its summary in memory, moves the bar, and ends the run when the user
/// asks.
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
        if (interruption_asked() && outcome_->summaries.size() < outcome_->scenario.replicates)
            throw Interrupted{};
    }

  private:
    RunOutcome* outcome_;
    Study* study_;
    Progress progress_;
};

/// Replicates that the study holds already, up to the number asked for. They were written in order.
std::vector<ReplicateSummary> kept(Study const& study, std::uint32_t replicates)
{
    auto summaries = read_summaries(study.database());
    if (summaries.size() > replicates) summaries.resize(replicates);
    return summaries;
}

void simulate(RunOutcome& outcome, int threads, Study* study)
{
    RunOptions options;
    options.threads = threads;
    options.first_replicate = static_cast<std::uint32_t>(outcome.summaries.size());
    options.replicates = outcome.scenario.replicates - options.first_replicate;
    if (options.replicates == 0) return;
    options.cache = BurnInCache::standard();
    Collector collector(outcome, study);
    run_replicates(outcome.scenario, options, collector);
}

void say_interrupted(RunOutcome const& outcome, std::string const& out)
{
    auto const done = outcome.summaries.size();
    auto const asked = outcome.scenario.replicates;
    if (out.empty())
        fmt::print(stderr, "interrupted after {} of {} replicates. nothing is kept without --out\n", done,
                   asked);
    else
        fmt::print(stderr, "interrupted: {} of {} replicates are in {}. run the same again to go on\n", done,
                   asked, out);
}

int run(RunInput const& input)
{
    auto const start = std::chrono::steady_clock::now();
    int const threads = threads_of(input.threads);
    RunOutcome outcome;
    outcome.scenario = resolve(input.scenario);
    auto const targets = input.against ? read_targets(*input.against) : std::vector<Target>{};
    refuse_if_too_large(outcome.scenario);
    if (outcome.scenario.import) { // only the tables know
        auto shown = world_of(outcome.scenario);
        outcome.people = shown.world->seats;
        outcome.guesses = std::move(shown.guesses);
    } else {
        outcome.people = outcome.scenario.world_file
                             ? outcome.scenario.world_file->seats
                             : static_cast<std::size_t>(outcome.scenario.parameters.institution.seats);
    }

    auto const identity = identity_of(outcome.scenario, RunOptions{}.observe_every,
                                      "groundswell run" + spelled(input.scenario));
    outcome.scenario_hash = identity.scenario_hash;
    std::optional<Study> study;
    if (!input.out.empty()) {
        study.emplace(input.out, identity);
        outcome.summaries = kept(*study, outcome.scenario.replicates);
        outcome.resumed = outcome.summaries.size();
    }
    try {
        simulate(outcome, threads, study ? &*study : nullptr);
    } catch (Interrupted const&) {
        say_interrupted(outcome, input.out);
        throw;
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
