#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "block/job.hpp"

namespace groundswell {

/// A machine of its own with memory of its own, which runs jobs side by side. It is used by one thread.
class Device {
  public:
    Device() = default;
    Device(Device const&) = delete;
    Device& operator=(Device const&) = delete;
    virtual ~Device() = default;

    /// For people.
    virtual std::string name() const = 0;
    /// Memory that can be allocated now [bytes].
    virtual std::size_t free_memory() const = 0;
    /// How many jobs run at the same time; more of them wait for each other.
    virtual std::uint32_t jobs_at_once() const = 0;

    /// @return 256-byte aligned; null if there is no room
    virtual std::byte* allocate(std::size_t bytes) = 0;
    virtual void release(std::byte* memory) = 0;
    virtual void clear(std::byte* memory, std::size_t bytes) = 0;
    virtual void upload(std::byte* to, void const* from, std::size_t bytes) = 0;
    virtual void download(void* to, std::byte const* from, std::size_t bytes) = 0;
    /// Run jobs that lie in the device's memory, and wait for them. All their pointers point there.
    virtual void run(block::Job* jobs, std::uint32_t n) = 0;
};

/// All cards that this program can use. None: empty.
std::vector<std::unique_ptr<Device>> cuda_devices();
/// Why there is none: built without CUDA, or what the driver says.
std::string why_no_cuda();

/// The processor, as a card of one job at a time.
std::unique_ptr<Device> emulated_device();

} // namespace groundswell
