#include "view/jobs.hpp"

#include <httplib.h>
#include <utility>

namespace groundswell::view {

namespace {

constexpr std::size_t kept_jobs = 8;

} // namespace

Jobs::Jobs() : worker_(std::make_unique<httplib::ThreadPool>(1)) {}

Jobs::~Jobs()
{
    end_all();
}

std::string Jobs::add(report::RunRequest request)
{
    auto job = std::make_shared<Job>(std::move(request));
    std::lock_guard const lock(mutex_);
    jobs_[++last_] = job;
    for (auto at = jobs_.begin(); jobs_.size() > kept_jobs && at != jobs_.end();)
        at = at->second->ended() ? jobs_.erase(at) : std::next(at);
    if (over_)
        job->end("cancelled", "{}");
    else
        worker_->enqueue([job] { run_job(*job); });
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
    worker_->shutdown();
}

} // namespace groundswell::view
