#pragma once
#include <functional>
#include <groundswell/result.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Weekly series as short JSON texts: small, quick to write, and readable by SQL (json_each) without this
/// program.
namespace groundswell {

/// Numbers by week: an array, or an object {"week": number} of the numbers above 0, whichever is shorter.
/// Weeks count from the first of the series. A withheld week is null.
///
/// @return "" if no week has a number above 0 or is withheld; "null" if all weeks are withheld
std::string pack_counts(std::span<std::uint32_t const> counts, std::span<std::uint8_t const> withheld);

/// Means at some weeks: {"week": mean}, six significant digits; null if withheld or if there is nobody.
std::string pack_means(std::span<std::pair<Week, std::optional<double>> const> means);

/// Read such a text and call `put(week, number)` for each week, with nothing for null. Nothing is trusted:
/// the text may be anything.
///
/// @param weeks  above every week
/// @return whether it was such a text to its end
bool unpack(std::string_view packed, std::size_t weeks,
            std::function<void(std::size_t week, std::optional<double> number)> const& put);

} // namespace groundswell
