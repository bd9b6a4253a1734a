#include "base/memory.hpp"

namespace groundswell {

/// A browser tells no page how much memory it may take.
std::optional<std::uint64_t> memory_limit()
{
    return std::nullopt;
}

} // namespace groundswell
