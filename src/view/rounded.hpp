#pragma once
#include <string>
#include <vector>

#include "apps/experiment_json.hpp"

namespace groundswell::view {

/// Six significant digits, which is more than any interval can bear and keeps pages small; null if unknown.
Json rounded(double value);
/// {mean, low, high}.
Json band(Estimate const& estimate);
/// Every number of a value, in place.
void round_all(Json& value);

/// Text that was broken into lines for a terminal, in one line again.
std::string unwrapped(std::string const& text);

} // namespace groundswell::view
