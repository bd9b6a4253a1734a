#pragma once
#include <cstdint>
#include <groundswell/estimate.hpp>
#include <groundswell/paired.hpp>
#include <groundswell/summary.hpp>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace groundswell {

/// Between what values the middle 95 % of a distribution lies.
struct MiddleRange {
    double low{std::numeric_limits<double>::quiet_NaN()}, high{low};
};

/// A figure over the members of a fit, each with some replicates. Every range lies within the bounds of the
/// figure.
///
/// Members are the levels of a one-way random-effects model: a run is the mean, plus what its parameters do,
/// plus chance. The two variances are estimated by the method of moments, which holds for unequal numbers of
/// replicates; one that comes out negative is 0. Source: Searle, Casella & McCulloch (1992), Variance
/// Components, section 3.6.
struct MemberEstimate {
    std::size_t members{0}, runs{0}; ///< that have a value
    Estimate mean;                   ///< of the members' means; its interval is over members
    double median{std::numeric_limits<double>::quiet_NaN()}; ///< of the members' means
    /// Standard deviation of one run by chance; NaN if no member has two runs.
    double chance_sd{std::numeric_limits<double>::quiet_NaN()};
    /// Standard deviation of what parameters do; NaN if chance is not known, or there is one member.
    double parameters_sd{std::numeric_limits<double>::quiet_NaN()};
    MiddleRange together;   ///< of runs: what one institution may see
    MiddleRange parameters; ///< of what members have on average: their means, drawn together by chance's part
    MiddleRange chance;     ///< of runs of a member that has the mean: deviations from members' own means

    /// The part of the variance of one run that is due to parameters; NaN if nothing varies or is known.
    double parameters_share() const;
    /// 95 % interval of that part: half the logarithm of the ratio of the mean squares is nearly normal
    /// (Fisher 1925, Statistical Methods, section 41). NaN where the part is.
    MiddleRange parameters_share_interval;
};

/// @param members  values by member and replicate; NaNs are left out
MemberEstimate estimate_over_members(std::span<std::vector<double> const> members, Bounds bounds);

/// What a change does, over the members of a fit.
struct MemberEffect {
    MemberEstimate difference; ///< variant minus base, in pairs
    Share falls;               ///< members in which the figure falls, by the mean of their pairs
    Share rises;
};
MemberEffect effect_over_members(std::span<std::vector<double> const> differences);

/// Members by the lasting states in which their runs ended.
struct MemberStates {
    double border{0};              ///< perceived norm, half-way between the two states
    Estimate low, high;            ///< the perceived norm of runs that ended in each
    Share all_low, all_high, both; ///< members all of whose runs ended in one, or some in each
};

/// Tell the runs of all members apart by their final norms (`lasting_states`); nothing if they are one group.
/// Members differ in rules: so two groups are lasting states only as far as parameters do not part them. A
/// single member apart from the others is no state.
std::optional<MemberStates> states_over_members(std::span<std::vector<double> const> norms);

/// Members of another arm by the states that were found in one.
MemberStates members_by_state(std::span<std::vector<double> const> norms, MemberStates const& found);

/// Replicates of members: replicate r of member m is replicate `(r << 16) + m`, so that no two members share
/// their luck, and more members or replicates may be added.
std::vector<std::uint32_t> member_replicates(std::uint32_t members, std::uint32_t replicates);
inline std::uint32_t member_of(std::uint32_t replicate)
{
    return replicate & 0xFFFFU;
}

/// One figure of one arm by member and replicate. Nothing as `paired_column`.
std::optional<std::vector<std::vector<double>>> member_column(std::span<PairedReplicate const> runs,
                                                              std::size_t arm, std::string_view metric,
                                                              std::string_view group = "all");

/// The mean of each figure over the replicates of each member, as one replicate of the number of the member.
/// What is withheld in one replicate of a member is withheld in it.
std::vector<PairedReplicate> means_of_members(std::span<PairedReplicate const> runs);

} // namespace groundswell
