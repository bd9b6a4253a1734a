#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "experiment/measured.hpp"
#include "report/json.hpp"

namespace groundswell::report {

/// How many of the measured numbers the model meets.
struct MeasuredTally {
    std::size_t numbers{0}, met{0}, not_possible{0};
    std::size_t broken{0}; ///< not met, although the documents say that they are
};
/// @param held  those not looked at when the model was set, or the others
MeasuredTally tally_of(std::vector<MeasuredResult> const& results, bool held);

/// "right", "wrong" or "unclear": the direction of an effect beside the measured one; "" for a share.
std::string sign_words(MeasuredVerdict const& verdict);
/// "inside", "within a factor of 2", or "off".
std::string size_words(MeasuredVerdict const& verdict);
/// Bounds of a measured number, "at least 0" or "-0.01 to 0.01".
std::string bounds_words(MeasuredNumber const& number);

/// One JSON object with every measured number beside the model's.
Json measured_json(std::vector<MeasuredResult> const& results, MeasuredOptions const& options);

} // namespace groundswell::report
