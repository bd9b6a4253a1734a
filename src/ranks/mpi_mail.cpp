#include "ranks/mpi_mail.hpp"

#include <chrono>
#include <cstdlib>
#include <mpi.h>
#include <sched.h>
#include <utility>

namespace groundswell {

namespace {

using namespace std::chrono_literals;
constexpr auto nap = 300us;
/// Whoever waits for other processes of a world does nothing else, and they will not be long. So at first it
/// looks all the time, and leaves the core only to whoever needs it.
constexpr auto impatient = 2ms;
constexpr auto short_nap = 50us;
constexpr auto between_looks = 1ms;

} // namespace

struct MpiMail::OnItsWay {
    Letter letter;
    MPI_Request request{MPI_REQUEST_NULL};
};

MpiMail::MpiMail(std::string about) : about_(std::move(about))
{
    thread_.add([this] { join(); });
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return joined_; });
}

MpiMail::~MpiMail()
{
    leave();
}

void MpiMail::deliver_to(std::function<void(Letter)> take)
{
    take_ = std::move(take);
    thread_.add([this] { work(); });
}

void MpiMail::send(Letter letter)
{
    {
        std::lock_guard const lock(mutex_);
        waiting_.push_back(std::move(letter));
    }
    changed_.notify_all();
}

void MpiMail::wait_until(std::function<bool()> const& is_over, std::function<void()> const& look)
{
    using std::chrono::steady_clock;
    auto const begin = steady_clock::now();
    for (auto last = begin;;) {
        {
            std::lock_guard const lock(mpi_);
            if (is_over()) return;
        }
        auto const now = steady_clock::now();
        if (now - last > between_looks) {
            look();
            last = now;
        }
        if (now - begin < impatient) {
            ::sched_yield();
            continue;
        }
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, short_nap);
    }
}

void MpiMail::abort(int code)
{
    std::lock_guard const lock(mpi_);
    MPI_Abort(MPI_COMM_WORLD, code);
    std::_Exit(code); // MPI_Abort does not return
}

void MpiMail::leave()
{
    {
        std::lock_guard const lock(mutex_);
        leaving_ = true;
    }
    changed_.notify_all();
    thread_.finish();
}

void MpiMail::join()
{
    int given = 0, size = 1;
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &given);
    serves_threads_ = given >= MPI_THREAD_SERIALIZED;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    auto const length = static_cast<int>(about_.size());
    std::string all(about_.size() * static_cast<std::size_t>(size), '\0');
    MPI_Allgather(about_.data(), length, MPI_BYTE, all.data(), length, MPI_BYTE, MPI_COMM_WORLD);
    {
        std::lock_guard const lock(mutex_);
        for (std::size_t i = 0; i < static_cast<std::size_t>(size); ++i)
            about_all_.push_back(all.substr(i * about_.size(), about_.size()));
        joined_ = true;
    }
    changed_.notify_all();
}

void MpiMail::work()
{
    std::list<OnItsWay> on_their_way;
    for (;;) {
        bool const sent = send_waiting(on_their_way);
        bool const received = receive();
        if (sent || received) continue;
        std::unique_lock lock(mutex_);
        if (leaving_ && waiting_.empty() && on_their_way.empty()) break;
        changed_.wait_for(lock, nap, [this] { return !waiting_.empty(); });
    }
    std::lock_guard const lock(mpi_);
    MPI_Finalize();
}

/// @return whether there was something to do
bool MpiMail::send_waiting(std::list<OnItsWay>& on_their_way)
{
    std::vector<Letter> letters;
    {
        std::lock_guard const lock(mutex_);
        letters.swap(waiting_);
    }
    std::lock_guard const lock(mpi_);
    for (auto& letter : letters) {
        auto& sent = on_their_way.emplace_back();
        sent.letter = std::move(letter);
        MPI_Isend(sent.letter.bytes.data(), static_cast<int>(sent.letter.bytes.size()), MPI_BYTE,
                  sent.letter.rank, sent.letter.kind, MPI_COMM_WORLD, &sent.request);
    }
    auto const arrived = std::erase_if(on_their_way, [](OnItsWay& sent) {
        int done = 0;
        MPI_Test(&sent.request, &done, MPI_STATUS_IGNORE);
        return done != 0;
    });
    return !letters.empty() || arrived > 0;
}

/// @return whether a letter came
bool MpiMail::receive()
{
    Letter letter;
    {
        std::lock_guard const lock(mpi_);
        int there = 0;
        MPI_Status status{};
        MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &there, &status);
        if (there == 0) return false;
        int length = 0;
        MPI_Get_count(&status, MPI_BYTE, &length);
        letter = {status.MPI_SOURCE, status.MPI_TAG, std::string(static_cast<std::size_t>(length), '\0')};
        MPI_Recv(letter.bytes.data(), length, MPI_BYTE, letter.rank, letter.kind, MPI_COMM_WORLD,
                 MPI_STATUS_IGNORE);
    }
    take_(std::move(letter));
    return true;
}

} // namespace groundswell
