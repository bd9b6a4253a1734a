#include "base/memory.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace groundswell {

std::uint64_t memory_left(std::uint64_t most, std::uint64_t used, std::uint64_t pages_of_files)
{
    auto const held = used - std::min(used, pages_of_files);
    return most - std::min(most, held);
}

std::string bytes_in_words(std::uint64_t bytes)
{
    auto const tenths = [bytes](int power) {
        return static_cast<double>(((bytes >> (power - 10)) * 10 + 512) >> 10) / 10;
    };
    if (tenths(30) >= 1) return format_number(tenths(30)) + " GiB";
    if (tenths(20) >= 1) return format_number(tenths(20)) + " MiB";
    return format_number(tenths(10)) + " KiB";
}

} // namespace groundswell
