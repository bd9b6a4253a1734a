#include "store/packing.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace groundswell {

namespace {

void append(std::string& out, std::uint64_t x)
{
    char digits[20];
    auto const end = std::to_chars(digits, digits + sizeof digits, x).ptr;
    out.append(digits, end);
}

} // namespace

std::string pack_counts(std::span<std::uint32_t const> counts, std::span<std::uint8_t const> withheld)
{
    std::size_t filled = 0, hidden = 0;
    for (std::size_t week = 0; week < counts.size(); ++week) {
        hidden += withheld[week];
        filled += withheld[week] != 0 || counts[week] != 0;
    }
    if (filled == 0) return "";
    if (hidden == counts.size()) return "null";

    // A number takes about two characters in an array and eight in an object. An object leaves out zeros.
    bool const sparse = filled * 4 < counts.size();
    std::string out(1, sparse ? '{' : '[');
    for (std::size_t week = 0; week < counts.size(); ++week) {
        if (sparse && !withheld[week] && counts[week] == 0) continue;
        if (out.size() > 1) out += ',';
        if (sparse) {
            out += '"';
            append(out, week);
            out += "\":";
        }
        if (withheld[week])
            out += "null";
        else
            append(out, counts[week]);
    }
    out += sparse ? '}' : ']';
    return out;
}

std::string pack_means(std::span<std::pair<Week, std::optional<double>> const> means)
{
    std::string out = "{";
    for (auto const& [week, mean] : means) {
        if (out.size() > 1) out += ',';
        out += mean ? fmt::format("\"{}\":{:.6g}", week, *mean) : fmt::format("\"{}\":null", week);
    }
    return out + "}";
}

} // namespace groundswell
