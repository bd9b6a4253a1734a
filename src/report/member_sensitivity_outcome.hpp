#pragma once
#include <string>
#include <vector>

#include "experiment/member_sensitivity.hpp"
#include "report/json.hpp"

namespace groundswell::report {

/// Everything that the forms of a sensitivity over a fit are made from.
struct MemberSensitivityOutcome {
    MemberRun run;
    std::vector<MemberSensitivity> metrics;
    double seconds{0};
};

/// @throws UserError if a metric rests on too few people, or is not kept
MemberSensitivityOutcome member_sensitivity_of(MemberRun run, std::vector<std::string> const& metrics);

/// Names of the numbers that differ between members, in the order of `MemberShare::number`.
std::vector<std::string> numbers_of(MemberSensitivityOutcome const& outcome);
/// What the figure depends on most, and how much is chance, in sentences.
std::vector<std::string> member_sensitivity_sentences(MemberSensitivity const& metric,
                                                      MemberSensitivityOutcome const& outcome);
/// What a page shows of one figure.
Json member_sensitivity_data(MemberSensitivity const& metric, MemberSensitivityOutcome const& outcome);
/// As one JSON object, as the command prints it.
Json member_sensitivity_json(MemberSensitivityOutcome const& outcome);

} // namespace groundswell::report
