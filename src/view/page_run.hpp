#pragma once
#include <chrono>
#include <functional>
#include <groundswell/paired.hpp>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "report/arms_report.hpp"
#include "report/run_request.hpp"
#include "view/picture.hpp"

namespace groundswell::view {

/// More people than that are left to the program that is installed: a page has one copy of a world for each
/// worker, and no more memory than a browser gives.
inline constexpr std::size_t most_people_in_page = 20'000;

/// Thrown in a run that nobody waits for any more.
struct Cancelled {};

/// What one replicate of a run leaves: all that is said of it later. By arm.
struct ReplicateLeft {
    PairedReplicate pair;
    std::vector<ReplicateSummary> summaries{};
    std::vector<std::vector<SeriesRow>> series{};
};

/// A run that a page asked for, in pieces: its replicates, each on its own, and what they add up to. Whoever
/// has it decides which threads, or which workers of a page, do which.
class PageRun {
  public:
    /// Takes events of the run: progress, week, partial.
    using Tell = std::function<void(std::string event, std::string data)>;

    struct Watching {
        Tell tell;                         ///< called by several threads at once
        std::function<bool()> cancelled{}; ///< looked at every week
        Stop stop{};
    };

    /// @param request  must outlive this
    PageRun(report::RunRequest const& request, Watching watching);

    std::size_t replicates() const { return is_done_.size(); }

    /// Say that it begins. Before anything else.
    void begin();
    /// Run one. Called by several threads at once; what it leaves does not depend on it.
    ReplicateLeft replicate(std::uint32_t number, int threads) const;
    /// Keep what one left, and say how far the run is. Called by several threads at once.
    void take(ReplicateLeft left);

    struct Ended {
        Json data, report;
    };
    /// Once every replicate was taken.
    Ended end() const;

  private:
    class Watch;

    void add_arm(Scenario scenario);
    std::vector<Scenario> scenarios_of(std::uint32_t replicate) const;
    ReplicateLeft left_by(std::uint32_t number, std::vector<ReplicateResult> const& results) const;
    void progress();
    void partial();
    std::size_t leading() const;

    report::RunRequest const& request_;
    Watching watching_;
    std::vector<Scenario> scenarios_;
    Drawn drawn_;
    std::mutex mutex_;
    report::ArmsRun run_;
    std::vector<bool> is_done_;
    std::size_t done_{0}, said_{0};
    std::chrono::steady_clock::time_point started_, said_at_{};
};

} // namespace groundswell::view
