#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <groundswell/paired.hpp>
#include <groundswell/points.hpp>
#include <groundswell/result.hpp>
#include <groundswell/scenario.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <groundswell/stop.hpp>
namespace groundswell {

class Card;

class BurntIn;
class Observer;
struct RunOptions;

/// When the arms of a pair part from one another.
enum class PartAt : std::uint8_t {
    week_zero,     ///< from one world, burnt in under the base's rules
    burn_in_start, ///< from the first week of burn-in: the same seats, ties and draws, nothing else in common
    later_week     ///< from a week of one run under the base's rules (`Past`)
};

/// The run that arms have in common before they part. Figures count from that week on.
struct Past {
    Week until{0};
    /// The world and the state at that week. Called from several threads at once.
    std::function<BurntIn(std::uint32_t replicate, RunOptions const& options)> at{};
};

/// Every end-of-run figure that is not withheld (a withheld one is absent), and the figures of the catalogue
/// that only paired experiments keep: `late_harm`, `counted_acts`, `cost`, and the course of harm by quarters
/// (`harm@0`, `harm@13`, ...).
std::vector<PointValue> kept_figures(ReplicateResult const& result);

/// Names of the figures that experiments take, in the order of the catalogue.
std::vector<std::string> const& figure_names();

/// @param argument  by which it was given, for messages
/// @throws UserError `argument: unknown metric 'x' (...)` with "did you mean"
void require_figure(std::string const& argument, std::string_view metric);

/// The group whose figure stands for the whole: "all", or "woman" for figures of women only.
std::string figure_group(std::string_view metric);

/// A paired experiment: in each replicate a base and its variants run in the same world with the same draws.
///
/// The scenario is in no random key, so a difference between arms is due to their rules.
struct PairedPlan {
    std::string experiment;        ///< name in the store: "compare", "claims/C04"
    std::string definition;        ///< what was asked: `definition_of`
    std::vector<std::string> arms; ///< names of points in the store; the first is the base
    /// What each arm was asked (`definition_of`), parallel to `arms`; "": its name says it all. May be empty.
    std::vector<std::string> asked_of_arms{};
    /// What the arms run in one replicate, parallel to `arms`. Pure; called from several threads at once.
    /// All must have the same groups, ranks, seats and ties (`require_comparable`). The seed is the base's.
    std::function<std::vector<Scenario>(std::uint32_t replicate)> scenarios;
    PartAt part{PartAt::week_zero};
    Past past{}; ///< if they part at a later week
    /// What is kept of the result of an arm. Pure; never empty.
    std::function<std::vector<PointValue>(ReplicateResult const&, std::size_t arm)> measure{
        [](ReplicateResult const& result, std::size_t) { return kept_figures(result); }};
};

struct PairedOptions {
    int threads{1};         ///< never changes a result
    std::uint32_t first{0}; ///< replicate
    std::uint32_t count{20};
    std::vector<std::uint32_t> which{}; ///< these replicates, in this order, instead of `count` from `first`
    /// Called after each replicate, by one thread at a time; may throw to stop (what is done is kept).
    std::function<void()> advance{};
    Stop stop{};                  ///< looked at several times a week; every arm that is done is kept
    std::shared_ptr<Card> card{}; ///< as in `RunOptions`
};

/// What was kept of one replicate, by arm.
struct PairedReplicate {
    std::uint32_t replicate{0};
    std::vector<std::vector<PointValue>> arms;
};

/// Run replicates `first .. first + count`, or those of `which`, spread over threads; points that the store
/// holds are not run again, and each is kept as soon as it is run. In the order asked for, and the same for
/// any number of threads.
///
/// @throws UserError if a world cannot be built, or the store holds this experiment with another definition
/// @throws LeftToOthers if the store is a shard, and others have some of the replicates
std::vector<PairedReplicate> run_paired(PairedPlan const& plan, PairedOptions const& options,
                                        PointStore& store);

/// One number for what the arms left, in their order; the same for any number of threads.
std::uint64_t points_hash(std::span<PairedReplicate const> replicates);

/// How the arms of one replicate are run.
struct ArmsOptions {
    int threads{1};                ///< never changes a result
    int observe_every{0};          ///< weeks between means of states; 0: only at the end
    std::filesystem::path cache{}; ///< as in `RunOptions`; never changes a result
    /// Who looks on, by arm (null: nobody); the burn-in is the base's. Shorter than the arms: nobody else.
    std::vector<Observer*> observers{};
    Stop stop{};
    std::shared_ptr<Card> card{}; ///< as in `RunOptions`
};

/// The results of all arms in one replicate, unreduced and without a store.
std::vector<ReplicateResult> run_arms(std::span<Scenario const> arms, PartAt part, std::uint32_t replicate,
                                      ArmsOptions const& options = {});

/// One figure by replicate in one arm; NaN where its denominator is 0. Nothing if it is withheld in any
/// replicate, or no such figure is kept.
std::optional<std::vector<double>> paired_column(std::span<PairedReplicate const> replicates, std::size_t arm,
                                                 std::string_view metric, std::string_view group = "all");

} // namespace groundswell
