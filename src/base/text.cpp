#include "base/text.hpp"

#include <cstdint>

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <utility>

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

namespace {

std::string_view last_part(std::string_view name)
{
    return name.substr(name.rfind('.') + 1);
}

/// Dotted candidates whose last part is that of the word; none if they are too many to choose among.
std::vector<std::string> with_last_part(std::string_view word, std::vector<std::string> const& candidates)
{
    constexpr std::size_t most = 3;
    std::vector<std::string> out;
    for (auto const& name : candidates)
        if (last_part(name).size() < name.size() && last_part(name) == last_part(word)) out.push_back(name);
    return out.size() > most ? std::vector<std::string>{} : out;
}

} // namespace

std::string did_you_mean(std::string_view word, std::vector<std::string> const& candidates)
{
    std::string const near = nearest_word(word, candidates);
    auto guesses = with_last_part(word, candidates);
    // A full name that is misspelt is likelier than one of another section.
    if (!near.empty() && (guesses.empty() || word.find('.') != word.npos)) guesses = {near};
    std::string out;
    for (std::size_t i = 0; i < guesses.size(); ++i)
        out += (i == 0 ? "did you mean '" : i + 1 < guesses.size() ? "', '" : "' or '") + guesses[i];
    return out.empty() ? out : out + "'?";
}

namespace {

/// Length of the character in UTF-8 that begins here, and its number; 0: these bytes are none.
std::pair<std::size_t, char32_t> character_at(std::string_view text)
{
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    unsigned char const first = byte(0);
    if (first < 0x80) return {1, first};
    std::size_t const length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return {0, 0};
    char32_t out = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {0, 0};
        out = (out << 6) | (byte(i) & 0x3FU);
    }
    return {length, out};
}

bool is_obeyed(char32_t c, Newlines newlines)
{
    if (c == '\n') return newlines == Newlines::shown;
    if (c == '\t') return newlines == Newlines::shown;
    bool const control = c < 0x20 || (c >= 0x7f && c < 0xa0);
    bool const turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return control || turns || c == 0x2028 || c == 0x2029;
}

} // namespace

std::string visible(std::string_view text, Newlines newlines)
{
    std::string out;
    while (!text.empty()) {
        auto const [length, c] = character_at(text);
        if (length == 0)
            out += "\\ufffd";
        else if (is_obeyed(c, newlines))
            out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
        else
            out += text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return out;
}

bool is_nested_deeper(std::string_view json, int most)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        char const c = json[i];
        if (quoted && c == '\\')
            ++i;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '[' || c == '{') && ++depth > most)
            return true;
        else if (!quoted && (c == ']' || c == '}'))
            --depth;
    }
    return false;
}

std::string format_number(double value)
{
    return fmt::format("{:.6g}", value);
}

bool is_utf8(std::string_view text)
{
    constexpr std::uint32_t least[]{0, 0, 0x80, 0x800, 0x10000};
    for (std::size_t i = 0; i < text.size();) {
        auto const first = static_cast<unsigned char>(text[i]);
        std::size_t const length = first < 0x80       ? 1
                                   : first >> 5 == 6  ? 2
                                   : first >> 4 == 14 ? 3
                                   : first >> 3 == 30 ? 4
                                                      : 0;
        if (length == 0 || length > text.size() - i) return false;
        std::uint32_t code = length == 1 ? first : first & (0x7FU >> length);
        for (std::size_t k = 1; k < length; ++k) {
            auto const next = static_cast<unsigned char>(text[i + k]);
            if (next >> 6 != 2) return false;
            code = code << 6 | (next & 0x3F);
        }
        if (code < least[length] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return false;
        i += length;
    }
    return true;
}

} // namespace groundswell
