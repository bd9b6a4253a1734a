#pragma once
#include <groundswell/summary.hpp>
#include <string>
#include <string_view>
#include <vector>

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

} // namespace groundswell
