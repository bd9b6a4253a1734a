#include "ranks/mpi_processes.hpp"

#include <algorithm>
#include <groundswell/problems.hpp>
#include <limits>
#include <mpi.h>
#include <utility>
#include <vector>

namespace groundswell {

namespace {

constexpr std::size_t most_at_once = std::size_t{1} << 30; ///< bytes of one message; MPI counts in int

/// What MPI has begun, and what it reads and writes meanwhile.
struct Begun {
    std::vector<MPI_Request> requests;
    std::vector<std::string> out, in;
    std::vector<std::uint64_t> numbers, sizes;
    std::vector<int> lengths, offsets;
    MPI_Comm communicator{MPI_COMM_NULL};
    bool has_begun{false};

    MPI_Request& next() { return requests.emplace_back(MPI_REQUEST_NULL); }
    bool is_over()
    {
        int done = 0;
        MPI_Testall(static_cast<int>(requests.size()), requests.data(), &done, MPI_STATUSES_IGNORE);
        if (done != 0) requests.clear();
        return done != 0;
    }
};

class MpiProcesses final : public Processes {
  public:
    MpiProcesses(MpiMail& mail, std::function<void()> look) : mail_(mail), look_(std::move(look))
    {
        if (!mail_.serves_threads())
            throw UserError(Problem{.code = ProblemCode::argument_conflict,
                                    .place = {.argument = "spread"},
                                    .what = "this MPI lets only one thread call it",
                                    .allowed = "MPI_THREAD_SERIALIZED",
                                    .suggestion = "a build of MPI with threads"});
        // Letters of the job must not be taken for those of a world.
        world_ = await([](Begun& begun) {
                     MPI_Comm_idup(MPI_COMM_WORLD, &begun.communicator, &begun.next());
                 })->communicator;
    }

    int number() const override { return mail_.rank(); }
    int count() const override { return mail_.size(); }

    Traffic traffic() const override { return traffic_; }

    std::vector<std::string> exchange(std::vector<std::string> to) override
    {
        Begun begun;
        begun.out = std::move(to);
        begun.in.resize(begun.out.size());
        for (auto const& bytes : begun.out)
            begun.numbers.push_back(bytes.size());
        begun.sizes.resize(begun.out.size());
        sent(others() * sizeof(std::uint64_t));
        for (std::size_t rank = 0; rank < begun.out.size(); ++rank)
            if (rank != static_cast<std::size_t>(number())) traffic_.bytes += begun.out[rank].size();
        auto const sizes = await(
            [this](Begun& b) {
                MPI_Ialltoall(b.numbers.data(), 1, MPI_UINT64_T, b.sizes.data(), 1, MPI_UINT64_T, world_,
                              &b.next());
            },
            std::move(begun));
        auto const done = await([this](Begun& b) { send_and_receive(b); }, std::move(*sizes));
        return std::move(done->in);
    }

    std::vector<std::string> gather(std::string own) override
    {
        Begun begun;
        begun.numbers = {own.size()};
        begun.sizes.resize(static_cast<std::size_t>(count()));
        begun.out = {std::move(own)};
        sent(others() * (sizeof(std::uint64_t) + begun.out[0].size()));
        auto sizes = await(
            [this](Begun& b) {
                MPI_Iallgather(b.numbers.data(), 1, MPI_UINT64_T, b.sizes.data(), 1, MPI_UINT64_T, world_,
                               &b.next());
            },
            std::move(begun));
        std::uint64_t total = 0;
        for (auto const size : sizes->sizes) {
            sizes->offsets.push_back(static_cast<int>(total));
            sizes->lengths.push_back(static_cast<int>(size));
            total += size;
            if (total > std::numeric_limits<int>::max())
                return exchange(std::vector(sizes->sizes.size(), sizes->out[0]));
        }
        sizes->in = {std::string(total, '\0')};
        auto const done = await(
            [this](Begun& b) {
                MPI_Iallgatherv(b.out[0].data(), static_cast<int>(b.out[0].size()), MPI_BYTE, b.in[0].data(),
                                b.lengths.data(), b.offsets.data(), MPI_BYTE, world_, &b.next());
            },
            std::move(*sizes));
        std::vector<std::string> all;
        for (std::size_t i = 0; i < done->sizes.size(); ++i)
            all.push_back(done->in[0].substr(static_cast<std::size_t>(done->offsets[i]), done->sizes[i]));
        return all;
    }

    void sum(std::span<std::uint64_t> numbers) override
    {
        Begun begun;
        begun.numbers.assign(numbers.begin(), numbers.end());
        sent(others() * numbers.size_bytes());
        auto const done = await(
            [this](Begun& b) {
                MPI_Iallreduce(MPI_IN_PLACE, b.numbers.data(), static_cast<int>(b.numbers.size()),
                               MPI_UINT64_T, MPI_SUM, world_, &b.next());
            },
            std::move(begun));
        std::ranges::copy(done->numbers, numbers.begin());
    }

    std::uint64_t in_turn(std::uint64_t value,
                          std::function<std::uint64_t(std::uint64_t)> const& change) override
    {
        int const before = number() - 1, last = count() - 1;
        sent(sizeof value);
        if (number() > 0)
            value = of_one(value, [&](std::uint64_t& x, MPI_Request& request) {
                MPI_Irecv(&x, 1, MPI_UINT64_T, before, 0, world_, &request);
            });
        value = change(value);
        if (number() < last)
            of_one(value, [&](std::uint64_t& x, MPI_Request& request) {
                MPI_Isend(&x, 1, MPI_UINT64_T, number() + 1, 0, world_, &request);
            });
        return of_one(value, [&](std::uint64_t& x, MPI_Request& request) {
            MPI_Ibcast(&x, 1, MPI_UINT64_T, last, world_, &request);
        });
    }

  private:
    std::uint64_t others() const { return static_cast<std::uint64_t>(count()) - 1; }
    void sent(std::uint64_t bytes)
    {
        ++traffic_.meetings;
        traffic_.bytes += bytes;
    }

    /// Begin something, and wait for its end.
    std::shared_ptr<Begun> await(std::function<void(Begun&)> const& begin, Begun begun = {})
    {
        auto const state = std::make_shared<Begun>(std::move(begun));
        state->has_begun = false;
        try {
            mail_.wait_until(
                [&] {
                    if (!std::exchange(state->has_begun, true)) begin(*state);
                    return state->is_over();
                },
                look_);
        } catch (...) {
            mail_.keep(state);
            throw;
        }
        return state;
    }

    std::uint64_t of_one(std::uint64_t value, std::function<void(std::uint64_t&, MPI_Request&)> const& begin)
    {
        Begun begun;
        begun.numbers = {value};
        return await([begin](Begun& b) { begin(b.numbers[0], b.next()); }, std::move(begun))->numbers[0];
    }

    /// Bytes from and to every rank that has any, in messages that MPI can count.
    void send_and_receive(Begun& b)
    {
        auto const self = static_cast<std::size_t>(number());
        for (std::size_t rank = 0; rank < b.in.size(); ++rank) {
            if (rank == self) {
                b.in[rank] = std::move(b.out[rank]);
                continue;
            }
            b.in[rank].resize(b.sizes[rank]);
            in_parts(b.in[rank], [&](char* part, int length) {
                MPI_Irecv(part, length, MPI_BYTE, static_cast<int>(rank), 0, world_, &b.next());
            });
        }
        for (std::size_t rank = 0; rank < b.out.size(); ++rank)
            if (rank != self)
                in_parts(b.out[rank], [&](char* part, int length) {
                    MPI_Isend(part, length, MPI_BYTE, static_cast<int>(rank), 0, world_, &b.next());
                });
    }

    template <class F>
    static void in_parts(std::string& bytes, F&& f)
    {
        for (std::size_t at = 0; at < bytes.size(); at += most_at_once)
            f(bytes.data() + at, static_cast<int>(std::min(most_at_once, bytes.size() - at)));
    }

    MpiMail& mail_;
    std::function<void()> look_;
    MPI_Comm world_{MPI_COMM_NULL};
    Traffic traffic_; ///< as if each rank sent to every other one, whatever way MPI takes
};

} // namespace

std::unique_ptr<Processes> mpi_processes(MpiMail& mail, std::function<void()> look)
{
    return std::make_unique<MpiProcesses>(mail, std::move(look));
}

} // namespace groundswell
