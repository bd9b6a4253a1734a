#pragma once
#include <groundswell/compare.hpp>
#include <string>

namespace groundswell::report {

/// The worlds that a comparison draws: "worlds of the plausible box".
std::string world_words(CompareSpec const& spec);

} // namespace groundswell::report
