#include <groundswell/read_scenario.hpp>
#include <groundswell/write_scenario.hpp>

#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace groundswell;
    // Tables and worlds that it names are not opened.
    return fuzz::read_or_refuse([&] { read_kept_scenario(fuzz::text_of(data, size), "input.toml"); });
}
