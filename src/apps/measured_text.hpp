#pragma once
#include <string>
#include <vector>

#include "experiment/measured.hpp"

namespace groundswell {

/// Every measured number beside the model's, those that were held back apart.
std::string measured_text(std::vector<MeasuredResult> const& results, MeasuredOptions const& options);
/// The same as tables of docs/evidence.md.
std::string measured_markdown(std::vector<MeasuredResult> const& results, MeasuredOptions const& options);
/// How each row is done, in words; nothing is run.
std::string measured_description(std::vector<MeasuredExperiment> const& experiments);

} // namespace groundswell
