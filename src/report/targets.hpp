#pragma once
#include <groundswell/summary.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell::report {

/// A published survey figure that a scenario can be held against.
struct Target {
    std::string quantity;   ///< what the survey asks about: a figure's name, if no instrument is named
    std::string instrument; ///< the question as the model counts it (data/instruments.csv), or ""
    std::string group;
    double value{0}, low{0}, high{0};
    std::string source, year;

    /// The figure of the model that is held against the survey's.
    std::string const& figure() const { return instrument.empty() ? quantity : instrument; }
};

/// The project's own table, data/targets.csv, kept inside the program.
extern std::string_view const shipped_targets;

/// Read a table with columns quantity, group, value, low, high, source and year, and, if it likes,
/// instrument.
///
/// @param name  a file; "" or "targets" is the shipped table
/// @throws UserError with every fault, as file:line
std::vector<Target> read_targets(std::string const& name);
std::vector<Target> parse_targets(std::string_view text, std::string const& name);

/// Replicates that a verdict "in range" is defined for (model section 8).
inline constexpr std::size_t replicates_for_verdict = 160;

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

} // namespace groundswell::report
