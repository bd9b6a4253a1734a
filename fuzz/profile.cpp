#include <groundswell/profile.hpp>

#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace groundswell;
    return fuzz::read_or_refuse([&] { read_profile_text(fuzz::text_of(data, size), "input.toml"); });
}
