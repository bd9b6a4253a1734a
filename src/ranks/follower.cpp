#include "ranks/follower.hpp"

#include <stdexcept>
#include <utility>

#include "ranks/letters.hpp"
#include "ranks/mpi_processes.hpp"

namespace groundswell {

Follower::Follower(std::unique_ptr<MpiMail> mail, JobSetup setup, std::vector<AboutRank> about)
    : mail_(std::move(mail)), setup_(std::move(setup)), about_(std::move(about))
{
    mail_->deliver_to([this](Letter const& letter) { take(letter); });
}

void Follower::share(SharedWork const&, Executor const&)
{
    throw std::logic_error("only rank 0 shares work");
}

void Follower::serve(std::uint64_t of, RunUnit const& run, Executor const& executor)
{
    executor.for_each_dynamic(static_cast<std::size_t>(executor.threads()), [&](std::size_t) {
        try {
            run_orders(of, run);
        } catch (...) {
            // The other threads wait for orders. They must not do so for ever.
            {
                std::lock_guard const lock(mutex_);
                has_failed_ = true;
            }
            changed_.notify_all();
            throw;
        }
    });
    throw Dismissed();
}

Processes& Follower::processes(std::uint64_t of, Stop stop)
{
    mail_->send({0, letter::ask, Numbered{of, ""}.bytes()});
    if (!order()) throw Dismissed();
    processes_ = mpi_processes(*mail_, [stop] { stop.look(); });
    return *processes_;
}

void Follower::run_orders(std::uint64_t of, RunUnit const& run)
{
    for (;;) {
        mail_->send({0, letter::ask, Numbered{of, ""}.bytes()});
        auto const bytes = order();
        if (!bytes) return;
        auto const unit = Numbered::of(*bytes);
        run(unit.text, [&](std::string found) {
            mail_->send({0, letter::found, Numbered{unit.number, std::move(found)}.bytes()});
        });
        mail_->send({0, letter::done, Numbered{unit.number, ""}.bytes()});
    }
}

/// Wait for a unit.
///
/// @return nothing once there are no more
std::optional<std::string> Follower::order()
{
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_dismissed_ || has_failed_ || !orders_.empty(); });
    if (is_dismissed_ || has_failed_) return {};
    auto out = std::move(orders_.front());
    orders_.pop_front();
    return out;
}

void Follower::take(Letter const& letter)
{
    {
        std::lock_guard const lock(mutex_);
        if (letter.kind == letter::order)
            orders_.push_back(letter.bytes);
        else if (letter.kind == letter::dismissal)
            is_dismissed_ = true;
    }
    if (letter.kind == letter::dismissal && setup_.stop) setup_.stop();
    changed_.notify_all();
}

bool Follower::is_dismissed() const
{
    std::lock_guard const lock(mutex_);
    return is_dismissed_;
}

void Follower::fail(ProblemCode code, std::string const& why)
{
    mail_->send({0, letter::failure, Numbered{static_cast<std::uint64_t>(code), why}.bytes()});
}

void Follower::leave(int)
{
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_dismissed_; });
    lock.unlock();
    mail_->send({0, letter::farewell, {}});
    mail_->leave();
}

} // namespace groundswell
