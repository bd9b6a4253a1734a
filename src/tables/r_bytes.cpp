#include "tables/r_bytes.hpp"

#include <bit>
#include <groundswell/problems.hpp>

namespace groundswell {

void RBytes::skip(std::size_t bytes)
{
    if (bytes > bytes_.size() - at_) fail("ends too early");
    at_ += bytes;
}

std::int32_t RBytes::number()
{
    auto const first = at_;
    skip(4);
    std::uint32_t out = 0;
    for (auto i = first; i < at_; ++i)
        out = out << 8 | static_cast<unsigned char>(bytes_[i]);
    return static_cast<std::int32_t>(out);
}

double RBytes::real_number()
{
    auto const high = static_cast<std::uint32_t>(number());
    auto const low = static_cast<std::uint32_t>(number());
    return std::bit_cast<double>(std::uint64_t{high} << 32 | low);
}

std::size_t RBytes::length(std::size_t least_bytes)
{
    std::int64_t out = number();
    if (out == -1) {
        auto const high = static_cast<std::uint32_t>(number());
        out = static_cast<std::int64_t>(std::uint64_t{high} << 32 | static_cast<std::uint32_t>(number()));
    }
    if (out < 0 || static_cast<std::uint64_t>(out) > (bytes_.size() - at_) / least_bytes)
        fail("ends too early");
    return static_cast<std::size_t>(out);
}

std::string RBytes::string(std::uint32_t flags)
{
    constexpr std::uint32_t latin1 = 1U << 14;
    auto const bytes = number();
    if (bytes == -1) return ""; // NA
    auto const first = at_;
    if (bytes < 0) fail("is damaged: a text without a length");
    skip(static_cast<std::size_t>(bytes));
    auto const text = bytes_.substr(first, at_ - first);
    if (!(flags & latin1)) return std::string(text);
    std::string out;
    for (char const c : text) {
        auto const b = static_cast<unsigned char>(c);
        if (b >= 0x80) out.push_back(static_cast<char>(0xC0 | b >> 6));
        out.push_back(b < 0x80 ? c : static_cast<char>(0x80 | (b & 0x3F)));
    }
    return out;
}

void RBytes::fail(std::string const& what) const
{
    throw UserError({.code = ProblemCode::file_cannot_be_read,
                     .place = {.file = path_},
                     .what = what,
                     .allowed = "data frames, matrices, and networks of igraph or network, in .rds or .rda",
                     .suggestion = "in R: write.csv(x, \"people.csv\"), or "
                                   "igraph::write_graph(x, \"net.graphml\", \"graphml\")"});
}

} // namespace groundswell
