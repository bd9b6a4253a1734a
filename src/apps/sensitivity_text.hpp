#pragma once
#include <string>

#include "apps/text.hpp"
#include "report/sensitivity_outcome.hpp"

namespace groundswell {

/// A sensitivity as text for a terminal: for each metric what matters most, in sentences, then the indices.
std::string sensitivity_text(SensitivityResult const& result, report::SensitivitySetting const& setting,
                             Characters characters);

} // namespace groundswell
