#pragma once
#include <groundswell/summary.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell::report {

/// A published survey figure that a scenario can be held against.
struct Target {
    std::string quantity, group;
    double value{0}, low{0}, high{0};
    std::string source, year;
};

/// The project's own table, data/targets.csv, kept inside the program.
extern std::string_view const shipped_targets;

/// Read a table with columns quantity, group, value, low, high, source and year.
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
    bool in_range{false}; ///< the 95 % interval overlaps [low, high]
};

std::vector<TargetVerdict> judge(std::vector<Target> const& targets,
                                 std::vector<MetricSummary> const& metrics);

} // namespace groundswell::report
