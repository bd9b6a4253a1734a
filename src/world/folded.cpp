#include "world/folded.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace groundswell {

namespace {

/// Base letters of U+00C0 to U+00FF; capitals and small letters stand in the same order.
constexpr std::array<char const*, 32> base_letters{"a", "a", "a", "a", "a", "a", "ae", "c", "e",  "e", "e",
                                                   "e", "i", "i", "i", "i", "d", "n",  "o", "o",  "o", "o",
                                                   "o", "",  "o", "u", "u", "u", "u",  "y", "th", "y"};

/// Append the folded character at `at`, or nothing if it is no letter or digit. Returns the bytes that it
/// has.
std::size_t append(std::string_view text, std::size_t at, std::string& out)
{
    auto const byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
        char const c = text[at];
        if (c >= 'A' && c <= 'Z') out.push_back(static_cast<char>(c - 'A' + 'a'));
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out.push_back(c);
        return 1;
    }
    std::size_t const bytes = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
    auto const character = text.substr(at, bytes);
    auto const next = character.size() > 1 ? static_cast<unsigned char>(character[1]) : 0U;
    if (byte == 0xC3 && next == 0x9F)
        out += "ss";
    else if (byte == 0xC3 && next >= 0x80)
        out += base_letters[(next - 0x80U) & 31U];
    else if (byte == 0xC5 && (next == 0x92 || next == 0x93))
        out += "oe";
    else if (byte == 0xC2 || (byte == 0xE2 && next == 0x80)) {
        // Signs such as a no-break space, an ordinal mark or a dash.
    } else
        out += character;
    return character.size();
}

} // namespace

std::string folded(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();)
        at += append(text, at, out);
    return out;
}

std::string folded_words(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        auto const before = out.size();
        at += append(text, at, out);
        if (out.size() == before && !out.empty() && out.back() != ' ') out.push_back(' ');
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

} // namespace groundswell
