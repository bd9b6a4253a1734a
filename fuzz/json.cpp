#include "fuzz.hpp"
#include "tables/formats.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace groundswell;
    return fuzz::read_or_refuse([&] { read_json("input.json", std::string(fuzz::text_of(data, size))); });
}
