#pragma once
#include <compare>
#include <groundswell/scenario.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace groundswell {

/// A figure of one arm of an experiment, written `harm(removed)`, `harm(removed, woman)`,
/// `harm(removed, years 9-10)`, `harm(removed, woman, years 9-10)`, or with `weeks 26-117` in place of years.
struct ClaimFigure {
    std::string metric, arm;
    std::string group{"all"};
    int first_year{0}, last_year{0}; ///< counted from 1; 0: over the metric's own window
    int first_week{0}, end_week{0};  ///< counted from 0, the second not included; both 0: no weeks were given

    bool has_period() const { return first_year > 0 || end_week > 0; }

    std::string text() const;
    friend auto operator<=>(ClaimFigure const&, ClaimFigure const&) = default;
};

/// One way in which an institution is run in a claim's experiment.
struct ClaimArm {
    std::string name;
    bool from_start{false}; ///< its rules hold from the first week of burn-in, not from week 0
    std::vector<std::pair<std::string, double>> set; ///< parameters
    Components off{};
    std::vector<InterventionSpec> interventions;
    std::optional<Week> weeks; ///< horizon; none: the scenario's

    /// The scenario changed in this way.
    Scenario of(Scenario scenario) const;
};

/// One thing that the claim says, as a number and what it must be.
struct ClaimPart {
    std::string says;
    std::string value;                  ///< an expression over figures of arms (`evaluate_expression`)
    std::optional<double> above, below; ///< the part holds strictly between; neither: it is only reported

    bool is_reported_only() const { return !above && !below; }
    bool holds(double x) const; ///< false for NaN
    /// "above 0.05".
    std::string threshold() const;
};

/// A hypothesis about the system (model section 0) and the experiment that tests it, written down in
/// claims/Cnn.toml before it is run; a second reading of a claim is a file of its own. At a point of the
/// plausible space it holds if all its parts hold.
struct Claim {
    std::string id, title, statement;
    std::string experiment;     ///< what is compared, in words
    std::string refuted;        ///< what would refute it
    std::string states;         ///< the arm by which runs are told apart if they end in two lasting states
    std::string built_in;       ///< why the model could hardly give another answer; empty: it could
    std::vector<ClaimArm> arms; ///< besides `base`, the scenario unchanged
    std::vector<ClaimPart> parts;

    ClaimArm const* arm(std::string_view name) const;
    /// Every figure that a part needs, each once.
    std::vector<ClaimFigure> figures() const;
};

/// Read and check a claim.
///
/// @param name  of the file, for messages
/// @throws UserError with every problem at once
Claim read_claim(std::string_view text, std::string const& name);

/// All claims of the folder claims/, kept inside the library, in the order of their files.
std::vector<Claim> const& shipped_claims();

/// Those asked for, in the order of `shipped_claims`; with no ids, all.
///
/// @throws UserError for each unknown one, with "did you mean"
std::vector<Claim> chosen_claims(std::vector<std::string> const& ids);

} // namespace groundswell
