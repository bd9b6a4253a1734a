#include "report/words.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "base/how_many.hpp"

namespace groundswell::report {

int decimals_of(double value, bool share)
{
    double const size = std::abs(share ? 100 * value : value);
    if (share) return size >= 99.95 || size == 0 ? 0 : 1;
    return size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
}

std::string fixed(double value, int decimals)
{
    auto text = fmt::format("{:.{}f}", value, decimals);
    bool const is_zero = text.find_first_of("123456789") == std::string::npos;
    if (is_zero && text.starts_with('-')) text.erase(0, 1);
    return text;
}

std::string figure(double value, bool share)
{
    if (std::isnan(value)) return "-";
    return fixed(share ? 100 * value : value, decimals_of(value, share)) + (share ? "%" : "");
}

std::string percent(double share)
{
    return figure(share, true);
}

std::string interval_of(Estimate const& estimate, bool share)
{
    if (!estimate.has_interval() || estimate.low == estimate.high) return "";
    auto const bound = [&](double x) {
        return fixed(share ? 100 * x : x, decimals_of(estimate.mean, share));
    };
    return fmt::format("[{}, {}]", bound(estimate.low), bound(estimate.high));
}

std::string with_interval(Estimate const& estimate, bool share)
{
    if (!estimate.known()) return "-";
    auto const interval = interval_of(estimate, share);
    return figure(estimate.mean, share) + (interval.empty() ? "" : " ") + interval;
}

std::string signed_interval(Estimate const& difference, bool share)
{
    double const scale = share ? 100 : 1;
    double const mean = difference.mean * scale;
    if (!difference.has_interval()) return fmt::format("{:+.{}f}", mean, share ? 1 : 3);
    if (difference.mean == 0 && difference.se == 0) return "none";
    double const low = difference.low * scale, high = difference.high * scale, half = (high - low) / 2;
    // Two digits of the half-width, as is usual for standard errors.
    int const digits =
        half > 0 ? std::clamp(1 - static_cast<int>(std::floor(std::log10(half))), 0, 5) : (share ? 1 : 3);
    return fmt::format("{:+.{}f} [{}, {}]", mean, digits, fixed(low, digits), fixed(high, digits));
}

std::string interval_words(std::size_t replicates)
{
    if (replicates < least_for_interval)
        return fmt::format("There are no intervals: {} replicate{} too few (at least {}).", replicates,
                           replicates == 1 ? " is" : "s are", least_for_interval);
    return fmt::format("Brackets are 95% intervals over {} replicates: they cover chance only, not whether "
                       "the numbers above are right.",
                       replicates);
}

std::string fewer_words(std::size_t replicates)
{
    return fmt::format("(n): over the n of {} replicates in which the figure exists.", replicates);
}

std::string share_text(Share const& share)
{
    return fmt::format("{} of {} ({:.0f}% [{:.0f}, {:.0f}])", share.k, share.n, 100 * share.value(),
                       100 * share.low(), 100 * share.high());
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

std::string shell_word(std::string const& text)
{
    auto const plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("./=:,+@%_-").find(c) != std::string_view::npos;
    };
    if (!text.empty() && std::ranges::all_of(text, plain)) return text;
    std::string out = "'";
    for (char const c : text)
        out += c == '\'' ? "'\\''" : std::string(1, c);
    return out + "'";
}

std::string span_of_weeks(Week weeks)
{
    return weeks % 52 == 0 && weeks != 0 ? how_many(weeks / 52, "year") : how_many(weeks, "week");
}

} // namespace groundswell::report
