#include "fuzz.hpp"
#include "memory_file.hpp"
#include "tables/formats.hpp"
#include "zip.hpp"

/// The parts of an .xlsx workbook, parted by lines "---": sheet, shared strings, styles, workbook. What is
/// left out is as a spreadsheet program writes it. Bytes that begin as a packed file does are taken whole.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace groundswell;
    static fuzz::MemoryFile const file("workbook");
    auto const text = fuzz::text_of(data, size);
    file.hold(text.starts_with("PK") ? std::string(text) : fuzz::workbook_of(text));
    return fuzz::read_or_refuse([&] { read_xlsx(file.path()); });
}
