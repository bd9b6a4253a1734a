#include "view/job.hpp"

#include <nlohmann/json.hpp>

namespace groundswell::view {

namespace {

/// Pages that are gone do not keep the machine busy.
constexpr std::int64_t patience_ms = 20'000;
constexpr auto moment = std::chrono::milliseconds(250);

} // namespace

void Job::send(std::string event, std::string data)
{
    {
        std::lock_guard const lock(mutex_);
        if (ended_ || (event == "week" && bytes_ + data.size() > most_picture_bytes)) return;
        bytes_ += data.size();
        events_.push_back({std::move(event), std::move(data)});
    }
    changed_.notify_all();
}

void Job::end(std::string event, std::string data)
{
    {
        std::lock_guard const lock(mutex_);
        if (ended_) return;
        events_.push_back({std::move(event), std::move(data)});
        ended_ = true;
    }
    changed_.notify_all();
}

bool Job::ended() const
{
    std::lock_guard const lock(mutex_);
    return ended_;
}

std::size_t Job::bytes() const
{
    std::lock_guard const lock(mutex_);
    return bytes_;
}

bool Job::cancelled() const
{
    return cancelled_ || now() - heard_ > patience_ms;
}

std::optional<Job::Event> Job::event(std::size_t number)
{
    heard_ = now();
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, moment, [&] { return number < events_.size(); });
    if (number >= events_.size()) return std::nullopt;
    return events_[number];
}

bool Job::over(std::size_t number) const
{
    std::lock_guard const lock(mutex_);
    return ended_ && number >= events_.size();
}

Json Job::fault() const
{
    std::lock_guard const lock(mutex_);
    if (ended_ && events_.back().name == "failed") return Json::parse(events_.back().data);
    return {{"problems", Json::array()}};
}

void Job::keep_report(Json report)
{
    std::lock_guard const lock(mutex_);
    report_ = std::make_shared<Json const>(std::move(report));
}

std::shared_ptr<Json const> Job::report() const
{
    std::lock_guard const lock(mutex_);
    return report_;
}

} // namespace groundswell::view
