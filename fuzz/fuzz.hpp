#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <groundswell/problems.hpp>
#include <groundswell/stop.hpp>
#include <iterator>
#include <string>
#include <string_view>

/// What the fuzz targets share. A target is one reader; libFuzzer calls it with made-up inputs.
namespace groundswell::fuzz {

inline std::string_view text_of(std::uint8_t const* data, std::size_t size)
{
    return {reinterpret_cast<char const*>(data), size};
}

inline std::string bytes_of(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Read. An input may be refused, and only in the way that users are told of: any other exception ends the
/// program, and so does a refusal without words.
///
/// @return what libFuzzer expects of a target
template <class Read>
int read_or_refuse(Read const& read)
{
    try {
        read();
    } catch (UserError const& refused) {
        if (refused.problems().empty()) std::abort();
        for (auto const& problem : refused.problems())
            if (problem.text().empty() || problem.text().size() > 100'000) std::abort();
    } catch (Stopped const&) {
    }
    return 0;
}

} // namespace groundswell::fuzz
