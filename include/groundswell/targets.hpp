#pragma once
#include <groundswell/bounds.hpp>
#include <groundswell/summary.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

/// A survey figure that a scenario can be held against.
struct Target {
    std::string quantity;   ///< what the survey asks about: a figure's name, if no instrument is named
    std::string instrument; ///< the question as the model counts it (data/instruments.csv), or ""
    std::string group;
    double value{0};
    double low{0}, high{0};               ///< 95 % interval of the value, or the range of several surveys
    double se{0};                         ///< standard error of the value
    std::optional<double> discrepancy{};  ///< of the model, as a share of the value; none: what the fit takes
    std::optional<double> window_weeks{}; ///< that the question asks about
    std::string source, year;

    /// The figure of the model that is held against the survey's.
    std::string const& figure() const { return instrument.empty() ? quantity : instrument; }
    /// "experienced (woman)"
    std::string label() const { return quantity + " (" + group + ")"; }
};

/// The project's own table, data/targets.csv, kept inside the program.
extern std::string_view const shipped_targets;

/// Fewest people asked from which a row says anything.
inline constexpr double least_asked = 10;

/// Read a table with columns quantity, group and value, how sure the value is, and, if it likes, instrument,
/// window_weeks, discrepancy, source, year.
///
/// How sure is said by low and high, by se, or by n, the people asked. Of a share, n gives Wilson's interval;
/// of another figure between 0 and 1, n gives the largest standard error that its mean can have. What is not
/// given follows from what is, as for a normal distribution.
/// @param name  a file; "" or "targets" is the shipped table
/// @throws UserError with every fault, as file:line
std::vector<Target> read_targets(std::string const& name);
std::vector<Target> parse_targets(std::string_view text, std::string const& name);

/// Replicates that a verdict "in range" is defined for (model section 8).
inline constexpr std::size_t replicates_for_verdict = 160;
/// With fewer replicates not even a count of rows in range is said: chance decides it.
inline constexpr std::size_t replicates_for_count = 20;

/// Survey and model side by side.
struct TargetVerdict {
    Target target;
    Estimate model;
    bool measured{false}; ///< the model has the figure, for that group, and it is not withheld
    bool in_range{false}; ///< the model's mean lies within [low, high]
    bool overlaps{false}; ///< its 95 % interval does, in part
};

std::vector<TargetVerdict> judge(std::vector<Target> const& targets,
                                 std::vector<MetricSummary> const& metrics);

} // namespace groundswell
