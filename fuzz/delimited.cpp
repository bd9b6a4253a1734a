#include "tables/delimited.hpp"
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace groundswell;
    return fuzz::read_or_refuse([&] {
        Dialect dialect;
        read_delimited("input.csv", std::string(fuzz::text_of(data, size)), &dialect);
    });
}
