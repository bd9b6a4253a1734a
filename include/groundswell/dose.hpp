#pragma once
#include <functional>
#include <groundswell/members.hpp>
#include <groundswell/paired.hpp>
#include <groundswell/scenario.hpp>
#include <string>
#include <vector>

namespace groundswell {

/// Set a number by its name: a parameter (`policy.transparency`), or a field of an intervention
/// (`ally_mobilisation.share`, `training.dose`), named by its name in the scenario or by its kind. A kind
/// that the scenario does not have is added in its standard form. A share or count of 0 reaches nobody and
/// takes the intervention away.
///
/// @param argument  by which it was given, for messages
/// @throws UserError for an unknown name (with "did you mean"), or a value out of range; the scenario is
///         then unchanged
void set_lever(Scenario& scenario, std::string const& name, double value,
               std::string const& argument = "parameter");

/// What values a lever may take.
struct LeverRange {
    double low{0}, high{0};
    bool integer{false}; ///< whole numbers only
};

/// @throws UserError as `set_lever`
LeverRange lever_range(Scenario const& scenario, std::string const& name,
                       std::string const& argument = "parameter");

/// One number of a scenario turned from one value to another.
struct DoseSpec {
    Scenario base;
    std::string lever; ///< as `set_lever` takes it
    double from{0}, to{1};
    int steps{5};   ///< equal steps between the two; a lever of whole numbers takes the nearest
    Week push{104}; ///< weeks for which the second history holds `to` before it goes to each dose
    FitUse fit{};   ///< each replicate runs a member
};

/// Weeks after the push that what stays needs at least.
inline constexpr Week least_after_push = 26;

/// The push where none is asked for: 104 weeks, or half the horizon if that is shorter.
///
/// @throws UserError if the horizon leaves too little after it
Week usual_push(Scenario const& base);

/// Each dose in two histories, all from one burnt-in world per replicate. Up: the dose from week 0 on. Down:
/// `to` for `push` weeks, and only then the dose. At `to` they are the same.
struct DosePlan {
    std::vector<double> doses;       ///< ascending if from < to; `from` first, `to` last
    std::vector<std::string> arms;   ///< up by dose, then down by dose but for the last
    std::vector<Scenario> scenarios; ///< by arm

    std::size_t up(std::size_t dose) const { return dose; }
    std::size_t down(std::size_t dose) const { return dose + 1 == doses.size() ? dose : doses.size() + dose; }
};

/// @throws UserError with every problem: a lever that is unknown or shapes the world itself, doses out of
///         range or all the same, a push that leaves less than `least_after_push` of the horizon
DosePlan plan_doses(DoseSpec const& spec);

struct DoseRun {
    DoseSpec spec;
    DosePlan plan;
    std::vector<PairedReplicate> replicates; ///< with a fit: of each member the mean of its runs
    std::vector<PairedReplicate> runs{};     ///< with a fit: every run
};

/// Run it, or take what the store holds.
DoseRun run_doses(DoseSpec spec, PairedOptions const& options, PointStore& store);

} // namespace groundswell
