#pragma once
#include <optional>
#include <span>

#include "experiment/paired_difference.hpp"
#include "observe/lasting_states.hpp"

namespace groundswell {

/// Pairs by the lasting states in which their two runs ended.
struct PairedStates {
    double border{0};                  ///< perceived norm, half-way between the two states
    Estimate low{}, high{};            ///< perceived norm of runs that ended in each
    Share base_high{}, variant_high{}; ///< runs that ended in the high state

    /// Pairs whose base ended in `from` and whose variant ended in `to` (false: low, true: high).
    struct Cell {
        std::size_t pairs{0};
        Estimate difference; ///< of the figure, within the cell
    };
    Cell cell[2][2]{}; ///< [base ended high][variant ended high]
};

/// By pair: `perceived_norm` at the end, and the figure whose difference is asked for.
struct PairedColumns {
    std::span<double const> base_norm, variant_norm, base, variant;
    bool long_after{false}; ///< the variant's change ended several half-lives of the norm before the end
};

/// Split pairs by lasting state (`lasting_states`), or nothing if there is one state. Runs under the same
/// rules tell: those of the base, those of the variant, and both together if the rules have been the same
/// again for long.
std::optional<PairedStates> split_states(PairedColumns const& columns);

} // namespace groundswell
