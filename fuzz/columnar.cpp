#include "fuzz.hpp"
#include "tables/formats.hpp"

/// A file of Parquet or Arrow; what is neither is taken for Parquet.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace groundswell;
    std::string bytes(fuzz::text_of(data, size));
    if (columnar_format(bytes).empty()) bytes.insert(0, "PAR1");
    return fuzz::read_or_refuse([&] { read_columnar("input", bytes); });
}
