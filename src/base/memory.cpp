#include "base/memory.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace groundswell {

std::uint64_t memory_left(std::uint64_t most, std::uint64_t used, std::uint64_t pages_of_files)
{
    auto const held = used - std::min(used, pages_of_files);
    return most - std::min(most, held);
}

std::string in_gib(std::uint64_t bytes)
{
    return format_number(static_cast<double>((bytes * 10 + (std::uint64_t{1} << 29)) >> 30) / 10) + " GiB";
}

} // namespace groundswell
