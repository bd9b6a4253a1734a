#pragma once
#include <string>
#include <vector>

#include "report/json.hpp"
#include "report/run_outcome.hpp"
#include "report/series.hpp"
#include <groundswell/targets.hpp>

namespace groundswell::report {

/// What a report says about a run: finding, funnel, figures and series. Numbers are those that `run --json`
/// prints, to six digits.
Json run_data(RunOutcome const& outcome, std::vector<std::vector<SeriesRow>> const& series);

/// Surveys against the model, as `run --against` judges.
Json targets_json(std::vector<TargetVerdict> const& verdicts);

/// Scenario, assumptions by grade of evidence, and how to run it again.
///
/// @param hashes  what identifies the results, in words and hexadecimal
Json rests_on_json(Scenario const& scenario, std::string const& again,
                   std::vector<std::string> const& hashes);

/// Whether the shipped surveys ask what a scenario answers: a generated institution of women and men, and at
/// least the window of the survey question.
bool surveys_apply(Scenario const& scenario);

} // namespace groundswell::report
