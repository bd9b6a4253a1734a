#pragma once
#include <optional>
#include <string_view>

namespace groundswell {

/// The number that a whole text is, with a decimal point or, if `comma`, also a decimal comma; or nothing.
std::optional<double> as_number(std::string_view text, bool comma = false);

/// Whether a number has no fraction.
bool is_whole(double x);

} // namespace groundswell
