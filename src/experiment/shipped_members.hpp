#pragma once
#include <string_view>

namespace groundswell {

/// The fit of the default institution that comes with the program: data/fit_default.csv.
std::string_view shipped_members();

} // namespace groundswell
