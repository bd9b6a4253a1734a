#pragma once
#include <groundswell/members.hpp>
#include <groundswell/over_members.hpp>
#include <groundswell/paired.hpp>
#include <optional>
#include <string>
#include <vector>

namespace groundswell {

/// Every run of every member of a fit.
struct MemberRun {
    Scenario scenario; ///< what was fitted
    FitUse fit;
    std::vector<PairedReplicate> runs; ///< by member, in it by replicate; with one arm
};

/// Run the members of a fit, or take their runs from the store.
///
/// @param options  `first` and `count` are ignored
MemberRun run_members(Scenario scenario, FitUse fit, PairedOptions options, PointStore& store);

/// One figure of one group over the members.
struct MemberFigure {
    std::string metric, group;
    bool withheld{false}; ///< rests on too few people in some run; then nothing is known
    MemberEstimate over{};
};

/// Every figure that experiments keep, by metric, in it by group.
std::vector<MemberFigure> member_figures(MemberRun const& run);

/// Members by the lasting states in which their runs ended, if there are two.
std::optional<MemberStates> member_states(MemberRun const& run);

} // namespace groundswell
