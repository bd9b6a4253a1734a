#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "report/run_request.hpp"
#include <groundswell/stop.hpp>

namespace groundswell::view {

/// What a page is sent of the weeks of one run, at most.
inline constexpr std::size_t most_picture_bytes = std::size_t{48} << 20;

/// What a run tells its listeners: events in order, kept so that a listener who comes late, or again, hears
/// all of them.
class Job {
  public:
    explicit Job(report::RunRequest request) : request_(std::move(request)), heard_(now()) {}

    report::RunRequest const& request() const { return request_; }

    /// Thread-safe, as everything here. Pictures of weeks stop once they fill `most_picture_bytes`.
    void send(std::string event, std::string data);
    /// The last event; nothing is sent after it.
    void end(std::string event, std::string data);
    bool ended() const;
    std::size_t bytes() const; ///< of the events that are kept

    void cancel() { cancelled_ = true; }
    /// Asked once it is cancelled.
    Stop stop() const { return Stop(cancelled_); }
    /// Asked to stop, or nobody has listened for a while.
    bool cancelled() const;

    struct Event {
        std::string name, data;
    };
    /// The event of this number; waits a moment for it, and gives nothing if it is not there yet.
    std::optional<Event> event(std::size_t number);
    /// Whether all events up to this number have been given.
    bool over(std::size_t number) const;

    /// {"problems": [...]} of a run that failed or was cancelled.
    Json fault() const;

    void keep_report(Json report);
    std::shared_ptr<Json const> report() const; ///< null if there is none (yet)

  private:
    static std::int64_t now()
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
                   std::chrono::steady_clock::now().time_since_epoch())
            .count();
    }

    report::RunRequest request_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Event> events_;
    std::size_t bytes_{0};
    bool ended_{false};
    std::shared_ptr<Json const> report_;
    std::atomic<bool> cancelled_{false};
    std::atomic<std::int64_t> heard_; ///< when somebody last listened [ms]
};

/// Run it to its end, in this thread and those of its executor. Everything is said through the job; faults
/// too.
void run_job(Job& job);

} // namespace groundswell::view
