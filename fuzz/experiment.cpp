#include "experiment/measured.hpp"
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace groundswell;
    // The first byte tells the table of measured numbers from the file of one experiment.
    return fuzz::read_or_refuse([&] {
        auto const text = fuzz::text_of(data, size);
        if (text.starts_with("id,"))
            parse_measured(text, "input.csv");
        else
            read_measured_experiment(text, "input.toml");
    });
}
