#include "view/jobs.hpp"

#include <cstdlib>
#include <utility>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace groundswell::view {

namespace {

constexpr std::size_t most_waiting = 6; ///< besides the one that runs
constexpr std::size_t most_kept = 8;
constexpr std::size_t most_bytes = std::size_t{64} << 20; ///< of events that are kept

/// Run, and give back to the system what the run needed: many runs would else leave memory in pieces.
void run_and_tidy(Job& job)
{
    run_job(job);
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

} // namespace

Jobs::Jobs() : worker_(1, most_waiting) {}

Jobs::~Jobs()
{
    end_all();
}

/// Forget what ended first, while there is too much of it. The last one stays.
void Jobs::make_room()
{
    std::size_t bytes = 0;
    for (auto const& [number, job] : jobs_)
        bytes += job->bytes();
    for (auto at = jobs_.begin();
         (jobs_.size() > most_kept || bytes > most_bytes) && at != jobs_.end() && at->first != last_;) {
        if (!at->second->ended()) {
            ++at;
            continue;
        }
        bytes -= at->second->bytes();
        at = jobs_.erase(at);
    }
}

std::optional<std::string> Jobs::add(report::RunRequest request)
{
    auto const job = std::make_shared<Job>(std::move(request));
    std::lock_guard const lock(mutex_);
    if (over_)
        job->end("cancelled", "{}");
    else if (!worker_.add([job] { run_and_tidy(*job); }))
        return std::nullopt;
    jobs_[++last_] = job;
    make_room();
    return std::to_string(last_);
}

std::shared_ptr<Job> Jobs::find(std::string const& id)
{
    std::lock_guard const lock(mutex_);
    auto const at = jobs_.find(std::strtoul(id.c_str(), nullptr, 10));
    return at == jobs_.end() ? nullptr : at->second;
}

bool Jobs::cancel(std::string const& id)
{
    auto const job = find(id);
    if (job) job->cancel();
    return job != nullptr;
}

void Jobs::cancel_all()
{
    std::lock_guard const lock(mutex_);
    for (auto const& [id, job] : jobs_)
        job->cancel();
}

void Jobs::end_all()
{
    {
        std::lock_guard const lock(mutex_);
        if (std::exchange(over_, true)) return;
    }
    cancel_all();
    worker_.finish();
}

} // namespace groundswell::view
