#pragma once
#include <string>
#include <string_view>

namespace groundswell {

/// A count with its noun: "1 week", "30 weeks". The plural takes an s.
std::string how_many(double n, std::string_view noun);

} // namespace groundswell
