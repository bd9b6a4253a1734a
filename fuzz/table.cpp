#include "fuzz.hpp"
#include "memory_file.hpp"
#include "tables/table_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace groundswell;
    // Of any format: it is recognised by its first bytes.
    static fuzz::MemoryFile const file("table");
    file.hold(fuzz::text_of(data, size));
    return fuzz::read_or_refuse([&] { read_table_file(file.path()); });
}
