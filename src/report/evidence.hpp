#pragma once
#include <array>
#include <cstddef>
#include <string>

namespace groundswell::report {

/// Uncertain numbers of the model by grade: measured, inferred, assumed.
std::array<std::size_t, 3> evidence_counts();
/// How many of the model's uncertain numbers were measured, inferred and assumed, and what the star means.
std::string evidence_sentence();

} // namespace groundswell::report
