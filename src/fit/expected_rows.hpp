#pragma once
#include <span>

#include "fit/emulators.hpp"
#include "fit/survey_rows.hpp"

namespace groundswell {

/// What is believed about the mean of one row at a point: normal, and independent of the other rows.
struct Belief {
    double mean, variance;
};

/// How well a point is expected to do when it is run: the expected number of rows within the survey's
/// interval, less what the implausibility that is held against it exceeds the cutoff by.
double expected_rows(std::span<SurveyRow const> rows, std::span<Belief const> beliefs, FitRules const& rules);

/// The belief about each row at a point that was not run, if it were run with some replicates.
void believe(Emulators const& emulators, std::span<double const> unit, std::uint32_t replicates,
             std::span<Belief> out);

/// What the runs at a point say beyond the emulators: errors of the emulators there, without what is chance.
///
/// Such errors change slowly over the space. So they say something about points nearby, too: kriging with one
/// neighbour.
struct LocalErrors {
    std::vector<double> error; ///< by row, on the figure's own scale: the best guess of the emulator's error
    std::vector<double> variance; ///< of this guess
};

LocalErrors local_errors(Emulators const& emulators, FitRuns const& runs, std::size_t point);

/// The belief at a point near another one that was run.
///
/// @param carried  by row: how much of an error holds at the other point; 1 at the point itself
void believe_near(Emulators const& emulators, LocalErrors const& near, std::span<double const> carried,
                  std::span<double const> unit, std::uint32_t replicates, std::span<Belief> out);

} // namespace groundswell
