#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "block/network_sort.hpp"
#include "card/device.hpp"

namespace groundswell {

namespace {

constexpr std::uint32_t threads_per_job = 256;
/// Blocks that a multiprocessor is to hold: with fewer registers a thread, three do, and hardly any is spilled.
constexpr std::uint32_t blocks_wanted = 3;
/// What else a block keeps in shared memory, less than this [bytes].
constexpr std::size_t shared_besides = 8192;

/// A block of threads.
struct CardTeam {
    __device__ std::uint32_t thread() const { return threadIdx.x; }
    __device__ std::uint32_t threads() const { return blockDim.x; }
    __device__ void barrier() const { __syncthreads(); }
    __device__ std::uint32_t add(std::uint32_t& sum, std::uint32_t n) const { return atomicAdd(&sum, n); }
    __device__ std::uint64_t add(std::uint64_t& sum, std::uint64_t n) const
    {
        static_assert(sizeof(std::uint64_t) == sizeof(unsigned long long));
        return atomicAdd(reinterpret_cast<unsigned long long*>(&sum), static_cast<unsigned long long>(n));
    }
    template <class T, class Less>
    __device__ void sort(T* items, std::uint32_t n, Less const& less) const
    {
        block::sort_by_network(*this, items, n, less);
    }
};

/// Copy by all threads of a block. Both begin at multiples of 16 bytes, and arrays end at one (`Arena`).
__device__ void copy(void* to, void const* from, std::size_t bytes)
{
    auto const n = static_cast<std::uint32_t>((bytes + 15) / 16);
    block::share(CardTeam{}, n, [&](std::uint32_t i) {
        static_cast<uint4*>(to)[i] = static_cast<uint4 const*>(from)[i];
    });
}

/// The arrays that are read and written most, brought close to the threads of a block while it runs a job.
class CloseBy {
  public:
    static constexpr std::uint32_t most = 10;

    /// Let the first arrays that have room lie in `pool`. By one thread.
    __device__ void move(block::Memory& memory, std::byte* pool, std::size_t room)
    {
        n_ = 0;
        each(memory, [&]<class T>(T*& items, std::uint32_t length) {
            std::size_t const bytes = (length * sizeof(T) + 15) / 16 * 16;
            if (n_ == most || bytes > room) return;
            arrays_[n_++] = {items, pool, bytes};
            items = reinterpret_cast<T*>(pool);
            pool += bytes;
            room -= bytes;
        });
    }
    /// Let them lie again where they were. By one thread.
    __device__ void move_back(block::Memory& memory) const
    {
        each(memory, [&]<class T>(T*& items, std::uint32_t) {
            for (std::uint32_t i = 0; i < n_; ++i)
                if (arrays_[i].here == static_cast<void*>(items)) {
                    items = static_cast<T*>(arrays_[i].far);
                    return;
                }
        });
    }
    __device__ void bring() const
    {
        for (std::uint32_t i = 0; i < n_; ++i)
            copy(arrays_[i].here, arrays_[i].far, arrays_[i].bytes);
    }
    __device__ void take_away() const
    {
        for (std::uint32_t i = 0; i < n_; ++i)
            copy(arrays_[i].far, arrays_[i].here, arrays_[i].bytes);
    }

  private:
    struct Array {
        void *far, *here;
        std::size_t bytes;
    };

    template <class Visitor>
    __device__ static void each(block::Memory& m, Visitor const& v)
    {
        auto const& n = m.sizes;
        v(m.record, n.seats);
        v(m.counts, counter_count * n.cells);
        v(m.group, n.seats);
        v(m.flags, n.seats);
        v(m.floor, n.seats);
        v(m.start, n.seats);
        v(m.propensity, n.seats);
        v(m.hired, n.seats);
        v(m.birth_seat, n.seats);
        v(m.now_at, n.seats);
    }

    Array arrays_[most];
    std::uint32_t n_;
};

/// A block for each job.
__global__ void __launch_bounds__(threads_per_job, blocks_wanted) run_jobs(block::Job* jobs, std::uint32_t room)
{
    extern __shared__ uint4 pool[];
    __shared__ uint4 space[(sizeof(block::Memory) + 15) / 16];
    __shared__ CloseBy close_by;
    auto& memory = *reinterpret_cast<block::Memory*>(space);
    block::Job& job = jobs[blockIdx.x];
    CardTeam const team;
    block::once(team, [&] {
        memory = job.memory;
        close_by.move(memory, reinterpret_cast<std::byte*>(pool), room);
    });
    team.barrier();
    close_by.bring();
    team.barrier();
    run_job(team, job, memory);
    team.barrier();
    close_by.take_away();
    team.barrier();
    block::once(team, [&] {
        close_by.move_back(memory);
        job.memory = memory;
    });
}

void check(cudaError_t error, char const* what)
{
    if (error != cudaSuccess)
        throw std::runtime_error(std::string("CUDA: ") + what + ": " + cudaGetErrorString(error));
}

class CudaDevice final : public Device {
  public:
    explicit CudaDevice(int index) : index_(index)
    {
        check(cudaGetDeviceProperties(&properties_, index), "cannot ask about the card");
        set();
        // As many blocks share a multiprocessor as registers allow, and share its memory evenly.
        int blocks = 0;
        check(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, run_jobs, threads_per_job, 0),
              "cannot run the program on this card");
        blocks_ = static_cast<std::size_t>(std::max(blocks, 1));
        std::size_t const each = properties_.sharedMemPerMultiprocessor / blocks_;
        room_ = each > shared_besides ? (each - shared_besides) / 16 * 16 : 0;
        room_ = std::min(room_, std::size_t{properties_.sharedMemPerBlockOptin} - shared_besides);
        check(cudaFuncSetAttribute(run_jobs, cudaFuncAttributeMaxDynamicSharedMemorySize,
                                   static_cast<int>(room_)),
              "cannot have shared memory");
        check(cudaFuncSetAttribute(run_jobs, cudaFuncAttributePreferredSharedMemoryCarveout, 100),
              "cannot have shared memory");
    }

    std::string name() const override
    {
        double const memory = static_cast<double>(properties_.totalGlobalMem) / 0x1p30;
        return std::string(properties_.name) + " (" + std::to_string(std::lround(memory)) + " GiB)";
    }
    std::size_t free_memory() const override
    {
        set();
        std::size_t free = 0, all = 0;
        check(cudaMemGetInfo(&free, &all), "cannot ask for free memory");
        return free;
    }
    std::uint32_t jobs_at_once() const override
    {
        return static_cast<std::uint32_t>(blocks_) *
               static_cast<std::uint32_t>(properties_.multiProcessorCount);
    }
    std::byte* allocate(std::size_t bytes) override
    {
        set();
        void* out = nullptr;
        if (cudaMalloc(&out, bytes) == cudaErrorMemoryAllocation) {
            cudaGetLastError(); // it is told by what is returned
            return nullptr;
        }
        check(cudaGetLastError(), "cannot allocate memory");
        return static_cast<std::byte*>(out);
    }
    void release(std::byte* memory) override
    {
        set();
        cudaFree(memory);
    }
    void clear(std::byte* memory, std::size_t bytes) override
    {
        check(cudaMemset(memory, 0, bytes), "cannot clear memory");
    }
    void upload(std::byte* to, void const* from, std::size_t bytes) override
    {
        check(cudaMemcpy(to, from, bytes, cudaMemcpyHostToDevice), "cannot copy to the card");
    }
    void download(void* to, std::byte const* from, std::size_t bytes) override
    {
        check(cudaMemcpy(to, from, bytes, cudaMemcpyDeviceToHost), "cannot copy from the card");
    }
    void run(block::Job* jobs, std::uint32_t n) override
    {
        run_jobs<<<n, threads_per_job, room_>>>(jobs, static_cast<std::uint32_t>(room_));
        check(cudaGetLastError(), "cannot start");
        check(cudaDeviceSynchronize(), "the program on the card failed");
    }

  private:
    void set() const { check(cudaSetDevice(index_), "cannot use the card"); }

    int index_;
    cudaDeviceProp properties_{};
    std::size_t blocks_{1}, room_{0};
};

std::string why_not_all; ///< why a card that is there is not used

} // namespace

std::vector<std::unique_ptr<Device>> cuda_devices()
{
    std::vector<std::unique_ptr<Device>> out;
    int n = 0;
    if (cudaGetDeviceCount(&n) != cudaSuccess) return out;
    for (int index = 0; index < n; ++index)
        try {
            out.push_back(std::make_unique<CudaDevice>(index));
        } catch (std::exception const& error) { // such as a card that the program was not compiled for
            why_not_all = error.what();
            cudaGetLastError();
        }
    return out;
}

std::string why_no_cuda()
{
    int n = 0;
    cudaError_t const error = cudaGetDeviceCount(&n);
    if (error != cudaSuccess) return cudaGetErrorString(error);
    return n == 0 ? "there is no card" : why_not_all;
}

} // namespace groundswell
