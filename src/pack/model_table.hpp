#pragma once
#include <string>

#include "pack/packed_study.hpp"

namespace groundswell::pack {

/// The model of the study as a table (CSV) in the order of the ODD+D protocol (Müller et al. 2013): entities,
/// parts, where it starts, every parameter with its evidence, and the figures that are observed.
std::string model_table(PackedStudy const& study);

} // namespace groundswell::pack
