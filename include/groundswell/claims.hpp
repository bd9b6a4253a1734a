#pragma once
#include <cstdint>
#include <functional>
#include <groundswell/claim.hpp>
#include <groundswell/paired_difference.hpp>
#include <groundswell/points.hpp>
#include <groundswell/region.hpp>
#include <optional>
#include <string>
#include <vector>

#include <groundswell/stop.hpp>
namespace groundswell {

struct ClaimsOptions {
    Scenario base;               ///< what it sets itself is not varied
    std::uint32_t points{48};    ///< of the plausible space (`Design`)
    std::uint32_t replicates{2}; ///< at each point
    int threads{1};              ///< never changes a result
    /// Called after each replicate of each point, by one thread at a time; may throw to stop (what is done is
    /// kept).
    std::function<void()> advance{};
    Stop stop{}; ///< looked at several times a week
};

/// holds: the 95 % interval of the share of the plausible space in which the claim holds lies above 3/4.
/// fails: it lies below 1/4. depends: otherwise.
enum class ClaimVerdict : std::uint8_t { holds, depends, fails };

/// How large something is over the points of the plausible space.
struct Spread {
    double median{0}, low{0}, high{0}; ///< and the 5 % and 95 % points; NaN if unknown everywhere
};

struct PartResult {
    std::vector<double> values; ///< by point, from the means of its replicates; NaN where unknown
    Share holds;                ///< of the points; none for a part that is only reported
    Spread effect;
};

/// Replicates told apart by the lasting state in which one arm ended.
struct ClaimStates {
    double border{0};
    std::vector<std::pair<std::string, Share>>
        high;                    ///< by arm, base first: runs that ended in the high state
    Share holds_low, holds_high; ///< pairs of replicates in which the claim holds, by the state of `states`
    Spread effect_low, effect_high; ///< of the first part, within each
};

struct ClaimResult {
    Claim claim;
    std::vector<PartResult> parts;
    std::vector<bool> holds; ///< by point
    Share share;
    ClaimVerdict verdict{ClaimVerdict::depends};
    std::optional<Region> region; ///< looked for where the verdict is `depends`
    std::optional<ClaimStates> states;
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
