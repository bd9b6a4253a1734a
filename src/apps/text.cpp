#include "apps/text.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>

namespace groundswell {

Characters Characters::of_terminal()
{
    for (char const* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        char const* const value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        std::string locale(value);
        std::ranges::transform(locale, locale.begin(), [](unsigned char c) { return std::tolower(c); });
        return {locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos};
    }
    return {false};
}

std::string Characters::bar(double share, std::size_t width) const
{
    share = std::clamp(std::isnan(share) ? 0.0 : share, 0.0, 1.0);
    static constexpr char const* eighths[]{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    auto const fine = static_cast<std::size_t>(std::lround(share * static_cast<double>(width * 8)));
    std::string out;
    for (std::size_t i = 0; i < fine / 8; ++i)
        out += unicode ? "█" : "#";
    if (unicode) out += eighths[fine % 8];
    // Something that happened is never drawn as nothing.
    if (out.empty() && share > 0) out = unicode ? "▏" : "|";
    return padded(out, width);
}

std::size_t columns(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string padded(std::string text, std::size_t width)
{
    std::size_t const used = columns(text);
    return used < width ? text + std::string(width - used, ' ') : text;
}

std::string padded_left(std::string text, std::size_t width)
{
    std::size_t const used = columns(text);
    return used < width ? std::string(width - used, ' ') + text : text;
}

std::string wrapped(std::string const& first, std::string_view text)
{
    std::string out = first, indent(columns(first), ' ');
    std::size_t used = indent.size();
    bool fresh = true;
    while (!text.empty()) {
        auto const end = std::min(text.find(' '), text.size());
        auto const word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) continue;
        if (!fresh && used + 1 + columns(word) > line_width) {
            out += '\n' + indent;
            used = indent.size();
            fresh = true;
        }
        if (!fresh) {
            out += ' ';
            ++used;
        }
        out += word;
        used += columns(word);
        fresh = false;
    }
    return out + '\n';
}

} // namespace groundswell
