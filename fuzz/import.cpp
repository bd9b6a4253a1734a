#include <groundswell/tables.hpp>

#include "fuzz.hpp"
#include "memory_file.hpp"
#include "world/import.hpp"

/// A table of people and one of ties, parted by a line "---"; what its columns mean is guessed.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace groundswell;
    static fuzz::MemoryFile const people("people"), ties("ties");
    constexpr std::string_view line = "---\n";
    auto const text = fuzz::text_of(data, size);
    auto const end = text.find(line);
    people.hold(text.substr(0, end));
    std::vector<std::string> files{people.path()};
    if (end != std::string_view::npos) {
        ties.hold(text.substr(end + line.size()));
        files.push_back(ties.path());
    }
    return fuzz::read_or_refuse([&] {
        auto const draft = draft_import(files, {});
        if (draft.problems.empty()) import_world(draft.report.settled, Key{1, 0});
    });
}
