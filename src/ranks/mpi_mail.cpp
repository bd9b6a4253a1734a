#include "ranks/mpi_mail.hpp"

#include <chrono>
#include <mpi.h>
#include <utility>

namespace groundswell {

namespace {

constexpr std::chrono::microseconds nap{300};

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
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &given);
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
bool MpiMail::receive() const
{
    int there = 0;
    MPI_Status status{};
    MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &there, &status);
    if (there == 0) return false;
    int length = 0;
    MPI_Get_count(&status, MPI_BYTE, &length);
    Letter letter{status.MPI_SOURCE, status.MPI_TAG, std::string(static_cast<std::size_t>(length), '\0')};
    MPI_Recv(letter.bytes.data(), length, MPI_BYTE, letter.rank, letter.kind, MPI_COMM_WORLD,
             MPI_STATUS_IGNORE);
    take_(std::move(letter));
    return true;
}

} // namespace groundswell
