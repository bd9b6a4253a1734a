#pragma once
#include <functional>
#include <groundswell/members.hpp>
#include <groundswell/over_members.hpp>
#include <groundswell/points.hpp>
#include <groundswell/scenario.hpp>
#include <groundswell/summary.hpp>
#include <memory>
#include <string>
#include <vector>

#include <groundswell/stop.hpp>
namespace groundswell {

class Card;

struct AttributeOptions {
    std::string metric{"harm"}, group{"all"};
    int threads{1}; ///< never changes a result
    /// Called after each replicate, by one thread at a time; may throw to stop (what is done is kept).
    std::function<void()> advance{};
    Stop stop{};                  ///< looked at several times a week
    FitUse fit{};                 ///< each replicate runs a member
    std::shared_ptr<Card> card{}; ///< as in `RunOptions`
};

/// One part of the whole: in the metric's unit, and as a share of the whole.
struct AttributedPart {
    std::string name;
    Estimate value, share;
};

/// What the metric is made of, over some replicates.
struct Attribution {
    std::size_t replicates{0};              ///< that have a value in every combination
    Estimate whole;                         ///< nothing switched off
    std::vector<AttributedPart> components; ///< Shapley values; with the residue they sum to the whole
    AttributedPart residue;                 ///< what remains with all eight off
    AttributedPart individual;              ///< of component `individuals`
    AttributedPart structural;              ///< of the other seven together
};

/// The share of the metric that would not have been, had those who never harm anyone (harm propensity 0)
/// among these people answered instead of staying silent.
struct Complicity {
    std::string who; ///< "all", a group's name, or "rank 0"
    AttributedPart avoided;
    bool withheld{false}; ///< they are too few in some replicate; then nothing is known
};

struct AttributeResult {
    std::string metric, group;
    std::size_t asked{0}; ///< replicates run
    Attribution all;
    std::vector<Complicity> complicity; ///< everyone, each group, each rank; they overlap and do not add up
    /// Where the replicates of the unchanged scenario ended in two lasting states: which, and the attribution
    /// within each. Otherwise empty.
    std::optional<LastingStates> states;
    Attribution low, high;
    /// With a fit: the structural share of each member, from the means of its replicates; replicates above
    /// are members.
    std::optional<MemberEstimate> structural_over_members{};
};

/// Attribute a figure to the eight components (model section 4), exactly: every one of their 2^8 combinations
/// is run, with the same draws, from the first week of burn-in.
///
/// Standard errors are over replicates. A share is the mean part over the mean whole (its error by
/// linearisation). A replicate in which the figure is unknown or withheld in some combination is left out.
/// @throws UserError for a metric or group that there is not
AttributeResult attribute_harm(Scenario const& scenario, AttributeOptions const& options, PointStore& store);

/// Runs that `attribute_harm` needs in each replicate.
std::size_t attribute_runs(Scenario const& scenario);

} // namespace groundswell
