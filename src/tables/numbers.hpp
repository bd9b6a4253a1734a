#pragma once
#include <optional>
#include <string_view>

namespace groundswell {

/// The number that a whole text is, with a decimal point or, if `comma`, also a decimal comma; or nothing.
std::optional<double> as_number(std::string_view text, bool comma = false);

} // namespace groundswell
