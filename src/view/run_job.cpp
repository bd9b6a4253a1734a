#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <memory>

#include "apps/world_of.hpp"
#include "base/problems.hpp"
#include "engine/stage.hpp"
#include "experiment/paired.hpp"
#include "experiment/paired_check.hpp"
#include "parallel/executor.hpp"
#include "scenario/hash.hpp"
#include "scenario/write.hpp"
#include "store/identity.hpp"
#include "view/experiment_data.hpp"
#include "view/job.hpp"
#include "view/rounded.hpp"
#include "view/run_data.hpp"
#include "view/setting.hpp"
#include "view/trace.hpp"

namespace groundswell::view {

namespace {

constexpr int observe_every = 13;

struct Cancelled {};

/// Ends a replicate soon after the run is cancelled, and passes on what it sees.
class Watch : public Observer {
  public:
    Watch(Job const& job, Trace* trace) : job_(job), trace_(trace) {}
    void range_over(Stage const& stage, Scenery const& scenery) override
    {
        if (trace_) trace_->range_over(stage, scenery);
    }
    void before_discourse(Stage const& stage) override
    {
        if (trace_) trace_->before_discourse(stage);
    }
    void week_over(Stage const& stage) override
    {
        if (job_.cancelled()) throw Cancelled{};
        if (trace_) trace_->week_over(stage);
    }

  private:
    Job const& job_;
    Trace* trace_;
};

constexpr char const* arm_names[]{"base", "variant"};

/// What is left of one replicate of all arms.
struct Kept {
    std::vector<Digest> digests;
    std::vector<std::vector<SeriesRow>> series;
    PairedReplicate paired;
};

class Runner {
  public:
    explicit Runner(Job& job) : job_(job), request_(job.request())
    {
        scenarios_.push_back(request_.base);
        if (request_.variant) scenarios_.push_back(*request_.variant);
        for (auto& scenario : scenarios_) {
            scenario.seed = request_.base.seed;
            scenario.replicates = request_.base.replicates;
        }
    }

    void run()
    {
        if (job_.cancelled()) throw Cancelled{};
        auto shown = world_of(request_.base);
        people_ = shown.world->seats;
        drawn_ = drawn(std::move(shown.world));
        auto const n = request_.base.replicates;
        kept_.resize(n);
        started_ = std::chrono::steady_clock::now();
        progress();
        if (n == 1)
            replicate(0, request_.threads); // alone, it has all threads for itself
        else
            Executor(request_.threads).for_each_dynamic(n, [&](std::size_t i) { replicate(i, 1); });
        if (job_.cancelled()) throw Cancelled{};
        finish();
    }

  private:
    void replicate(std::size_t i, int threads)
    {
        if (job_.cancelled()) throw Cancelled{};
        std::vector<std::unique_ptr<Trace>> traces;
        std::vector<std::unique_ptr<Watch>> watches;
        ArmsOptions options{.threads = threads,
                            .observe_every = observe_every,
                            .cache = BurnInCache::standard(),
                            .observers = {}};
        for (std::size_t arm = 0; arm < scenarios_.size(); ++arm) {
            bool const picture = request_.picture && i == 0;
            traces.push_back(picture
                                 ? std::make_unique<Trace>(
                                       drawn_,
                                       [this, arm](Json weeks) {
                                           Json data{{"arm", arm_names[arm]}, {"weeks", std::move(weeks)}};
                                           job_.send("week", data.dump());
                                       })
                                 : nullptr);
            watches.push_back(std::make_unique<Watch>(job_, traces.back().get()));
            options.observers.push_back(watches.back().get());
        }
        auto const results = run_arms(scenarios_, PartAt::week_zero, static_cast<std::uint32_t>(i), options);
        for (auto const& trace : traces)
            if (trace) trace->finish();

        Kept kept;
        kept.paired.replicate = static_cast<std::uint32_t>(i);
        CellNames const names{request_.base.groups, rank_labels(request_.base)};
        for (std::size_t arm = 0; arm < results.size(); ++arm) {
            auto const window = static_cast<Week>(scenarios_[arm].parameters.run.window);
            kept.digests.push_back(summarise_replicate(results[arm], window));
            kept.series.push_back(series_of(cells_of(results[arm]), names));
            kept.paired.arms.push_back(kept_figures(results[arm]));
        }
        std::lock_guard const lock(mutex_);
        kept_[i] = std::move(kept);
        ++done_;
        progress();
        partial();
    }

    void progress()
    {
        Json data{{"done", done_}, {"of", kept_.size()}, {"seconds_left", nullptr}};
        if (done_ > 0) {
            double const spent =
                std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
            data["seconds_left"] =
                rounded(spent / static_cast<double>(done_) * static_cast<double>(kept_.size() - done_));
        }
        job_.send("progress", data.dump());
    }

    /// Replicates done so far from the first on, so that what is said does not depend on who was faster.
    std::size_t leading() const
    {
        std::size_t n = 0;
        while (n < kept_.size() && !kept_[n].digests.empty())
            ++n;
        return n;
    }

    RunOutcome outcome_of(std::size_t arm, std::size_t replicates) const
    {
        RunOutcome out;
        out.scenario = scenarios_[arm];
        out.people = people_;
        for (std::size_t i = 0; i < replicates; ++i)
            out.digests.push_back(kept_[i].digests[arm]);
        out.metrics = summarise_replicates(out.digests);
        return out;
    }

    /// Running means of harm, a few times a second, over the replicates that follow one another.
    void partial()
    {
        auto const n = leading();
        auto const now = std::chrono::steady_clock::now();
        if (n <= said_ || (n < kept_.size() && now - said_at_ < std::chrono::milliseconds(250))) return;
        said_ = n;
        said_at_ = now;
        Json data{{"replicates", n}};
        for (std::size_t arm = 0; arm < 2; ++arm) {
            data[arm_names[arm]] = nullptr;
            if (arm >= scenarios_.size()) continue;
            Json metrics = Json::array();
            auto const& first = kept_.front().digests[arm].metrics;
            for (std::size_t m = 0; m < first.size(); ++m)
                if (first[m].name == "harm" || first[m].name == "experienced")
                    metrics.push_back(running(arm, m, n));
            data[arm_names[arm]] = {{"metrics", std::move(metrics)}};
        }
        job_.send("partial", data.dump());
    }

    Json running(std::size_t arm, std::size_t metric, std::size_t replicates) const
    {
        std::vector<double> values;
        bool withheld = false;
        for (std::size_t i = 0; i < replicates; ++i) {
            auto const& shown = kept_[i].digests[arm].metrics[metric];
            withheld = withheld || shown.withheld;
            values.push_back(shown.value);
        }
        auto const& shown = kept_.front().digests[arm].metrics[metric];
        Json out{{"name", shown.name}, {"group", shown.group}, {"withheld", withheld}};
        out.update(band(withheld ? Estimate{} : estimate_mean(values)));
        return out;
    }

    Json arm_json(std::size_t arm)
    {
        auto outcome = outcome_of(arm, kept_.size());
        auto const& scenario = outcome.scenario;
        std::vector<std::vector<SeriesRow>> series;
        for (auto& kept : kept_)
            series.push_back(std::move(kept.series[arm]));
        auto const hash = fmt::format("{:016x}", scenario_hash(scenario));
        auto const identity = identity_of(scenario, observe_every, "");
        Json out{{"version", GROUNDSWELL_VERSION},
                 {"title", scenario.title},
                 {"sentence", scenario.sentence},
                 {"people", people_},
                 {"imported", scenario.import.has_value()},
                 {"seed", scenario.seed},
                 {"replicates", kept_.size()},
                 {"weeks", identity.weeks},
                 {"window", identity.window},
                 {"scenario_hash", hash},
                 {"result_hash", outcome.result_hash()},
                 {"command", "groundswell run scenario.toml"},
                 {"scenario_toml", identity.scenario},
                 {"groups", scenario.groups},
                 {"ranks", identity.rank_names},
                 {"notes", scenario.notes}};
        out.update(run_data(outcome, series));
        return out;
    }

    Json comparison()
    {
        if (scenarios_.size() < 2) return nullptr;
        CompareOutcome outcome{.run = {}, .metric = "harm", .findings = {}, .stop = {}};
        outcome.run.spec.arms = {{"base", scenarios_[0]}, {"variant", scenarios_[1]}};
        for (auto& kept : kept_)
            outcome.run.replicates.push_back(kept.paired);
        outcome.findings = variant_findings(outcome.run, outcome.metric);
        return comparison_data(outcome, 0);
    }

    void finish()
    {
        Json data{{"base", arm_json(0)},
                  {"variant", scenarios_.size() > 1 ? arm_json(1) : Json(nullptr)},
                  {"comparison", comparison()}};
        job_.keep_report(report(data));
        job_.end("done", data.dump());
    }

    /// The base as a report, with the comparison.
    Json report(Json const& data) const
    {
        Json out = data["base"];
        out["targets"] = Json::array();
        if (surveys_apply(request_.base)) {
            auto const outcome = outcome_of(0, kept_.size());
            out["targets"] = targets_json(judge(read_targets(""), outcome.metrics));
        }
        out["replicates_for_verdict"] = replicates_for_verdict;
        out["comparisons"] = Json::array();
        if (!data["comparison"].is_null()) out["comparisons"].push_back(data["comparison"]);
        out["attribution"] = nullptr;
        out["claims"] = Json::array();
        out["dose"] = Json::array();
        out["sources"] = Json::array();
        std::vector<std::string> hashes{"scenario " + data["base"]["scenario_hash"].get<std::string>(),
                                        "result " + data["base"]["result_hash"].get<std::string>()};
        std::string again = fmt::format("groundswell run base.toml --seed {} --replicates {}",
                                        request_.base.seed, kept_.size());
        if (!data["variant"].is_null()) {
            out["variant_toml"] = data["variant"]["scenario_toml"];
            hashes.push_back("variant's scenario " + data["variant"]["scenario_hash"].get<std::string>());
            again +=
                fmt::format("\ngroundswell compare base.toml --with variant.toml --seed {} --replicates {}",
                            request_.base.seed, kept_.size());
        }
        out["rests_on"] = rests_on_json(request_.base, again, hashes);
        return out;
    }

    Job& job_;
    RunRequest const& request_;
    std::vector<Scenario> scenarios_;
    Drawn drawn_;
    std::size_t people_{0};
    std::mutex mutex_;
    std::vector<Kept> kept_;
    std::size_t done_{0}, said_{0};
    std::chrono::steady_clock::time_point started_, said_at_{};
};

} // namespace

void run_job(Job& job)
{
    try {
        Runner(job).run();
    } catch (Cancelled const&) {
        job.end("cancelled", "{}");
    } catch (UserError const& error) {
        job.end("failed", problems_json(error.problems()).dump());
    } catch (std::bad_alloc const&) {
        job.end("failed", problems_json(Problems{{.code = ProblemCode::memory_not_enough,
                                                  .place = {.key = "run"},
                                                  .what = "not enough memory",
                                                  .suggestion = "use fewer people"}})
                              .dump());
    } catch (std::exception const& error) {
        job.end("failed", problems_json(Problems{{.code = ProblemCode::program_fault,
                                                  .place = {.key = "run"},
                                                  .what = error.what(),
                                                  .allowed = "a fault of the program"}})
                              .dump());
    }
}

} // namespace groundswell::view
