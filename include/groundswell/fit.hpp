#pragma once
#include <cstdint>
#include <functional>
#include <groundswell/parameter_points.hpp>
#include <groundswell/points.hpp>
#include <groundswell/scenario.hpp>
#include <groundswell/stop.hpp>
#include <groundswell/targets.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// History matching: which points of the plausible space do the surveys not rule out?
///
/// What is left is called non-implausible. It is no posterior: no point in it is likelier than another.
/// Sources: Craig, Goldstein, Seheult & Smith (1997), in Case Studies in Bayesian Statistics III, 37-93;
/// Vernon, Goldstein & Bower (2010), Bayesian Analysis 5(4), 619-669; Andrianakis et al. (2015), PLoS Comput.
/// Biol. 11(1), e1003968.
namespace groundswell {

class Card;

/// When a point is ruled out, and when it is a member.
struct FitRules {
    double cutoff{3};         ///< of the implausibility: a point above it is ruled out
    std::uint32_t largest{2}; ///< which of the implausibilities is held against it: 2 is the second largest
    double inside{.8};        ///< share of the rows that a member meets by value, within [low, high]
    double discrepancy{.1};   ///< of the model, as a share of a row's value, for rows that say nothing

    friend bool operator==(FitRules const&, FitRules const&) = default;
};

/// Rows that a fit does not use, but predicts: every `of`-th row, from row `fold` on, both counted from 1.
struct HeldOut {
    std::uint32_t fold{0}, of{0}; ///< 0: none

    bool holds(std::size_t row) const { return of > 0 && row % of == fold - 1; }
    friend bool operator==(HeldOut const&, HeldOut const&) = default;
};

struct FitOptions {
    Scenario scenario;
    std::vector<Target> targets;
    FitRules rules{};
    HeldOut held_out{};
    bool experiments{false}; ///< effects that somebody measured are rows too: data/experiments.csv
    std::uint32_t members{256};
    std::uint32_t first_points{1024}; ///< of the plausible space, in wave 0, run once each
    std::uint32_t points{512};        ///< of each further wave
    std::uint32_t waves{6};           ///< after wave 0
    /// Further climbs, each with candidates of its own, while members are missing.
    std::uint32_t rounds{4};
    std::size_t most_runs{0};    ///< a further climb that could pass this is left out; 0: no limit
    std::uint32_t replicates{2}; ///< of each point of these
    std::uint32_t member_replicates{8};
    int threads{1}; ///< never changes a result
    /// Called after each run with how many are done and how many are planned; one thread at a time.
    std::function<void(std::size_t done, std::size_t planned)> advance{};
    Stop stop{};
    std::shared_ptr<Card> card{}; ///< as in `RunOptions`
};

/// How a row stands over a set of points: the spread of the means of the points, of which each has some
/// replicates.
struct RowSpread {
    /// The middle one, and a range that holds one more such point with 95 %, or less of few (`range_holds`).
    double low{0}, median{0}, high{0};
    double inside{0}; ///< share of the points within [low, high] of the survey
};

/// A measured effect, held against the members of a fit: those that the model was set to may rule points out,
/// the others are predicted.
struct FitExperiment {
    std::string id, part, what, unit; ///< as in data/experiments.csv
    std::optional<double> value{};    ///< that was measured; none: only its direction is known
    double low{0}, high{0};           ///< what the measurement leaves open; may be infinite
    bool held{false};                 ///< not used: predicted
    RowSpread members{};

    /// Whether the measured value lies within what the members say; of a direction, whether the middle one
    /// has it.
    bool is_covered() const
    {
        if (!value) return low <= members.median && members.median <= high;
        return members.low <= *value && *value <= members.high;
    }
};

/// What one wave did.
struct FitWave {
    std::size_t points{0};      ///< that were run
    bool climbing{false};       ///< points moved from better ones; else spread over what was left
    double log10_share{0};      ///< of the plausible space that the emulators left before the wave (base 10)
    double predicted_inside{0}; ///< rows, by the emulators, at the points that were run
    double inside{0};           ///< rows, as they were run: the median over the points
    double best{0};             ///< of the points
    std::vector<RowSpread> rows{};
};

/// What the fit says about one uncertain number.
struct LearnedParameter {
    std::string name;
    Range plausible;
    double low{0}, median{0}, high{0}; ///< 2.5 %, 50 % and 97.5 % of the members
    double spread{0};                  ///< high - low, as a share of the plausible range's middle 95 %
    double distance{0};  ///< largest between the two distributions: 0 as the plausible range, 1 apart
    bool learned{false}; ///< the members are spread otherwise than the plausible range, beyond chance
};

/// One point that the surveys do not rule out, with what it gave at fresh draws.
struct FitMember {
    Scenario scenario;            ///< ready to run
    std::vector<double> values;   ///< by parameter, in the order of `FitResult::parameters`
    std::vector<double> rows;     ///< means by row
    std::vector<double> effects;  ///< by experiment
    double implausibility{0};     ///< the one that is held against it
    std::uint32_t inside{0};      ///< rows within the survey's interval
    std::uint64_t result_hash{0}; ///< of its replicate 0
};

struct FitResult {
    std::vector<Target> targets;
    std::vector<FitWave> waves;
    std::vector<LearnedParameter> parameters;
    std::vector<FitMember> members;
    std::vector<RowSpread> rows; ///< over the members, at fresh draws
    std::vector<bool> held_out;  ///< by row: not used, but predicted
    std::size_t candidates{0};   ///< points that were run with all replicates
    std::size_t confirmed{0};    ///< of those that met the rules, as many meet them at fresh draws
    std::size_t chosen{0};       ///< that met the rules before
    std::vector<FitExperiment> experiments{}; ///< if they were asked for
    std::vector<std::string> not_run{};       ///< experiments that this scenario cannot be put to
    std::size_t against_effects{0}; ///< that met the rules again, and were ruled out by measured effects
    std::size_t runs{0};            ///< replicates in all
    std::size_t resumed{0};         ///< of them from the store
    /// Pairs of rows that pull apart: no point of any wave meets both. By how much, in units of the larger
    /// half-width.
    struct Conflict {
        std::size_t a, b;
        double by;
    };
    std::vector<Conflict> conflicts;
};

/// Refuse what `run_fit` would refuse before its first run.
///
/// @param shard  of the store; a fit has none but the whole
/// @throws UserError with every fault of the sizes and rules, or of the rows
void check_fit(FitOptions const& options, Shard const& shard = {});

/// Number of runs that a fit takes at most, without `FitOptions::rounds`.
std::size_t planned_runs(FitOptions const& options);

/// Find the members.
///
/// The same for any number of threads, and for a run that is resumed. Points after wave 0 follow from linear
/// algebra in floating point, so another compiler may find other members; each member itself is as
/// reproducible as any run.
/// @throws UserError if a row cannot be held against the scenario
/// @throws Stopped if asked to; what was run is kept
FitResult run_fit(FitOptions const& options, PointStore& store);

} // namespace groundswell
