#include <cstdlib>
#include <cstring>

#include "base/memory.hpp"
#include "card/device.hpp"

namespace groundswell {

namespace {

class EmulatedDevice final : public Device {
  public:
    std::string name() const override { return "the processor as a card"; }
    std::size_t free_memory() const override { return memory_limit().value_or(std::size_t{1} << 32) / 2; }
    std::uint32_t jobs_at_once() const override { return 4; }
    std::byte* allocate(std::size_t bytes) override
    {
        return static_cast<std::byte*>(std::aligned_alloc(256, (bytes + 255) / 256 * 256));
    }
    void release(std::byte* memory) override { std::free(memory); }
    void clear(std::byte* memory, std::size_t bytes) override { std::memset(memory, 0, bytes); }
    void upload(std::byte* to, void const* from, std::size_t bytes) override { std::memcpy(to, from, bytes); }
    void download(void* to, std::byte const* from, std::size_t bytes) override
    {
        std::memcpy(to, from, bytes);
    }
    void run(block::Job* jobs, std::uint32_t n) override
    {
        for (std::uint32_t i = 0; i < n; ++i)
            block::run_job(block::OneThread{}, jobs[i], jobs[i].memory);
    }
};

} // namespace

std::unique_ptr<Device> emulated_device()
{
    return std::make_unique<EmulatedDevice>();
}

} // namespace groundswell
