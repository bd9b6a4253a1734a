#pragma once
#include <cstddef>

namespace groundswell {

/// How much malloc hands out for a request anyway [bytes], as glibc does on machines of 64 bits: at least 24,
/// in steps of 16.
constexpr std::size_t malloc_size(std::size_t request)
{
    return request <= 24 ? 24 : (request + 7) / 16 * 16 + 8;
}

} // namespace groundswell
