#pragma once
#include <string>
#include <vector>

#include "apps/text.hpp"
#include "experiment/dose_curve.hpp"
#include "experiment/tipping.hpp"

namespace groundswell {

/// Everything that the printed forms of a response curve are made from.
struct DoseOutcome {
    DoseRun run;
    std::string metric;
    DoseCurve curve;
    Tipping tipping;
    double seconds{0};
};

/// The response by dose as bars with intervals.
std::string dose_chart(DoseOutcome const& outcome, Characters characters);
/// Both histories side by side, and in words whether the state stays.
std::string tipping_text(DoseOutcome const& outcome);

/// Whether the state stays once the push is withdrawn, and whether it depends on the way to a dose.
std::vector<std::string> tipping_sentences(DoseOutcome const& outcome);

/// Where the response is steepest, as printed.
std::string steepest_text(DoseOutcome const& outcome);

std::string dose_text(DoseOutcome const& outcome, Characters characters);
std::string dose_json(DoseOutcome const& outcome);

} // namespace groundswell
