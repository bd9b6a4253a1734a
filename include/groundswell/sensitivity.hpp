#pragma once
#include <cstdint>
#include <functional>
#include <groundswell/points.hpp>
#include <groundswell/range.hpp>
#include <groundswell/scenario.hpp>
#include <groundswell/stop.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace groundswell {

class Card;

/// Fewest trajectories and replicates from which anything is said.
inline constexpr std::uint32_t fewest_trajectories = 4, fewest_sensitivity_replicates = 16;

struct SensitivityOptions {
    std::vector<std::string> metrics{"harm"}; ///< all are measured in the same runs
    std::uint32_t trajectories{8};            ///< of the screening, each one run for every uncertain number
    std::uint32_t keep{10};        ///< how many numbers, at most, are kept for the indices of each metric
    std::uint32_t replicates{128}; ///< of the indices: pairs of points A and B, each with draws of its own
    int threads{1};                ///< never changes a result
    /// Called with the runs that are done and those planned, by one thread at a time. The plan grows once
    /// when the screening is done.
    std::function<void(std::size_t done, std::size_t planned)> advance{};
    Stop stop{};                  ///< looked at several times a week
    std::shared_ptr<Card> card{}; ///< as in `RunOptions`
};

/// One run of the design.
struct SensitivityRun {
    PointKey key;                    ///< stage of the design, name of the point, trajectory or replicate
    std::uint32_t draws{0};          ///< the replicate of `Key` with which it was run
    std::vector<double> unit;        ///< the point in the unit cube, one coordinate for each uncertain number
    std::vector<PointValue> figures; ///< what came out; unknown and withheld figures are absent
};

/// What changing one number alone does to a metric: elementary effects, scaled to its whole plausible range.
///
/// Source: Morris (1991), Technometrics 33(2), 161-174; for the mean of absolute values, Campolongo, Cariboni
/// & Saltelli (2007), Environ. Model. Softw. 22(10), 1509-1518.
struct ElementaryEffects {
    std::string parameter;
    std::string mechanism; ///< of the model, in words
    double mean{0};        ///< mu: its sign says in which direction the number acts
    double absolute{0};    ///< mu*: mean of absolute values
    Range interval{};      ///< 95 % of mu*, by bootstrap over trajectories
    double deviation{0};   ///< sigma: large where the effect depends on other numbers or on chance
    bool kept{false};      ///< for the indices
};

/// A share of a metric's variance, with its 95 % interval by bootstrap over replicates.
struct VarianceShare {
    double value{0};
    Range interval{};
};

/// How much of a metric's variance over the plausible space is due to something that varies.
struct SensitivityIndex {
    std::string name;
    std::size_t numbers{1}; ///< how many are moved together; 0 for chance
    VarianceShare first;    ///< by itself
    VarianceShare total;    ///< by itself and in interaction with everything else, chance included
};

/// The sensitivity of one metric.
struct MetricSensitivity {
    std::string metric, group;
    std::size_t replicates{0}; ///< that have a value at every point
    double mean{0}, variance{0};
    std::vector<ElementaryEffects> screening;     ///< the largest absolute effect first
    std::vector<SensitivityIndex> numbers;        ///< those kept; the largest total first
    std::vector<SensitivityIndex> mechanisms;     ///< all numbers of each; the largest total first
    std::optional<SensitivityIndex> screened_out; ///< all numbers that were not kept, moved together
    SensitivityIndex chance;                      ///< the random draws
    VarianceShare alone;                          ///< sum of the first indices of all mechanisms
    /// How many replicates would tell the third of `numbers` from the fourth by their totals, if both stayed
    /// as they are; nothing if these do, or if there are no four.
    std::optional<std::size_t> replicates_to_decide;

    bool varies() const { return variance > 0; }
};

struct SensitivityResult {
    std::vector<std::string> parameters; ///< that are varied
    std::vector<MetricSensitivity> metrics;
    std::vector<SensitivityRun> runs; ///< in the order of the design
};

/// Find out which uncertain numbers a metric depends on, over their plausible ranges.
///
/// First a screening: in each trajectory one number after another is moved by half of its range, at levels
/// 1/8, 3/8, 5/8 and 7/8. Then, for those with the largest effects, for each mechanism, for all that were
/// screened out and for chance, first and total indices of Sobol': in each replicate two points A and B of
/// a scrambled Sobol' sequence are run, and A with one part taken from B. All runs of a trajectory, and all
/// of a replicate but B and the one for chance, share their draws. So a number without any effect gets 0
/// exactly.
///
/// Numbers of a rule (`exclusion.hpp`) are mapped onto what the rule allows. What the store holds is not run
/// again.
///
/// Sources: Sobol' (2001), Math. Comput. Simul. 55, 271-280; first indices as Saltelli et al. (2010), Comput.
/// Phys. Commun. 181(2), 259-270, total ones as Jansen (1999), Comput. Phys. Commun. 117, 35-43. For draws
/// as one more input, Iooss & Ribatet (2009), Reliab. Eng. Syst. Saf. 94(7), 1194-1204.
/// @throws UserError for an unknown metric, too few trajectories or replicates, or nothing left to vary
SensitivityResult measure_sensitivity(Scenario const& scenario, SensitivityOptions const& options,
                                      PointStore& store);

/// What `measure_sensitivity` refuses before it runs anything, so that it can be asked before a study is
/// made.
///
/// @throws UserError as `measure_sensitivity`
void check_sensitivity(Scenario const& scenario, SensitivityOptions const& options);

/// As much of it as the store holds, with fewer replicates if not all are whole; nothing is run. Nothing if
/// the screening or the least number of replicates is not whole.
///
/// @throws UserError as `measure_sensitivity`
std::optional<SensitivityResult> kept_sensitivity(Scenario const& scenario, SensitivityOptions options,
                                                  PointStore& store);

/// Runs that the screening needs, and most that `measure_sensitivity` needs in all.
struct SensitivityRuns {
    std::size_t screening{0}, most{0};
};
SensitivityRuns sensitivity_runs(Scenario const& scenario, SensitivityOptions const& options);

} // namespace groundswell
