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

/// The first pair of every world, and the others. Whoever asks a question of one run and looks at the harm of
/// the others does not take their common luck for knowledge. Both are all pairs if a world has one pair only.
struct SplitWorlds {
    ComparedWorlds asked, harmed;
};
SplitWorlds split_pairs(ComparedWorlds const& worlds);

/// A figure of one arm.
struct ArmFigure {
    std::size_t arm{0};
    std::string_view metric;
    std::string_view group{"all"};
};

/// A figure by world: the mean of the world's pairs that have a value. Nothing if it is withheld in any
/// replicate, or not kept.
std::optional<std::vector<double>> world_column(CompareRun const& run, ComparedWorlds const& worlds,
                                                ArmFigure const& figure);

/// Harm and cost of these arms by world. Nothing if either is withheld.
std::optional<std::vector<OptionColumns>> option_columns(CompareRun const& run, ComparedWorlds const& worlds,
                                                         std::span<std::size_t const> arms);

/// What the uncertain numbers of the base are, by world.
std::vector<Knowable> uncertain_knowables(CompareRun const& run);

} // namespace groundswell
