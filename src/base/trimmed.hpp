#pragma once
#include <string_view>

namespace groundswell {

/// The text without blanks, tabs, line ends and no-break spaces at its ends.
std::string_view trimmed(std::string_view text);

} // namespace groundswell
