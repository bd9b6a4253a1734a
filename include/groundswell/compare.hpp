#pragma once
#include <cstddef>
#include <functional>
#include <groundswell/members.hpp>
#include <groundswell/paired.hpp>
#include <groundswell/problems.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

class Card;

/// A scenario under the name by which the user gave it.
struct NamedScenario {
    std::string name;
    Scenario scenario;
};

/// What forbids to compare scenarios with the first of them: other groups, ranks, seats, ties or tables
/// (another world), other weeks, burn-in or window (another horizon). All that is wrong, each under the
/// variant's name.
Problems check_comparable(std::span<NamedScenario const> arms);

/// In words, what a variant does otherwise than the base: "policy.transparency 0.2 -> 0.6", "with
/// parity". Empty if nothing.
std::vector<std::string> changes_between(Scenario const& base, Scenario const& variant);

/// Whether a change of this parameter reaches only people hired after it: it is inborn, or a starting state.
bool acts_at_birth(std::string_view parameter);

/// When there are enough replicates: half the 95 % interval of the mean is small enough, and stays so.
///
/// A rule that stops at the first number of replicates that looks precise stops when the spread happens to
/// look small, and its intervals miss the truth too often. Hence a minimum and a look-ahead: the half-width
/// must hold for `look_ahead` further replicates too (above 100 replicates, for as many per hundred), and
/// they are used. Source: Hoad, Robinson & Davies (2010), J. Oper. Res. Soc. 61(11), 1632-1644. Coverage of
/// the 95 % interval where some 30 replicates are needed, measured (a test repeats it): normal values 95 %,
/// exponential ones 93 %; with a first look at three replicates and no look-ahead 92 % and 79 %.
struct StoppingRule {
    double half_width{0};       ///< asked for, in the unit of the values
    std::size_t minimum{20};    ///< replicates before the first look, at least 2
    std::size_t look_ahead{10}; ///< 0: none
};

/// The number of replicates, of those given, at which the rule stops; nothing if it asks for more. NaNs (a
/// figure without a value) count as replicates and are otherwise left out.
///
/// Depends on the values in their order only, not on how many were run at a time.
std::optional<std::size_t> stop_at(std::span<double const> values, StoppingRule const& rule);

/// A variant of a base in words: parts joined by '+', each an intervention's kind (`escrow`), a field of one
/// (`escrow.uptake=0.3`), or any parameter as `apply_override` takes it (`policy.transparency=0.6`).
///
/// @throws UserError with every problem, under the argument `with`
Scenario variant_of(Scenario const& base, std::string const& words);

/// A base and its variants, and how they are compared.
struct CompareSpec {
    std::vector<NamedScenario> arms; ///< the first is the base; seed and replicates are the base's
    PartAt part{PartAt::week_zero};
    Past past{};           ///< if they part at a later week; not with `uncertain` or a fit
    bool uncertain{false}; ///< each pair also draws the uncertain numbers from their plausible ranges
    FitUse fit{};          ///< each pair runs a member; not with `uncertain`
};

/// How many pairs to run.
struct CompareSize {
    std::uint32_t replicates{20};       ///< with a stopping rule or a fit: ignored
    std::optional<StoppingRule> stop{}; ///< on the difference in `metric`, of every variant; not with a fit
    std::string metric{"harm"};         ///< its group is `figure_group`
    std::uint32_t most{1000};           ///< that a stopping rule may ask for
    int threads{1};                     ///< never changes a result
    /// Called after each replicate with how many are done and how many are planned so far; may throw to stop.
    std::function<void(std::size_t done, std::size_t planned)> advance{};
    Stop interruption{};          ///< looked at several times a week
    std::shared_ptr<Card> card{}; ///< as in `RunOptions`
};

/// What was run.
struct CompareRun {
    CompareSpec spec;
    std::vector<PairedReplicate> replicates; ///< with a fit: of each member the mean of its runs
    std::vector<PairedReplicate> runs{};     ///< with a fit: every run
    std::size_t resumed{0};                  ///< replicates that the store held before
    /// Whether the half-width asked for was reached by every variant; true where none was asked for.
    bool reached{true};
};

/// Refuse what `run_comparison` would refuse before its first run.
///
/// @param shard  of the store; a stopping rule has none but the whole
/// @throws UserError with every problem if the arms are not comparable (`check_comparable`), there are no
///         variants, or the metric is unknown
void check_comparison(CompareSpec const& spec, CompareSize const& size, Shard const& shard = {});

/// Run pairs, or take them from the store. With a stopping rule, as many as it asks for: the number depends
/// on the values only.
///
/// @throws UserError as `check_comparison`
CompareRun run_comparison(CompareSpec spec, CompareSize const& size, PointStore& store);

} // namespace groundswell
