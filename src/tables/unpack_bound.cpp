#include "tables/unpack_bound.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/problems.hpp>

#include "base/memory.hpp"

namespace groundswell {

namespace {

constexpr std::uint64_t largest = std::uint64_t{1} << 30, share_of_memory = 8;

std::string in_mib(std::uint64_t bytes)
{
    return fmt::format("{:.1f} MiB", static_cast<double>(bytes) / (1 << 20));
}

} // namespace

UnpackBound::UnpackBound(std::string path)
    : path_(std::move(path)),
      most_(std::min(largest, memory_limit().value_or(share_of_memory * largest) / share_of_memory))
{}

void UnpackBound::add(std::uint64_t bytes)
{
    bytes_ += std::min(bytes, std::uint64_t{1} << 40);
    if (bytes_ <= most_) return;
    throw UserError(
        {.code = ProblemCode::file_too_large,
         .place = {.file = path_},
         .what = fmt::format("holds {} or more, unpacked", in_mib(bytes_)),
         .allowed = fmt::format("at most {}: an eighth of the memory there is, and never above {}",
                                in_mib(most_), in_mib(largest)),
         .suggestion = "write what is needed of it as CSV, or set GROUNDSWELL_MEMORY if the limit is wrong"});
}

} // namespace groundswell
