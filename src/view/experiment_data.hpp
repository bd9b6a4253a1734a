#pragma once
#include "apps/attribute_report.hpp"
#include "apps/claims_report.hpp"
#include "apps/compare_outcome.hpp"
#include "apps/dose_outcome.hpp"
#include "apps/experiment_json.hpp"

/// What a report says about experiments, from the same outcomes that the commands print.
namespace groundswell::view {

/// One variant against its base.
Json comparison_data(CompareOutcome const& outcome, std::size_t variant);
Json attribution_data(AttributeResult const& result, AttributeSetting const& setting);
Json claims_data(std::vector<ClaimResult> const& results, ClaimsSetting const& setting);
Json dose_data(DoseOutcome const& outcome);

} // namespace groundswell::view
