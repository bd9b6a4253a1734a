#pragma once
#include <cstdint>
#include <groundswell/compare.hpp>
#include <groundswell/value_of_knowing.hpp>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace groundswell {

/// The worlds of a comparison that draws its uncertain numbers, and the runs that were made in each.
struct ComparedWorlds {
    std::vector<std::uint32_t> points;           ///< of the plausible space, by world
    std::vector<std::vector<std::size_t>> pairs; ///< by world, as indices of the replicates that were run
};
ComparedWorlds worlds_of(CompareRun const& run);

/// A figure of one arm by world, the mean of its runs that have a value. Nothing if it is withheld, or not
/// kept.
std::optional<std::vector<double>> world_column(CompareRun const& run, std::size_t arm,
                                                std::string_view metric, std::string_view group = "all");

/// Harm and cost of these arms by world. Nothing if either is withheld.
std::optional<std::vector<OptionColumns>> option_columns(CompareRun const& run,
                                                         std::span<std::size_t const> arms);

/// What the uncertain numbers of the base are, by world.
std::vector<Knowable> uncertain_knowables(CompareRun const& run);

} // namespace groundswell
