#include "ranks/leader.hpp"

#include <chrono>
#include <groundswell/problems.hpp>
#include <stdexcept>
#include <utility>

#include "ranks/letters.hpp"
#include "ranks/mpi_processes.hpp"

namespace groundswell {

namespace {

using namespace std::chrono_literals;
constexpr auto between_looks = 10ms;

ProblemCode code_of(std::uint64_t number)
{
    return number <= ProblemCode::program_fault ? static_cast<ProblemCode::Value>(number)
                                                : ProblemCode::program_fault;
}

} // namespace

Leader::Leader(std::unique_ptr<MpiMail> mail, JobSetup setup, std::vector<AboutRank> about)
    : mail_(std::move(mail)), setup_(std::move(setup)), about_(std::move(about))
{
    mail_->deliver_to([this](Letter const& letter) { take(letter); });
}

void Leader::serve(std::uint64_t, RunUnit const&, Executor const&)
{
    throw std::logic_error("rank 0 serves nobody");
}

void Leader::share(SharedWork const& work, Executor const& executor)
{
    if (!work.units.empty() && work.units.size() < about_.size() && setup_.too_many)
        std::exchange(setup_.too_many, {})(size(), work.units.size());
    {
        std::lock_guard const lock(mutex_);
        thrown_.emplace();
        has_thrown_ = false;
        work_ = &work;
        next_ = elsewhere_ = 0;
        hand_out();
    }
    try {
        run_here(work, executor);
    } catch (...) {
        close();
        throw;
    }
    close();
    thrown_->rethrow();
    throw_failure();
}

/// Run units until all are taken, and wait for those that are run elsewhere.
void Leader::run_here(SharedWork const& work, Executor const& executor)
{
    executor.for_each_dynamic(work.units.size(), [&](std::size_t) {
        if (auto const unit = next()) work.run(*unit);
    });
    std::unique_lock lock(mutex_);
    while (elsewhere_ > 0 && !failure_ && !has_thrown_) {
        changed_.wait_for(lock, between_looks);
        executor.stop().look();
    }
}

/// End the work. No letter is taken into it any more.
void Leader::close()
{
    std::scoped_lock const lock(delivering_, mutex_);
    first_number_ += work_->units.size();
    work_ = nullptr;
}

void Leader::throw_failure() const
{
    std::lock_guard const lock(mutex_);
    if (!failure_) return;
    auto const name = name_of_rank(failure_->rank, about_[static_cast<std::size_t>(failure_->rank)]);
    if (failure_->code == ProblemCode::program_fault) throw std::runtime_error(name + ": " + failure_->why);
    throw UserError(Problem{.code = failure_->code, .place = {.key = name}, .what = failure_->why});
}

std::optional<std::size_t> Leader::next()
{
    std::lock_guard const lock(mutex_);
    if (failure_ || has_thrown_ || next_ == work_->units.size()) return {};
    return next_++;
}

/// Refuse a rank that was given other work. The mutex is held.
void Leader::look_at_work_of(Asking const& asking, std::uint64_t of)
{
    if (asking.of != of && !failure_)
        failure_ = Failure{asking.rank, ProblemCode::argument_conflict,
                           "was given another scenario, or other tables, than rank 0. Let all ranks read the "
                           "same files"};
}

/// Give units to those who ask. The mutex is held.
void Leader::hand_out()
{
    while (work_ && next_ < work_->units.size() && !asking_.empty() && !failure_ && !has_thrown_) {
        auto const asking = asking_.front();
        asking_.pop_front();
        look_at_work_of(asking, work_->of);
        if (failure_) return changed_.notify_all();
        mail_->send(
            {asking.rank, letter::order, Numbered{first_number_ + next_, work_->units[next_]}.bytes()});
        ++next_;
        ++elsewhere_;
    }
}

/// The unit of this work that has a number, if any has. The mutex is held.
std::optional<std::size_t> Leader::unit_of(std::uint64_t number) const
{
    if (!work_ || number < first_number_) return {};
    return number - first_number_;
}

void Leader::take(Letter const& letter)
{
    switch (letter.kind) {
    case letter::found:
        take_found(letter);
        return;
    case letter::done:
        take_done(letter);
        return;
    default:
        break;
    }
    std::lock_guard const lock(mutex_);
    switch (letter.kind) {
    case letter::ask:
        asking_.push_back({letter.rank, Numbered::of(letter.bytes).number});
        hand_out();
        break;
    case letter::failure: {
        auto failure = Numbered::of(letter.bytes);
        if (!failure_) failure_ = Failure{letter.rank, code_of(failure.number), std::move(failure.text)};
        break;
    }
    case letter::farewell:
        ++farewells_;
        break;
    default:
        break;
    }
    changed_.notify_all();
}

void Leader::take_found(Letter const& letter)
{
    auto const found = Numbered::of(letter.bytes);
    std::lock_guard const delivering(delivering_);
    std::unique_lock lock(mutex_);
    auto const unit = unit_of(found.number);
    if (!unit) return;
    auto const& work = *work_;
    lock.unlock();
    bool const taken = thrown_->guard([&] { work.take(*unit, found.text); });
    lock.lock();
    if (!taken) has_thrown_ = true;
}

void Leader::take_done(Letter const& letter)
{
    std::lock_guard const delivering(delivering_);
    std::unique_lock lock(mutex_);
    auto const unit = unit_of(Numbered::of(letter.bytes).number);
    if (!unit) return;
    auto const& work = *work_;
    lock.unlock();
    bool const taken = thrown_->guard([&] {
        if (work.finished) work.finished(*unit);
    });
    lock.lock();
    if (!taken) has_thrown_ = true;
    --elsewhere_;
    changed_.notify_all();
}

Processes& Leader::processes(std::uint64_t of, Stop stop)
{
    std::deque<Asking> all;
    {
        std::unique_lock lock(mutex_);
        while (asking_.size() + 1 < about_.size() && !failure_) {
            changed_.wait_for(lock, between_looks);
            stop.look();
        }
        all.swap(asking_);
        for (auto const& asking : all)
            look_at_work_of(asking, of);
    }
    throw_failure();
    for (auto const& asking : all)
        mail_->send({asking.rank, letter::order, {}});
    holds_world_ = true;
    processes_ = mpi_processes(*mail_, [this, stop] {
        stop.look();
        throw_failure();
    });
    return *processes_;
}

void Leader::leave(int code)
{
    if (holds_world_ && code != 0) mail_->abort(code);
    for (int rank = 1; rank < size(); ++rank)
        mail_->send({rank, letter::dismissal, {}});
    // A rank that dies instead takes the job with it.
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return farewells_ == size() - 1; });
    lock.unlock();
    mail_->leave();
}

} // namespace groundswell
