#pragma once
#include <nlohmann/json.hpp>

#include "experiment/paired_difference.hpp"
#include "experiment/paired_ratio.hpp"

/// Estimates of experiments as JSON, which knows neither NaN nor infinity: both are null.
namespace groundswell {

using Json = nlohmann::ordered_json;

Json finite(double value);
Json json_of(Estimate const& estimate);
Json json_of(Share const& share);
Json json_of(Ratio const& ratio); ///< null if not determined

} // namespace groundswell
