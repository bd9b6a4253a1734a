#include "base/memory.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <groundswell/problems.hpp>

namespace groundswell {

namespace {

std::uint64_t parsed(std::string const& text)
{
    constexpr std::array<char const*, 5> units{"", "KiB", "MiB", "GiB", "TiB"};
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    std::string unit(end, text.data() + text.size());
    unit.erase(0, std::min(unit.find_first_not_of(' '), unit.size()));
    auto const found = std::find(units.begin(), units.end(), unit);
    if (error != std::errc{} || found == units.end() || !(value >= 0) || value > 1e15)
        throw UserError(Problem{.code = ProblemCode::value_malformed,
                                .place = {.key = "GROUNDSWELL_MEMORY"},
                                .what = "is '" + text + "'",
                                .allowed = "bytes, or a number with KiB, MiB, GiB or TiB",
                                .suggestion = "for example 8GiB"});
    for (auto u = units.begin(); u != found; ++u)
        value *= 1024;
    return static_cast<std::uint64_t>(value);
}

/// Read the first number of a file; empty if there is no such file or no number ("max").
std::optional<std::uint64_t> number_in(char const* path)
{
    std::ifstream file(path);
    std::uint64_t value = 0;
    if (file >> value) return value;
    return std::nullopt;
}

std::optional<std::uint64_t> available()
{
    std::ifstream file("/proc/meminfo");
    std::string name, unit;
    std::uint64_t value = 0;
    while (file >> name >> value) {
        std::getline(file, unit);
        if (name == "MemAvailable:") return value * 1024;
    }
    return std::nullopt;
}

std::uint64_t file_pages()
{
    for (char const* path : {"/sys/fs/cgroup/memory.stat", "/sys/fs/cgroup/memory/memory.stat"}) {
        std::ifstream file(path);
        std::string name;
        std::uint64_t value = 0;
        while (file >> name >> value)
            if (name == "file" || name == "total_cache") return value;
    }
    return 0;
}

/// Memory that the control group (version 2, then 1) leaves.
std::optional<std::uint64_t> left_by_group()
{
    constexpr std::array<std::array<char const*, 2>, 2> files{
        {{"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"},
         {"/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes"}}};
    for (auto const& [limit, used] : files) {
        auto const most = number_in(limit);
        if (!most) continue;
        // Each is read once: they change while they are read.
        return memory_left(*most, number_in(used).value_or(0), file_pages());
    }
    return std::nullopt;
}

} // namespace

std::optional<std::uint64_t> memory_limit()
{
    if (char const* given = std::getenv("GROUNDSWELL_MEMORY"); given && *given) return parsed(given);
    auto const machine = available();
    auto const group = left_by_group();
    if (machine && group) return std::min(*machine, *group);
    return machine ? machine : group;
}

} // namespace groundswell
