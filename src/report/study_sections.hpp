#pragma once
#include <groundswell/members.hpp>
#include <groundswell/problems.hpp>
#include <groundswell/scenario.hpp>
#include <span>
#include <string>
#include <vector>

#include "report/json.hpp"
#include "report/kept_points.hpp"

/// Experiments put together again from the points of a study, by the code that their commands use. Replicates
/// that an interruption left incomplete are left out, and notes say so.
namespace groundswell::report {

/// One study, as the sections of a report read it and what they say about it.
struct KeptStudy {
    std::string file; ///< for messages
    KeptPoints& points;
    Scenario scenario; ///< of the study
    std::size_t people{0};
    std::string metric{};  ///< asked for; "": that of each experiment's own command
    std::string command{}; ///< that made the study
    std::string options{}; ///< of it: what it was given about the scenario

    std::vector<std::string> notes{};    ///< what is left out, and why
    std::vector<std::string> commands{}; ///< by which what is shown is had again

    /// The options by which so many replicates are had again: a study may have been extended.
    std::string options_for(std::size_t replicates) const;
};

/// The fit that a study keeps, and what it holds of it.
FitUse kept_fit_of(KeptStudy const& study, std::vector<PairedReplicate> const& runs);

/// An experiment's part of a report.
struct StudySection {
    char const* title; ///< plural, for messages: "comparisons"
    /// Add what the study holds of the experiment, if anything.
    ///
    /// @throws UserError if what the study keeps of it cannot be read
    void (*add)(KeptStudy& study, Json& report);
};

/// By experiment, in the order of a report.
std::span<StudySection const> study_sections();

/// Add every section that can be read; of the others the notes say why they are left out.
///
/// @return what is wrong with those that cannot be read
Problems add_sections(KeptStudy& study, Json& report);

/// What the runs of a fit's members say, as notes.
void add_members(KeptStudy& study, Json& report);
void add_comparisons(KeptStudy& study, Json& report);
void add_doses(KeptStudy& study, Json& report);
void add_attribution(KeptStudy& study, Json& report);
void add_claims(KeptStudy& study, Json& report);
void add_fit(KeptStudy& study, Json& report);
void add_sensitivity(KeptStudy& study, Json& report);

} // namespace groundswell::report
