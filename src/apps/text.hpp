#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "observe/summary.hpp"

/// Writing for people at a terminal of 80 columns.
namespace groundswell {

inline constexpr std::size_t line_width = 79;

/// Which characters may be used: block characters where the locale is UTF-8, ASCII elsewhere.
struct Characters {
    bool unicode{false};

    /// Of this process: LC_ALL, LC_CTYPE or LANG, the first that is set.
    static Characters of_terminal();
    /// A horizontal bar of `share` of `width` columns, padded with blanks to `width`.
    std::string bar(double share, std::size_t width) const;
};

/// Columns that a UTF-8 text takes (one per code point: no wide characters are used here).
std::size_t columns(std::string_view text);
std::string padded(std::string text, std::size_t width);
std::string padded_left(std::string text, std::size_t width);

/// Break into lines of at most `line_width`, all of them indented.
///
/// @param first  what the first line begins with; further lines are indented by as many columns
std::string wrapped(std::string const& first, std::string_view text);

/// "20.1%": three significant digits at most, never more than one decimal.
std::string percent(double share);
/// A figure in its own unit: `share` as a percentage, else three significant digits.
std::string figure(double value, bool share);
/// "20.1% [19.6, 20.6]", or without brackets for a single replicate; "-" if unknown. Intervals of shares end
/// at 0 and 1. Bounds have as many decimals as the mean.
std::string with_interval(Estimate const& estimate, bool share);
/// "[19.6, 20.6]"; "" for a single replicate.
std::string interval_of(Estimate const& estimate, bool share);

/// "20.1% ±0.5": the same interval, shorter.
std::string with_half_width(Estimate const& estimate, bool share, Characters characters);

/// "1,000,000".
std::string thousands(std::uint64_t n);
/// "a, b and c".
std::string joined(std::vector<std::string> const& words);
/// People of a group as one speaks of them: "women", "men", "nonbinary people".
std::string people_of(std::string const& group);
/// "2 years" or "30 weeks".
std::string span_of_weeks(Week weeks);

} // namespace groundswell
