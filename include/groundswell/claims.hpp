#pragma once
#include <cstdint>
#include <functional>
#include <groundswell/claim.hpp>
#include <groundswell/members.hpp>
#include <groundswell/paired_difference.hpp>
#include <groundswell/points.hpp>
#include <groundswell/region.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <groundswell/stop.hpp>
namespace groundswell {

class Card;

/// Members of the fit that comes with the program at which claims are tested unless more are asked for: with
/// all of them it takes nearly three times as long, and one label in fifteen differs (docs/claims.md).
inline constexpr std::uint32_t usual_claim_members = 96;

struct ClaimsOptions {
    Scenario base;            ///< what it sets itself is not varied
    std::uint32_t points{48}; ///< of the plausible space (`Design`), or members of a fit: the first so many
    std::uint32_t replicates{2};               ///< at each point
    int threads{1};                            ///< never changes a result
    std::shared_ptr<MemberPoints const> fit{}; ///< if given, its members are the points
    /// Called after each replicate of each point, by one thread at a time; may throw to stop (what is done is
    /// kept).
    std::function<void()> advance{};
    Stop stop{};                  ///< looked at several times a week
    std::shared_ptr<Card> card{}; ///< as in `RunOptions`
};

/// What the 95 % interval of the share of the plausible space in which a claim holds says. holds: it lies
/// above 3/4. fails: below 1/4. depends: between them. undecided: it crosses one of these borders.
enum class ClaimVerdict : std::uint8_t { holds, depends, fails, undecided };

/// How large something is over the points of the plausible space.
struct Spread {
    double median{0}, low{0}, high{0}; ///< and the 5 % and 95 % points; NaN if unknown everywhere
};

struct PartResult {
    std::vector<double> values; ///< by point, from the means of its replicates; NaN where unknown
    Share holds;                ///< of the points; none for a part that is only reported
    Spread effect;
};

/// Lasting states, looked for among replicates of one arm at one point: these differ by chance alone. Runs at
/// different points differ in rules, so that they say nothing about it.
struct ClaimStates {
    /// By arm, base first: points at which its replicates end in two states.
    std::vector<std::pair<std::string, Share>> parted;
    /// Pairs of replicates in which the claim holds, at the points where the arm `states` of the claim parts,
    /// by the state in which this arm ended.
    Share holds_low, holds_high;
    Spread effect_low, effect_high; ///< of the first part, within each
};

/// How the rank of one varied number goes with the rank of a part's size over the points (Spearman).
struct NumberWeight {
    std::string parameter;
    std::string mechanism; ///< of the model, in words
    double correlation{0}; ///< positive: the larger the number, the better for the claim
    bool beyond_chance{false};
};

/// Which mechanisms carry a verdict: rank correlations of the size of its deciding part with every number
/// that the design varies.
///
/// `chance` is what the largest of these correlations reaches in one of twenty shuffles of the points, so
/// that one number beyond it by chance is as rare (Westfall & Young 1993, Resampling-Based Multiple Testing,
/// ch. 2).
struct ClaimMechanisms {
    std::size_t part{0}; ///< the one that holds at the fewest points; of equals, the first
    double chance{1};
    std::vector<NumberWeight>
        numbers; ///< those beyond chance, and the strongest of each mechanism; strongest first
};

struct ClaimResult {
    Claim claim;
    std::vector<PartResult> parts;
    std::vector<bool> holds; ///< by point
    Share share;
    ClaimVerdict verdict{ClaimVerdict::undecided};
    /// Where undecided: how many points would decide if the share stayed as it is. None if the share lies so
    /// close to a border that a million would not.
    std::optional<std::size_t> points_to_decide;
    std::optional<Region> region;              ///< looked for where the claim neither holds nor fails
    std::optional<ClaimMechanisms> mechanisms; ///< none with fewer than 10 points
    std::optional<ClaimStates> states;         ///< none if no arm parts anywhere
};

/// Test claims over the plausible space of a scenario: at each point of a design, replicates of every arm are
/// run with the same draws, from one burnt-in world unless an arm's rules hold from the start.
///
/// Arms that several claims share are run once. What the store holds is not run again.
/// @throws UserError if the store holds the claims of another scenario, seed or claim text
std::vector<ClaimResult> test_claims(std::vector<Claim> const& claims, ClaimsOptions const& options,
                                     PointStore& store);

/// Names of the parameters that the design varies, as features of regions.
std::vector<std::string> varied_parameters(Scenario const& base);

char const* name_of(ClaimVerdict verdict);

} // namespace groundswell
