#pragma once
#include <string>

#include "pack/packed_study.hpp"

namespace groundswell::pack {

/// The use of data as a table (CSV), in the terms of RAT-RS (Achter et al. 2022): which number was specified
/// by data, calibrated to data, or validated against data, and what has no data behind it.
std::string data_table(PackedStudy const& study);

} // namespace groundswell::pack
