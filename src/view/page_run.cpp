#include "view/page_run.hpp"

#include <fmt/format.h>
#include <groundswell/run.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "experiment/plausible.hpp"
#include "report/world_of.hpp"
#include "store/identity.hpp"
#include "view/trace.hpp"
#include "world/world.hpp"

namespace groundswell::view {

using namespace report;

namespace {

constexpr char const* arm_names[]{"base", "variant"};

} // namespace

/// Ends a replicate soon after the run is cancelled, and passes on what it sees.
class PageRun::Watch : public Observer {
  public:
    /// @param cancelled  looked at every week; may be null
    /// @param trace      null: nobody looks on
    Watch(std::function<bool()> const& cancelled, std::unique_ptr<Trace> trace)
        : cancelled_(cancelled), trace_(std::move(trace))
    {}
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
        if (cancelled_ && cancelled_()) throw Cancelled{};
        if (trace_) trace_->week_over(week);
    }
    void finish()
    {
        if (trace_) trace_->finish();
    }

  private:
    std::function<bool()> const& cancelled_;
    std::unique_ptr<Trace> trace_;
};

PageRun::PageRun(RunRequest const& request, Watching watching)
    : request_(request), watching_(std::move(watching))
{
    add_arm(request_.base);
    if (request_.variant) add_arm(*request_.variant);
    run_.pairs.resize(request_.base.replicates);
    is_done_.resize(request_.base.replicates);
}

void PageRun::add_arm(Scenario scenario)
{
    scenario.seed = request_.base.seed;
    scenario.replicates = request_.base.replicates;
    ArmRun arm{std::move(scenario)};
    arm.summaries.resize(request_.base.replicates);
    arm.series.resize(request_.base.replicates);
    scenarios_.push_back(arm.scenario);
    run_.arms.push_back(std::move(arm));
}

void PageRun::begin()
{
    auto shown = world_of(request_.base, watching_.stop);
    run_.people = shown_people(request_.base, shown.world->seats);
    drawn_ = drawn(std::move(shown.world), request_.base.disclosure());
    started_ = std::chrono::steady_clock::now();
    progress();
}

/// The arms of a replicate: with a fit, at the member of its number.
std::vector<Scenario> PageRun::scenarios_of(std::uint32_t replicate) const
{
    if (!request_.fit) return scenarios_;
    std::vector<NamedScenario> arms;
    for (std::size_t arm = 0; arm < scenarios_.size(); ++arm)
        arms.push_back({arm_names[arm], scenarios_[arm]});
    return plausible_arms(arms, request_.fit->at(replicate));
}

ReplicateLeft PageRun::replicate(std::uint32_t number, int threads) const
{
    ArmsOptions options{.threads = threads,
                        .observe_every = arms_observe_every,
                        .cache = standard_cache(),
                        .observers = {},
                        .stop = watching_.stop};
    std::vector<std::unique_ptr<Watch>> watches;
    for (std::size_t arm = 0; arm < scenarios_.size(); ++arm) {
        std::unique_ptr<Trace> trace;
        // The first replicate has a picture.
        if (request_.picture && number == 0)
            trace = std::make_unique<Trace>(drawn_, [this, arm](Json weeks) {
                Json data{{"arm", arm_names[arm]}, {"weeks", std::move(weeks)}};
                watching_.tell("week", data.dump());
            });
        watches.push_back(std::make_unique<Watch>(watching_.cancelled, std::move(trace)));
        options.observers.push_back(watches.back().get());
    }
    auto const results = run_arms(scenarios_of(number), PartAt::week_zero, number, options);
    for (auto const& watch : watches)
        watch->finish();
    return left_by(number, results);
}

ReplicateLeft PageRun::left_by(std::uint32_t number, std::vector<ReplicateResult> const& results) const
{
    CellNames const names{request_.base.groups, rank_labels(request_.base)};
    ReplicateLeft out{.pair = {.replicate = number, .arms = {}}};
    for (std::size_t arm = 0; arm < results.size(); ++arm) {
        auto const window = static_cast<Week>(scenarios_[arm].parameters.run.window);
        out.pair.arms.push_back(kept_figures(results[arm]));
        out.summaries.push_back(summary_of(results[arm], window));
        out.series.push_back(series_of(cells_of(results[arm]), names));
    }
    return out;
}

void PageRun::take(ReplicateLeft left)
{
    auto const number = left.pair.replicate;
    std::lock_guard const lock(mutex_);
    run_.pairs[number] = std::move(left.pair);
    for (std::size_t arm = 0; arm < run_.arms.size(); ++arm) {
        run_.arms[arm].summaries[number] = std::move(left.summaries[arm]);
        run_.arms[arm].series[number] = std::move(left.series[arm]);
    }
    is_done_[number] = true;
    ++done_;
    progress();
    partial();
}

PageRun::Ended PageRun::end() const
{
    auto data = arms_data(run_);
    auto report = arms_report(run_, data);
    if (request_.fit)
        report["notes"].push_back(fmt::format(
            "Each replicate is another member of the fit that comes with the program: intervals cover chance "
            "and what the surveys leave open. The command is 'run' or 'compare' with --fit {} --members {} "
            "--replicates 1.",
            shipped_fit, replicates()));
    return {std::move(data), std::move(report)};
}

void PageRun::progress()
{
    Json data{{"done", done_}, {"of", replicates()}, {"seconds_left", nullptr}};
    if (done_ > 0) {
        double const spent =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
        data["seconds_left"] =
            rounded(spent / static_cast<double>(done_) * static_cast<double>(replicates() - done_));
    }
    watching_.tell("progress", data.dump());
}

/// Replicates done so far from the first on, so that what is said does not depend on who was faster.
std::size_t PageRun::leading() const
{
    std::size_t n = 0;
    while (n < is_done_.size() && is_done_[n])
        ++n;
    return n;
}

/// Running means of harm, a few times a second, over the replicates that follow one another.
void PageRun::partial()
{
    auto const n = leading();
    auto const now = std::chrono::steady_clock::now();
    if (n <= said_ || (n < is_done_.size() && now - said_at_ < std::chrono::milliseconds(250))) return;
    said_ = n;
    said_at_ = now;
    Json data{{"replicates", n}, {"base", nullptr}, {"variant", nullptr}};
    for (std::size_t arm = 0; arm < run_.arms.size(); ++arm)
        data[arm_names[arm]] = {{"metrics", running_means(run_.arms[arm], n)}};
    watching_.tell("partial", data.dump());
}

} // namespace groundswell::view
