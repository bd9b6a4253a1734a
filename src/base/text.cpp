#include "base/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace groundswell {

namespace {

std::size_t edit_distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t const above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

} // namespace

std::string repeatable(std::string_view text, std::size_t most)
{
    std::size_t end = std::min(text.size(), most);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
        --end; // within a character
    std::string out;
    for (std::size_t i = 0; i < end; ++i) {
        auto const c = static_cast<unsigned char>(text[i]);
        // Also the second set of controls, U+0080 to U+009F.
        bool const second = c == 0xC2 && i + 1 < end && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F)
            out += fmt::format("\\x{:02x}", c);
        else if (second)
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[++i]));
        else
            out += text[i];
    }
    if (end < text.size()) out += fmt::format("... ({} bytes more)", text.size() - end);
    return out;
}

std::string nearest_word(std::string_view word, std::vector<std::string> const& candidates)
{
    constexpr std::size_t longest = 100; // the time grows with the square of it
    if (word.size() > longest) return {};
    std::string best;
    std::size_t best_distance = word.size() / 3 + 2;
    for (auto const& candidate : candidates) {
        std::size_t const distance = edit_distance(word, candidate);
        bool const something_in_common = distance < std::max(word.size(), candidate.size());
        if (something_in_common && distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

std::string did_you_mean(std::string_view word, std::vector<std::string> const& candidates)
{
    std::string const guess = nearest_word(word, candidates);
    return guess.empty() ? "" : "did you mean '" + guess + "'?";
}

std::string format_number(double value)
{
    return fmt::format("{:.6g}", value);
}

} // namespace groundswell
