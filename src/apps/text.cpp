#include "apps/text.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>

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

namespace {

/// Decimals that a figure of this size is given: about three significant digits.
int decimals(double value, bool share)
{
    double const size = std::abs(share ? 100 * value : value);
    if (share) return size >= 99.95 || size == 0 ? 0 : 1;
    return size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
}

} // namespace

std::string figure(double value, bool share)
{
    if (std::isnan(value)) return "-";
    return fmt::format("{:.{}f}{}", share ? 100 * value : value, decimals(value, share), share ? "%" : "");
}

std::string percent(double share)
{
    return figure(share, true);
}

std::string interval_of(Estimate const& estimate, bool share)
{
    if (estimate.n < 2) return "";
    auto const bound = [&](double x) {
        if (share) x = 100 * std::clamp(x, 0.0, 1.0);
        return fmt::format("{:.{}f}", x, decimals(estimate.mean, share));
    };
    return fmt::format("[{}, {}]", bound(estimate.low), bound(estimate.high));
}

std::string with_interval(Estimate const& estimate, bool share)
{
    if (!estimate.known()) return "-";
    return figure(estimate.mean, share) + (estimate.n < 2 ? "" : " ") + interval_of(estimate, share);
}

std::string with_half_width(Estimate const& estimate, bool share, Characters characters)
{
    auto const mean = figure(estimate.mean, share);
    if (estimate.n < 2) return mean;
    double const half = (estimate.high - estimate.low) / 2 * (share ? 100 : 1);
    return fmt::format("{} {}{:.{}f}", mean, characters.unicode ? "±" : "+-", half,
                       decimals(estimate.mean, share));
}

std::string thousands(std::uint64_t n)
{
    auto digits = std::to_string(n);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), 1, ',');
    return digits;
}

std::string joined(std::vector<std::string> const& words)
{
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i)
        out += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return out;
}

std::string people_of(std::string const& group)
{
    if (group == "all") return "people";
    if (group.ends_with("man")) return group.substr(0, group.size() - 3) + "men";
    if (group.ends_with("men") || group.ends_with('s')) return group;
    return group + " people";
}

std::string span_of_weeks(Week weeks)
{
    if (weeks % 52 != 0) return fmt::format("{} week{}", weeks, weeks == 1 ? "" : "s");
    return fmt::format("{} year{}", weeks / 52, weeks == 52 ? "" : "s");
}

} // namespace groundswell
