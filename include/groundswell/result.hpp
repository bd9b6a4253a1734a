#pragma once
#include <array>
#include <cstdint>
#include <groundswell/bounds.hpp>
#include <groundswell/counters.hpp>
#include <groundswell/disclosure.hpp>
#include <string>
#include <vector>

namespace groundswell {

/// One end-of-run figure. Names as in model section 8 (experienced, witnessed, formal_report_share, ...).
struct Metric {
    std::string name;
    std::string group;    ///< a group's name or "all"
    double value{0};      ///< NaN where the denominator is 0
    std::int64_t base{0}; ///< people, events or person-weeks in the denominator
    bool withheld{false}; ///< it is about too few people, or would give such a figure away
};

/// The states of a person (model I.ii), in the order of results.
enum class State : std::uint8_t {
    entitlement,
    attitude,
    perceived_norm,
    responsibility,
    habituation,
    trust,
    deterrence,
    stigma,
    unspoken,
    momentum,
    burden,
    effort
};
inline constexpr int state_count = 12;
inline constexpr std::array<char const*, state_count> state_names{
    "entitlement", "attitude", "perceived_norm", "responsibility", "habituation", "trust",
    "deterrence",  "stigma",   "unspoken",       "momentum",       "burden",      "effort"};

/// Return the bounds of a state. Momentum, burden and effort have no upper one.
constexpr Bounds bounds_of(State state)
{
    return state >= State::momentum ? count_bounds : share_bounds;
}

/// Means of states over seat-holders, by group and rank, at one week (model section 5).
struct StateMeans {
    Week week{0};
    /// [group][rank][state], flattened; states in the order of `State`; NaN where nobody is.
    std::vector<double> mean;
    std::vector<std::uint32_t> people; ///< [group][rank]
};

/// What became, by the end, of the acts of the window: of counted kinds, each act once in each stage.
struct Funnel {
    std::uint64_t acts{0}, known{0}, disclosed{0}, reported{0}, substantiated{0}, accountable{0};
};

/// Everything that one replicate leaves behind.
struct ReplicateResult {
    std::uint32_t seed{0}, replicate{0};
    Week first_week{0};                               ///< week of series[0]; 0 unless burn-in was observed
    std::vector<Counts> series;                       ///< by week
    std::vector<StateMeans> states;                   ///< every `observe.every` weeks, and at the last
    std::vector<std::vector<std::uint32_t>> occupied; ///< by week, [group][rank]
    std::vector<Metric> metrics;
    Withheld withheld{};          ///< which groups and cells are, in every week
    DisclosureRules disclosure{}; ///< by which
    Funnel funnel;
    double intervention_cost{0};
    std::uint64_t result_hash{0}; ///< weekly integer counts and final state, model section 8
    std::uint64_t metrics_hash{0};
    std::uint64_t messages{0}, candidates{0}; ///< from week 0 on
    double seconds{0};                        ///< wall time; in no hash
    int groups{0}, ranks{0};
};

/// Who takes results as they come (a study file, a progress bar, a test).
class Sink {
  public:
    virtual ~Sink() = default;
    virtual void take(ReplicateResult const& result) = 0;
};

} // namespace groundswell
