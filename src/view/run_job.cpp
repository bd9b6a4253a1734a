#include <chrono>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/run.hpp>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>

#include "experiment/plausible.hpp"
#include "parallel/executor.hpp"
#include "report/arms_report.hpp"
#include "report/world_of.hpp"
#include "store/identity.hpp"
#include "view/job.hpp"
#include "view/trace.hpp"
#include "world/world.hpp"

namespace groundswell::view {

using namespace report;

namespace {

struct Cancelled {};

/// Ends a replicate soon after the run is cancelled, and passes on what it sees.
class Watch : public Observer {
  public:
    Watch(Job const& job, Trace* trace) : job_(job), trace_(trace) {}
    void range_over(WeekView const& week, RangeView const& range) override
    {
        if (trace_) trace_->range_over(week, range);
    }
    void before_discourse(WeekView const& week) override
    {
        if (trace_) trace_->before_discourse(week);
    }
    void week_over(WeekView const& week) override
    {
        if (job_.cancelled()) throw Cancelled{};
        if (trace_) trace_->week_over(week);
    }

  private:
    Job const& job_;
    Trace* trace_;
};

constexpr char const* arm_names[]{"base", "variant"};

class Runner {
  public:
    explicit Runner(Job& job) : job_(job), request_(job.request())
    {
        add_arm(request_.base);
        if (request_.variant) add_arm(*request_.variant);
        run_.pairs.resize(request_.base.replicates);
        is_done_.resize(request_.base.replicates);
    }

    void run()
    {
        if (job_.cancelled()) throw Cancelled{};
        auto shown = world_of(request_.base, job_.stop());
        run_.people = shown_people(request_.base, shown.world->seats);
        drawn_ = drawn(std::move(shown.world), request_.base.disclosure());
        started_ = std::chrono::steady_clock::now();
        progress();
        auto const n = is_done_.size();
        if (n == 1)
            replicate(0, request_.threads); // alone, it has all threads for itself
        else
            Executor(request_.threads, job_.stop()).for_each_dynamic(n, [&](std::size_t i) {
                replicate(i, 1);
            });
        if (job_.cancelled()) throw Cancelled{};
        auto const data = arms_data(run_);
        auto report = arms_report(run_, data);
        if (request_.fit)
            report["notes"].push_back(fmt::format(
                "Each replicate is another member of the fit that comes with the program: intervals cover "
                "chance and "
                "what the surveys leave open. The command is 'run' or 'compare' with --fit {} --members {} "
                "--replicates 1.",
                shipped_fit, n));
        job_.keep_report(std::move(report));
        job_.end("done", data.dump());
    }

  private:
    void add_arm(Scenario scenario)
    {
        scenario.seed = request_.base.seed;
        scenario.replicates = request_.base.replicates;
        ArmRun arm{std::move(scenario)};
        arm.summaries.resize(request_.base.replicates);
        arm.series.resize(request_.base.replicates);
        scenarios_.push_back(arm.scenario);
        run_.arms.push_back(std::move(arm));
    }

    /// The picture of an arm, if this replicate has one.
    std::unique_ptr<Trace> trace_of(std::size_t arm, std::size_t replicate)
    {
        if (!request_.picture || replicate != 0) return nullptr;
        return std::make_unique<Trace>(drawn_, [this, arm](Json weeks) {
            Json data{{"arm", arm_names[arm]}, {"weeks", std::move(weeks)}};
            job_.send("week", data.dump());
        });
    }

    /// The arms of a replicate: with a fit, at the member of its number.
    std::vector<Scenario> scenarios_of(std::uint32_t replicate) const
    {
        if (!request_.fit) return scenarios_;
        std::vector<NamedScenario> arms;
        for (std::size_t arm = 0; arm < scenarios_.size(); ++arm)
            arms.push_back({arm_names[arm], scenarios_[arm]});
        return plausible_arms(arms, request_.fit->at(replicate));
    }

    void replicate(std::size_t i, int threads)
    {
        if (job_.cancelled()) throw Cancelled{};
        std::vector<std::unique_ptr<Trace>> traces;
        std::vector<std::unique_ptr<Watch>> watches;
        ArmsOptions options{.threads = threads,
                            .observe_every = arms_observe_every,
                            .cache = standard_cache(),
                            .observers = {},
                            .stop = job_.stop()};
        for (std::size_t arm = 0; arm < scenarios_.size(); ++arm) {
            traces.push_back(trace_of(arm, i));
            watches.push_back(std::make_unique<Watch>(job_, traces.back().get()));
            options.observers.push_back(watches.back().get());
        }
        auto const results = run_arms(scenarios_of(static_cast<std::uint32_t>(i)), PartAt::week_zero,
                                      static_cast<std::uint32_t>(i), options);
        for (auto const& trace : traces)
            if (trace) trace->finish();
        take(i, results);
    }

    void take(std::size_t i, std::vector<ReplicateResult> const& results)
    {
        CellNames const names{request_.base.groups, rank_labels(request_.base)};
        PairedReplicate pair{.replicate = static_cast<std::uint32_t>(i), .arms = {}};
        std::vector<std::vector<SeriesRow>> series;
        for (auto const& result : results) {
            pair.arms.push_back(kept_figures(result));
            series.push_back(series_of(cells_of(result), names));
        }
        std::lock_guard const lock(mutex_);
        run_.pairs[i] = std::move(pair);
        for (std::size_t arm = 0; arm < results.size(); ++arm) {
            auto const window = static_cast<Week>(scenarios_[arm].parameters.run.window);
            run_.arms[arm].summaries[i] = summary_of(results[arm], window);
            run_.arms[arm].series[i] = std::move(series[arm]);
        }
        is_done_[i] = true;
        ++done_;
        progress();
        partial();
    }

    void progress()
    {
        Json data{{"done", done_}, {"of", is_done_.size()}, {"seconds_left", nullptr}};
        if (done_ > 0) {
            double const spent =
                std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
            data["seconds_left"] =
                rounded(spent / static_cast<double>(done_) * static_cast<double>(is_done_.size() - done_));
        }
        job_.send("progress", data.dump());
    }

    /// Replicates done so far from the first on, so that what is said does not depend on who was faster.
    std::size_t leading() const
    {
        std::size_t n = 0;
        while (n < is_done_.size() && is_done_[n])
            ++n;
        return n;
    }

    /// Running means of harm, a few times a second, over the replicates that follow one another.
    void partial()
    {
        auto const n = leading();
        auto const now = std::chrono::steady_clock::now();
        if (n <= said_ || (n < is_done_.size() && now - said_at_ < std::chrono::milliseconds(250))) return;
        said_ = n;
        said_at_ = now;
        Json data{{"replicates", n}, {"base", nullptr}, {"variant", nullptr}};
        for (std::size_t arm = 0; arm < run_.arms.size(); ++arm)
            data[arm_names[arm]] = {{"metrics", running_means(run_.arms[arm], n)}};
        job_.send("partial", data.dump());
    }

    Job& job_;
    RunRequest const& request_;
    std::vector<Scenario> scenarios_;
    Drawn drawn_;
    std::mutex mutex_;
    ArmsRun run_;
    std::vector<bool> is_done_;
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
    } catch (Stopped const&) {
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
