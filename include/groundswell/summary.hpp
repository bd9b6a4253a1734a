#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <groundswell/estimate.hpp>
#include <groundswell/result.hpp>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

/// A figure as it may be shown: value and base are missing where it is withheld.
struct ShownMetric {
    std::string name, group;
    double value{std::numeric_limits<double>::quiet_NaN()}; ///< NaN too where the denominator is 0
    std::int64_t base{0};
    bool withheld{false};

    friend bool operator==(ShownMetric const&, ShownMetric const&) = default;
};

/// What a finding needs of one replicate, with small cells withheld. A study keeps it, so that the same is
/// printed after a run and from a file.
struct ReplicateSummary {
    std::uint32_t replicate{0};
    std::uint64_t result_hash{0}, metrics_hash{0};
    std::uint64_t messages{0}, candidates{0};
    double intervention_cost{0};
    std::vector<ShownMetric> metrics{};
    Funnel funnel{};
    std::array<std::uint64_t, counter_count> totals{}; ///< over everyone and the last `window` weeks
    /// Mean over everyone at the end, in the order of `state_names`; NaN if states were not observed.
    std::array<double, state_count> end_state{};
};

/// A stage of the funnel.
struct FunnelStage {
    char const* name;
    std::uint64_t Funnel::*events;
    char const* meaning; ///< of the acts: ...
};

/// The stages by name, in their order. Each holds acts of the stage before, so it is never larger.
inline constexpr std::array<FunnelStage, 6> funnel_stages{
    {{"act", &Funnel::acts, "took place"},
     {"known", &Funnel::known, "a witness noticed it, or the target told somebody"},
     {"disclosed", &Funnel::disclosed, "the target told somebody"},
     {"reported", &Funnel::reported, "the target reported it"},
     {"substantiated", &Funnel::substantiated, "the report was upheld"},
     {"accountable", &Funnel::accountable, "somebody was held to account"}}};

/// The figures as they may be shown.
std::vector<ShownMetric> shown_metrics(std::span<Metric const> metrics);

/// Hash of the figures that are shown, to the last bit. What is withheld is not in it, so that nobody can try
/// values until one fits.
std::uint64_t metrics_hash(std::span<ShownMetric const> metrics);

/// @param window  weeks of the survey question, counted back from the end; all, if there are fewer
ReplicateSummary summary_of(ReplicateResult const& result, Week window);

struct MetricSummary {
    std::string name, group;
    Estimate estimate;
    bool withheld{false}; ///< in at least one replicate
};

/// The summary of one figure, or nullptr.
MetricSummary const* find_summary(std::span<MetricSummary const> metrics, std::string_view name,
                                  std::string_view group);

/// One number for a set of replicates, in their order; independent of threads.
std::uint64_t combined_hash(std::span<std::uint64_t const> hashes);
/// Of the summaries' result hashes.
std::uint64_t combined_result_hash(std::span<ReplicateSummary const> summaries);

/// The lower end of Wilson's 95 % interval of a share of a number of trials.
double wilson_low(double share, double trials);

/// A share of a number of trials, with Wilson's 95 % interval (1927, J. Am. Stat. Assoc. 22, 209), which
/// keeps within 0 and 1 for few trials. NaN for none.
struct Share {
    std::size_t k{0}, n{0};

    double value() const { return static_cast<double>(k) / static_cast<double>(n); }
    double low() const;
    double high() const;
};

/// Replicates that ended in one of two lasting states, told apart by their mean perceived norm.
struct LastingStates {
    double border{0};            ///< half-way between the two groups
    Estimate low, high;          ///< the perceived norm in each
    std::vector<bool> in_high{}; ///< by value given
};

/// Two groups among the values, or nothing if they are one.
///
/// The best split into two is sought (least squares). It counts as two states if the means lie at least 0.15
/// apart and at least 5 pooled standard deviations: a split uniform sample reaches 3.5, a split normal
/// one 2.7. A group may be a single replicate only if the gap before it is at least 0.25, since one value has
/// no spread.
std::optional<LastingStates> lasting_states(std::span<double const> norms);

/// Weeks that a run needs, burn-in included, before its end can be called a lasting state. Over less it is
/// much what it began with.
inline constexpr Week least_for_states = 52;
constexpr bool can_tell_states(double weeks)
{
    return weeks >= least_for_states;
}

/// Whether a change ended so long ago that what is left of it cannot be taken for a state of its own: two
/// half-lives of the perceived norm leave a quarter, and norms that differ by less than 0.15 are one state.
inline bool is_long_after(double weeks, double halflife_of_norm)
{
    return weeks >= 2 * halflife_of_norm;
}

} // namespace groundswell
